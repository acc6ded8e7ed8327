import type { Actor } from '@/lib/auth/actor';
import { describeRange } from '@/lib/anchoring/describe-range';
import { Prisma } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/annotations/write-on-article';
import type { RangeInput } from '@/lib/annotations/model';
import { isSamePlace } from '@/lib/annotations/range-rules';

interface Written {
  articleId: string;
  annotationId: string;
  text: string;
  /** Ordered, as `checkRanges` gives them. */
  ranges: readonly RangeInput[];
}

/** Writes the ranges of a new annotation, each with its quote and context from the text. */
export async function insertAnchors(tx: Tx, actor: Actor, written: Written): Promise<void> {
  await insert(tx, actor, written, () => null);
}

/**
 * Writes ranges in place of those that an annotation had. One that stays where it is keeps all that is known of it, but where `retake` says
 * that its words are now meant as they are.
 */
export async function replaceAnchors(
  tx: Tx,
  actor: Actor,
  { retake, ...written }: Written & { retake: (range: RangeInput) => boolean },
): Promise<void> {
  const where = { workspaceId: actor.workspaceId, annotationId: written.annotationId };
  const before = await tx.anchor.findMany({ where, orderBy: { ordinal: 'asc' } });
  await tx.anchor.deleteMany({ where });
  await insert(tx, actor, written, (range) => {
    if (retake(range)) return null;
    const index = before.findIndex(({ role, startOffset: start, endOffset: end }) =>
      isSamePlace({ role, start, end }, range),
    );
    // Two that lost their place may stand at one place: each is taken once.
    return before.splice(index < 0 ? before.length : index, 1)[0] ?? null;
  });
}

type Kept = Pick<
  NonNullable<Awaited<ReturnType<Tx['anchor']['findFirst']>>>,
  'exact' | 'prefix' | 'suffix' | 'placement' | 'memory'
>;

async function insert(
  tx: Tx,
  { workspaceId }: Actor,
  { articleId, annotationId, text, ranges }: Written,
  keptOf: (range: RangeInput) => Kept | null,
): Promise<void> {
  await tx.anchor.createMany({
    data: ranges.map((range, ordinal) => {
      const { role, start, end } = range;
      const place = { role, ordinal, startOffset: start, endOffset: end };
      const kept = keptOf(range);
      const { exact, prefix, suffix } = kept ?? describeRange(text, start, end);
      const sure = kept && {
        placement: kept.placement,
        memory: kept.memory ?? Prisma.DbNull,
      };
      return { workspaceId, articleId, annotationId, ...place, exact, prefix, suffix, ...sure };
    }),
  });
}
