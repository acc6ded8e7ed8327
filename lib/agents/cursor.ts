import { z } from 'zod';
import { idSchema } from '@/lib/ids';

const partsSchema = z.tuple([z.string().regex(/^[^\0]*$/), idSchema]);

/** The place in a list ordered by name and id after which the next page begins. */
interface NameCursor {
  name: string;
  id: string;
}

/** A cursor as it stands in an address; `parseNameCursor` undoes it. */
export function renderNameCursor({ name, id }: NameCursor): string {
  return JSON.stringify([name, id]);
}

/** Reads a cursor; null when it is not one. */
export function parseNameCursor(cursor: string): NameCursor | null {
  let parts: unknown;
  try {
    parts = JSON.parse(cursor);
  } catch {
    return null;
  }
  const read = partsSchema.safeParse(parts);
  return read.success && read.data[0].isWellFormed() ? { name: read.data[0], id: read.data[1] } : null;
}
