import { z } from 'zod';
import { idSchema } from '@/lib/ids';
import {
  SORT_DIRECTIONS,
  SOURCE_SORTS,
  type SortDirection,
  type SourceSort,
  type SourceView,
} from '@/lib/sources/model';

const text = z
  .string()
  .max(1_000)
  .regex(/^[^\0]*$/);
/** The sort's value on the row that the page begins after. */
const VALUES = {
  // PostgreSQL knows no year 0.
  updated: z.iso.datetime().regex(/^(?!0000)/),
  title: text,
  issued: text,
  outlet: text,
} as const satisfies Record<SourceSort, z.ZodType>;

const cursorSchema = z.tuple([
  z.enum(SOURCE_SORTS),
  z.enum(SORT_DIRECTIONS),
  z.enum(['after', 'before']),
  z.unknown(),
  idSchema,
]);

/** A place in the list of sources: the page after the row with this value and id, or the page before it. */
export interface Cursor {
  sort: SourceSort;
  direction: SortDirection;
  side: 'after' | 'before';
  value: string;
  id: string;
}

/** A cursor as it stands in an address; `parseCursor` undoes it. */
export function renderCursor({ sort, direction, side, value, id }: Cursor): string {
  const bytes = new TextEncoder().encode(JSON.stringify([sort, direction, side, value, id]));
  return btoa(String.fromCodePoint(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** Reads a cursor; null when it is not one, or one of another order of the list. */
export function parseCursor(cursor: string, sort: SourceSort, direction: SortDirection): Cursor | null {
  const parts = cursorSchema.safeParse(decode(cursor));
  if (!parts.success) return null;
  const [ofSort, ofDirection, side, given, id] = parts.data;
  if (ofSort !== sort || ofDirection !== direction) return null;
  const value = VALUES[sort].safeParse(given);
  return value.success ? { sort, direction, side, value: value.data, id } : null;
}

/** The cursor of the pages on one side of a row. */
export function cursorAt(
  row: SourceView,
  sort: SourceSort,
  direction: SortDirection,
  side: Cursor['side'],
): string {
  const values: Record<SourceSort, string> = {
    updated: row.updatedAt,
    title: row.title,
    issued: row.issued,
    outlet: row.containerTitle,
  };
  return renderCursor({ sort, direction, side, value: values[sort], id: row.id });
}

function decode(cursor: string): unknown {
  if (!/^[\w-]+$/.test(cursor)) return null;
  try {
    const bytes = Uint8Array.from(atob(cursor.replaceAll('-', '+').replaceAll('_', '/')), (character) =>
      character.charCodeAt(0),
    );
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    // Not base64url of UTF-8 of JSON: somebody wrote it by hand.
    return null;
  }
}
