import type { z } from 'zod';
import { AppError } from '@/lib/errors';

/** Parses a value from outside; throws `invalid_input` with one sentence a field. */
export function parseInput<T>(schema: z.ZodType<T>, value: unknown, what: string): T {
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
