import type { z } from 'zod';
import { FIELD_SCHEMAS, type AnnotationKind } from '@/lib/annotations/kind-model';

export type Fields = Record<string, unknown>;
export type FieldsCheck = { ok: true; fields: Fields } | { ok: false; problems: Record<string, string> };

/** A field's value as it is compared and stored: an empty text or list is the same as none, which is null. */
export function fieldValue(value: unknown): unknown {
  const isEmpty = value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  return isEmpty ? null : value;
}

/** Whether the kind has a field of this name. */
export function hasField(kind: AnnotationKind, name: string): boolean {
  return Object.hasOwn(FIELD_SCHEMAS[kind].shape, name);
}

/**
 * A kind's own fields, trimmed and without the empty ones, or one sentence for each that is wrong, under the name that changes
 * use for it: `fields.statement`.
 */
export function checkFields(kind: AnnotationKind, given: Fields): FieldsCheck {
  const problems: Record<string, string> = {};
  for (const name of Object.keys(given)) {
    if (!hasField(kind, name)) problems[`fields.${name}`] = 'Annotations of this kind have no such field.';
  }
  if (Object.keys(problems).length > 0) return { ok: false, problems };

  const parsed: z.ZodSafeParseResult<Fields> = FIELD_SCHEMAS[kind].safeParse(withoutEmpty(given));
  if (parsed.success) return { ok: true, fields: withoutEmpty(parsed.data) };
  for (const issue of parsed.error.issues) {
    problems[`fields.${String(issue.path[0] ?? '')}`] ??= issue.message;
  }
  return { ok: false, problems };
}

function withoutEmpty(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => fieldValue(value) !== null));
}
