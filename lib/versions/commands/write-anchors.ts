import type { Prisma } from '@/lib/db/generated/client';
import { rangeMapper } from '@/lib/editor/map-range';
import { moveAnchors } from '@/lib/editor/move-anchors';
import type { AppliedSteps } from '@/lib/versions/apply-steps';
import { changedSpan, joinSpans } from '@/lib/versions/changed-span';
import type { TouchedAnchor } from '@/lib/versions/model';
import {
  listStoredAnchors,
  shiftStoredAnchors,
  type StoredAnchor,
  updateStoredAnchors,
} from '@/lib/versions/stored-anchors';

/** Steps, and where all anchors are after them if that is known better than from the steps. */
export interface AnchorChange extends Pick<AppliedSteps, 'docs' | 'maps'> {
  place?: (anchors: StoredAnchor[]) => StoredAnchor[];
}

/**
 * Takes an article's anchors through changes, each made on what the one before it led to. Answers, for each change, those anchors that are
 * elsewhere after it than where their ends were taken, or are another way than they were.
 */
export async function writeAnchors(
  tx: Prisma.TransactionClient,
  place: { workspaceId: string; articleId: string },
  changes: readonly AnchorChange[],
): Promise<TouchedAnchor[][]> {
  const moving = changes.map((change) => ({ change, span: changedSpan(change.docs, change.maps) }));
  const span = joinSpans(moving.flatMap((each) => each.span ?? []));
  if (!span) return [];
  const arePlaced = changes.some((change) => change.place);
  const anchors = await listStoredAnchors(tx, place, arePlaced ? undefined : span);
  if (!arePlaced) await shiftStoredAnchors(tx, place, span);
  let current = anchors;
  const touched = moving.map((each) => {
    if (!each.span) return [];
    const { docs, maps, place: placeAnchors } = each.change;
    const before = current;
    current = placeAnchors ? placeAnchors(before) : moveAnchors(docs, maps, before);
    return touchedBy(each.change, before, current);
  });
  const moved = current.filter((anchor, index) => anchor !== anchors[index]);
  await updateStoredAnchors(tx, place, moved);
  return touched;
}

function touchedBy(
  { docs, maps }: AnchorChange,
  before: readonly StoredAnchor[],
  after: readonly StoredAnchor[],
): TouchedAnchor[] {
  const [first, last] = [docs[0], docs.at(-1)];
  if (!first || !last) return [];
  const mapped = rangeMapper(first, maps, last);
  return after.flatMap(({ annotationId, role, ordinal, start, end, placement }, index) => {
    const was = before[index];
    if (!was) return [];
    const expected = mapped(was);
    const isExpected = expected.start === start && expected.end === end && was.placement === placement;
    return isExpected ? [] : [{ annotationId, role, ordinal, start, end, placement }];
  });
}
