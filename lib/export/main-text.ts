import type { AnnotationKind, FieldsOf } from '@/lib/annotations/kind-model';
import type { AnnotationView } from '@/lib/annotations/model';

/** The field of each kind that says what a person wrote in the first place; null where the marked words say it all. */
export const MAIN_FIELDS: { [K in AnnotationKind]: keyof FieldsOf<K> | null } = {
  claim: 'statement',
  quote: 'contextNote',
  attribution: 'note',
  source_citation: 'note',
  entity_check: 'note',
  query: 'question',
  note: 'body',
  cleared: null,
  suggestion: 'replacement',
};

/** What a person wrote on an annotation in the first place; empty when they wrote nothing. */
export function mainText({ kind, fields }: AnnotationView): string {
  const value: unknown = Reflect.get(fields, MAIN_FIELDS[kind] ?? '');
  return typeof value === 'string' ? value : '';
}
