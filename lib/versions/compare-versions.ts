import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { comparedText } from '@/lib/versions/compared-text';
import { compareBlocks } from '@/lib/versions/comparison-rules';
import { listToldAnchors, type ToldAnchor } from '@/lib/versions/fate-views';
import { compareFates, compareTextsInSlices, fatesInSlices } from '@/lib/versions/fates';
import type { VersionComparison } from '@/lib/versions/history-rules';
import { readVersion } from '@/lib/versions/read-version';

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
  const [old, fresh, text] = [comparedText(before), comparedText(after), comparedText(now).text];
  const anchors = await listToldAnchors(db, actor, articleId);
  return {
    from,
    to,
    version: current,
    comparison: compareBlocks(old, fresh, await compareTextsInSlices(old.text, fresh.text)),
    marks: { left: await marksIn(old.text, text, anchors), right: await marksIn(fresh.text, text, anchors) },
  };
}

async function marksIn(text: string, now: string, anchors: readonly ToldAnchor[]) {
  const comparison = await compareTextsInSlices(now, text);
  const fates = await fatesInSlices(compareFates(now, text, comparison), anchors);
  return fates.flatMap(({ start, end, placement }, index) => {
    const anchor = anchors[index];
    if (!anchor || start === end) return [];
    const { annotationId, kind } = anchor;
    return [{ annotationId, kind, placement, to: { start, end } }];
  });
}
