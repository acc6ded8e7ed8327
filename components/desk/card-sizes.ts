import { STATEMENT_FIELDS } from '@/components/annotations/field-definitions';
import { wordsOf } from '@/components/annotations/words-of';
import type { AnnotationView } from '@/lib/annotations/model';

/** Height of a card that is one line. */
export const LINE_HEIGHT = 36;
const FRAME = 24 + 24 + 2;
const WORDS_LINE = 22;
const STATEMENT_LINE = 20;
const CHARACTERS_A_LINE = 46;

const estimates = new WeakMap<AnnotationView, number>();

/** The height that a short card will have, about; it is measured once it is shown. */
export function estimateHeight(annotation: AnnotationView): number {
  const known = estimates.get(annotation);
  if (known !== undefined) return known;
  const estimate = estimateOf(annotation);
  estimates.set(annotation, estimate);
  return estimate;
}

function estimateOf(annotation: AnnotationView): number {
  const name = STATEMENT_FIELDS[annotation.kind];
  const statement = name === null ? '' : String(Reflect.get(annotation.fields, name) ?? '');
  return FRAME + linesOf(wordsOf(annotation)) * WORDS_LINE + 6 + (statement === '' ? 0 : STATEMENT_LINE + 4);
}

// They are cut off after two lines.
function linesOf(text: string): number {
  return Math.min(2, Math.ceil(text.length / CHARACTERS_A_LINE));
}
