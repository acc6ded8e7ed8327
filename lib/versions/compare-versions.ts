import { comparing } from '@/lib/anchoring/carry-anchors';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { readingText } from '@/lib/versions/compared-text';
import { comparingBlocks } from '@/lib/versions/comparison-rules';
import { listToldAnchors, type ToldAnchor } from '@/lib/versions/fate-views';
import { compareFates, findingFates } from '@/lib/versions/fates';
import type { VersionComparison } from '@/lib/versions/history-rules';
import { inSlices } from '@/lib/versions/in-slices';
import { readVersion } from '@/lib/versions/read-version';
import { inTurn } from '@/lib/versions/turns';

/**
 * Two versions of a text word by word. Annotations are kept where they are now only: in older texts they are shown where their words
 * stand, found as in a new version.
 */
export async function compareVersions(
  actor: Actor,
  articleId: string,
  { from = 0, to: asked }: { from?: number | undefined; to?: number | undefined },
): Promise<VersionComparison> {
  const { doc: before, current } = await readVersion(actor, articleId, from);
  const to = asked ?? current;
  const { doc: after } = await readVersion(actor, articleId, to);
  const { doc: now } = await readVersion(actor, articleId, current);
  const old = await inSlices(readingText(before));
  const fresh = await inSlices(readingText(after));
  const { text } = await inSlices(readingText(now));
  const anchors = await listToldAnchors(db, actor, articleId);
  return await inTurn([old.text, fresh.text], async () => {
    const comparison = await inSlices(comparing(old.text, fresh.text));
    return {
      from,
      to,
      version: current,
      comparison: await inSlices(comparingBlocks(old, fresh, comparison)),
      marks: {
        left: await marksIn(old.text, text, anchors),
        right: await marksIn(fresh.text, text, anchors),
      },
    };
  });
}

async function marksIn(text: string, now: string, anchors: readonly ToldAnchor[]) {
  const fates = text === now ? anchors : await fatesIn(text, now, anchors);
  return fates.flatMap(({ start, end, placement }, index) => {
    const anchor = anchors[index];
    if (!anchor || start === end) return [];
    const { annotationId, kind } = anchor;
    return [{ annotationId, kind, placement, to: { start, end } }];
  });
}

async function fatesIn(text: string, now: string, anchors: readonly ToldAnchor[]) {
  const comparison = await inSlices(comparing(now, text));
  return await inSlices(findingFates(compareFates(now, text, comparison), anchors));
}
