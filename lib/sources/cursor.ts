import { z } from 'zod';
import { idSchema } from '@/lib/ids';

// PostgreSQL knows no year 0.
const partsSchema = z.tuple([z.iso.datetime().regex(/^(?!0000)/), idSchema]);

/** The place in a list ordered by time, newest first, and id, after which the next page begins. */
export interface Cursor {
  at: Date;
  id: string;
}

/** A cursor as it stands in an address; `parseCursor` undoes it. */
export function renderCursor(row: { at: Date; id: string }): string {
  return `${row.at.toISOString()}_${row.id}`;
}

/** Reads a cursor; null when it is not one. */
export function parseCursor(cursor: string): Cursor | null {
  const parts = partsSchema.safeParse(cursor.split('_'));
  return parts.success ? { at: new Date(parts.data[0]), id: parts.data[1] } : null;
}
