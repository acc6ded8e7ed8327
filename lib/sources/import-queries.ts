import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { visibleTo } from '@/lib/sources/access';
import { duplicateReasons } from '@/lib/sources/duplicate-rules';
import type { Likeness } from '@/lib/sources/import-model';
import { matchKey } from '@/lib/sources/match-rules';
import type { SourceFields, SourceKind } from '@/lib/sources/model';

const MOST_ALIKE = 5;
const VALUES_AT_ONCE = 1_000;

const select = {
  id: true,
  title: true,
  citationKey: true,
  kind: true,
  issued: true,
  canonicalUrl: true,
  doi: true,
  isbn: true,
  matchKey: true,
} as const satisfies Prisma.SourceSelect;
type Row = Prisma.SourceGetPayload<{ select: typeof select }>;
type Name = 'canonicalUrl' | 'doi' | 'isbn' | 'matchKey';

/**
 * For each of many sources that are to be made, those of the library that it seems to be and that the actor may see: the first five.
 * Takes a statement for each way to be alike and thousand sources.
 */
export async function listLikenesses(
  actor: Actor,
  sources: readonly (SourceFields | null)[],
): Promise<Likeness[][]> {
  const values = sources.map((fields) => fields && { ...fields, matchKey: matchKey(fields) });
  const names: Name[] = ['canonicalUrl', 'doi', 'isbn', 'matchKey'];
  const found = new Map(
    await Promise.all(
      names.map(async (name) => {
        const wanted = new Set(values.map((each) => each?.[name] ?? '').filter((value) => value !== ''));
        return [name, await rowsBy(actor, name, [...wanted])] as const;
      }),
    ),
  );
  return values.map((fields) => {
    if (!fields) return [];
    const rows = names.flatMap((name) => found.get(name)?.get(fields[name]) ?? []);
    const alike = new Map(rows.map((row) => [row.id, row]));
    return [...alike.values()]
      .map(({ id, title, citationKey, ...row }) => ({
        id,
        title,
        citationKey,
        reasons: duplicateReasons(fields, { ...row, title, kind: row.kind as SourceKind }),
      }))
      .filter(({ reasons }) => reasons.length > 0)
      .slice(0, MOST_ALIKE);
  });
}

async function rowsBy(actor: Actor, name: Name, wanted: readonly string[]): Promise<Map<string, Row[]>> {
  const found = new Map<string, Row[]>();
  for (let at = 0; at < wanted.length; at += VALUES_AT_ONCE) {
    const rows = await db.source.findMany({
      where: {
        ...visibleTo(actor),
        mergedIntoId: null,
        [name]: { in: wanted.slice(at, at + VALUES_AT_ONCE) },
      },
      orderBy: { id: 'asc' },
      select,
    });
    for (const row of rows) {
      const alike = found.get(row[name]) ?? [];
      if (alike.length < MOST_ALIKE * 4) found.set(row[name], [...alike, row]);
    }
  }
  return found;
}
