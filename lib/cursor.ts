import { z } from 'zod';
import { AppError } from '@/lib/errors';
import { idSchema } from '@/lib/ids';

/** Text that a list may be ordered by. */
export const textValue = z
  .string()
  .max(1_000)
  .refine((text) => text.isWellFormed() && !text.includes('\0'));
/** A moment that a list may be ordered by; PostgreSQL knows no year 0. */
export const timeValue = z.iso.datetime().regex(/^(?!0000)/);

/** A place in a list: the page after the row with this value of the sort and this id, or the page before it. */
export interface Cursor<Sort extends string, Value extends string | number = string | number> {
  sort: Sort;
  direction: 'asc' | 'desc';
  side: 'after' | 'before';
  value: Value;
  id: string;
}

/** What a list may be ordered by: the value of a row, and which values there are. */
type Sorts<Row, Sort extends string, Value> = Record<
  Sort,
  { of: (row: Row) => Value; schema: z.ZodType<Value> }
>;

const partsSchema = z.tuple([
  z.string(),
  z.enum(['asc', 'desc']),
  z.enum(['after', 'before']),
  z.unknown(),
  idSchema,
]);

/** The cursors of one list, ordered by one of its sorts and then by id. */
export class Cursors<
  Row extends { id: string },
  Sort extends string,
  Value extends string | number = string,
> {
  readonly #sorts: Sorts<Row, Sort, Value>;

  constructor(sorts: Sorts<Row, Sort, Value>) {
    this.#sorts = sorts;
  }

  /** The cursor of the pages on one side of a row, as it stands in an address. */
  at(row: Row, { sort, direction, side }: Pick<Cursor<Sort>, 'sort' | 'direction' | 'side'>): string {
    return renderCursor({ sort, direction, side, value: this.#sorts[sort].of(row), id: row.id });
  }

  /** Reads a cursor; null when it is not one, or one of another order of the list. */
  parse(given: string, sort: Sort, direction: 'asc' | 'desc'): Cursor<Sort, Value> | null {
    const parts = partsSchema.safeParse(decode(given));
    if (!parts.success) return null;
    const [ofSort, ofDirection, side, unread, id] = parts.data;
    if (ofSort !== sort || ofDirection !== direction) return null;
    const value = this.#sorts[sort].schema.safeParse(unread);
    return value.success ? { sort, direction, side, value: value.data, id } : null;
  }

  /** The cursor that a request gives, null when it gives none; throws `invalid_input` for one of no page in this order. */
  read(given: string | undefined, sort: Sort, direction: 'asc' | 'desc'): Cursor<Sort, Value> | null {
    const cursor = given === undefined ? null : this.parse(given, sort, direction);
    if (cursor || given === undefined) return cursor;
    const message = 'This page of the list is no longer there. Start from the first one.';
    const fields = { cursor: 'This belongs to no page of the list in this order.' };
    throw new AppError('invalid_input', message, { fields });
  }
}

/** A cursor as it stands in an address; `parse` undoes it. */
export function renderCursor({ sort, direction, side, value, id }: Cursor<string>): string {
  const bytes = new TextEncoder().encode(JSON.stringify([sort, direction, side, value, id]));
  return btoa(String.fromCodePoint(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/**
 * What a page shows of rows that were read from a cursor on, one more than `limit` and backwards for a page before it: in the order
 * of the list, with whether there are others on either side.
 */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  cursor: Pick<Cursor<string>, 'side'> | null,
) {
  const isBackward = cursor?.side === 'before';
  const hasFurther = rows.length > limit;
  const shown = rows.slice(0, limit);
  return {
    shown: isBackward ? shown.toReversed() : shown,
    hasPrevious: isBackward ? hasFurther : cursor !== null,
    hasNext: isBackward || hasFurther,
  };
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
