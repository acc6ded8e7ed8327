import type { AnnotationView } from '@/lib/annotations/model';
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

/** The failure for words that somebody changed since they were chosen; with the annotation as it is, if there is one. */
export function wordsChanged(annotation?: AnnotationView): AppError {
  const again = annotation
    ? 'Look at them again, then decide again.'
    : 'Look at them again, then mark this again.';
  return new AppError('conflict', `Somebody changed these words meanwhile. ${again}`, {
    ...(annotation && { details: { annotation } }),
  });
}

/** The failure for what needs a place where there is none any more. */
export function lost(annotation: AnnotationView): AppError {
  return new AppError('conflict', 'Its words have lost their place. Reattach them or let them go first.', {
    details: { annotation },
  });
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
