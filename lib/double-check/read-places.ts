import { carryAnchors } from '@/lib/anchoring/carry-anchors';
import type { Actor } from '@/lib/auth/actor';
import type { Prisma } from '@/lib/db/generated/client';
import type { BlindMarkView, DoubleCheckView } from '@/lib/double-check/model';
import { projectionOf } from '@/lib/editor/projection-of';
import type { TextRange } from '@/lib/text/text-range';
import { readVersion } from '@/lib/versions/read-version';

type Tx = Prisma.TransactionClient;
type Of = Pick<DoubleCheckView, 'articleId' | 'version'>;

/** The text that both mark. */
export async function readMarkedText(tx: Tx, actor: Actor, { articleId, version }: Of): Promise<string> {
  return projectionOf((await readVersion(actor, articleId, version, tx)).doc).text;
}

/** Where the words of marks stand in the article's present text, by the mark's id; those whose words are others now have no place. */
export async function readPlaces(
  tx: Tx,
  actor: Actor,
  check: Of,
  marks: readonly Pick<BlindMarkView, 'id' | 'start' | 'end'>[],
): Promise<Map<string, TextRange>> {
  if (marks.length === 0) return new Map();
  const before = await readMarkedText(tx, actor, check);
  const after = projectionOf((await readVersion(actor, check.articleId, undefined, tx)).doc).text;
  const results = carryAnchors(before, after, marks);
  const places = marks.flatMap(({ id }, index): [string, TextRange][] => {
    const result = results[index];
    const isThere = result?.status === 'placed' || result?.status === 'moved';
    return isThere ? [[id, { start: result.start, end: result.end }]] : [];
  });
  return new Map(places);
}
