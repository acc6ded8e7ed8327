import { AppError } from '@/lib/errors';

/** How much there may be of each thing, deleted ones not counted. */
const MOST = {
  annotations: { count: 20_000, of: 'annotations on one article' },
  comments: { count: 1_000, of: 'comments on one annotation' },
  evidence: { count: 100, of: 'sources on one annotation' },
} as const;

/** Throws a conflict when there are as many as there may be. */
export function refuseMore(what: keyof typeof MOST, existing: number): void {
  const { count, of } = MOST[what];
  if (existing >= count) {
    throw new AppError('conflict', `There can be at most ${count.toLocaleString('en')} ${of}.`);
  }
}

/** The failure for a range whose words somebody changed since it was chosen. */
export function wordsChanged(): AppError {
  return new AppError('conflict', 'Somebody changed these words meanwhile. Look at them again, then mark this again.');
}

/** The failure that names every wrong field; its message is the first of them. */
export function invalid(problems: Record<string, string>): AppError {
  const [first = 'This cannot be saved.'] = Object.values(problems);
  return new AppError('invalid_input', first, { fields: problems });
}

/** The failure for an id, made by the client, that something else has. */
export function taken(what: string): AppError {
  return new AppError('conflict', `There is another ${what} with this id already. Try again.`);
}
