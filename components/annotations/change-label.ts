import { FIELD_DEFINITIONS } from '@/components/annotations/field-definitions';
import { wordsOf } from '@/components/annotations/labels';
import type { AnnotationKind } from '@/lib/annotations/model';

const COMMON: Record<string, string> = { assigneeId: 'Assignee', ranges: 'Place in the text' };

/** What a changed field is called, by its key in `annotationChangesSchema`: fields.claimType of a claim is "Type". */
export function fieldLabel(kind: AnnotationKind, key: string): string {
  const own = FIELD_DEFINITIONS[kind].find((field) => `fields.${field.name}` === key);
  return own?.label ?? COMMON[key] ?? wordsOf(key);
}
