import type { z } from 'zod';
import { AppError } from '@/lib/errors';

/** Parses a value from outside; throws `invalid_input` with one sentence a field. */
export function parseInput<T>(schema: z.ZodType<T>, value: unknown, what: string): T {
  if (holdsUnstorable(value)) {
    throw new AppError(
      'invalid_input',
      `The ${what} holds a character that no text can hold (U+0000, or half of one).`,
    );
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const fields: Record<string, string> = {};
  for (const issue of result.error.issues) {
    fields[issue.path.map(String).join('.') || what] ??= issue.message;
  }
  const [first] = Object.entries(fields);
  throw new AppError('invalid_input', first ? `${first[0]}: ${first[1]}` : `The ${what} is not valid.`, {
    fields,
  });
}

// PostgreSQL refuses these in text and in JSON. Without recursion, because what comes from outside may be nested without end,
// and each part once, because what actions are called with may hold itself.
function holdsUnstorable(value: unknown): boolean {
  const left = [value];
  const seen = new Set<object>();
  while (left.length > 0) {
    const next = left.pop();
    if (typeof next === 'string' && /[\0\p{Surrogate}]/u.test(next)) return true;
    if (typeof next !== 'object' || next === null || seen.has(next)) continue;
    seen.add(next);
    for (const [name, part] of Object.entries(next)) left.push(name, part);
  }
  return false;
}
