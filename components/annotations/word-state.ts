import type { AnnotationKind } from '@/lib/annotations/kind-model';
import type { AnnotationView } from '@/lib/annotations/model';
import { isStale, placementOf } from '@/lib/annotations/rules';

/** How bad it is: nothing to do, something to look at, or something without a place. */
export type StateTone = 'quiet' | 'warn' | 'bad';

const MADE: Partial<Record<AnnotationKind, string>> = {
  cleared: 'cleared',
  suggestion: 'proposed',
  note: 'noted',
  query: 'asked',
};

/** What became of the words of an annotation since it was made, in a sentence; null while they stand as they were marked. */
export function wordState(
  annotation: AnnotationView,
): { tone: StateTone; short: string; line: string } | null {
  const { kind } = annotation;
  const made = isStale(annotation) ? 'checked' : (MADE[kind] ?? 'marked');
  switch (placementOf(annotation)) {
    case 'placed':
      return null;
    case 'moved':
      return { tone: 'quiet', short: 'Moved', line: 'The same words stand elsewhere now.' };
    case 'changed':
      return { tone: 'warn', short: 'Words changed', line: `The words changed after this was ${made}.` };
    case 'ambiguous':
      return {
        tone: 'bad',
        short: 'Place unclear',
        line: `The words that were ${made} come more than once now. Choose which are meant.`,
      };
    case 'orphaned':
      return {
        tone: 'bad',
        short: 'Words gone',
        line: `The words that were ${made} are no longer in the text.`,
      };
  }
}
