import type { Actor } from '@/lib/auth/actor';
import { describeRange } from '@/lib/anchoring/describe-range';
import type { Tx } from '@/lib/annotations/commands/write-on-article';
import type { Range, RangeInput } from '@/lib/annotations/model';

interface Written {
  articleId: string;
  annotationId: string;
  text: string;
  /** Ordered, as `checkRanges` gives them. */
  ranges: readonly RangeInput[];
  /** Ranges as they were, whose quotes stay what they were taken as. */
  before?: readonly Range[];
}

/** Writes all ranges of an annotation in place of those it had, each with its quote and context from the text. */
export async function writeAnchors(tx: Tx, actor: Actor, written: Written): Promise<void> {
  const { articleId, annotationId, text, ranges, before = [] } = written;
  const { workspaceId } = actor;
  if (before.length > 0) await tx.anchor.deleteMany({ where: { workspaceId, annotationId } });
  await tx.anchor.createMany({
    data: ranges.map(({ role, start, end }, index) => {
      const kept = before.find((range) => range.role === role && range.start === start && range.end === end);
      const { exact, prefix, suffix } = kept ?? describeRange(text, start, end);
      return {
        workspaceId,
        articleId,
        annotationId,
        role,
        ordinal: index,
        startOffset: start,
        endOffset: end,
        exact,
        prefix,
        suffix,
      };
    }),
  });
}
