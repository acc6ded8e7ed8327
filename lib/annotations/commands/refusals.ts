import { AppError } from '@/lib/errors';
import type { LockedArticle } from '@/lib/events/append-event';

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

/** Throws a conflict when offsets were counted in another version of the text. */
export function requireVersion(article: LockedArticle, version: number): void {
  if (version === article.version) return;
  throw new AppError(
    'conflict',
    'The text was changed since you opened it. Open it again, then mark this again.',
    { details: { articleVersion: article.version } },
  );
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
