import type { Node } from '@tiptap/pm/model';
import { rangeMapper } from '@/lib/editor/map-range';
import { moveAnchors } from '@/lib/editor/move-anchors';
import { projectionOf } from '@/lib/editor/projection-of';
import type { Actor } from '@/lib/auth/actor';
import type { Prisma } from '@/lib/db/generated/client';
import { appendEvent, type LockedArticle } from '@/lib/events/append-event';
import type { AppliedSteps } from '@/lib/versions/apply-steps';
import { changedSpan } from '@/lib/versions/changed-span';
import { docHash, textHash } from '@/lib/versions/doc-hash';
import type { EditedData, TouchedAnchor } from '@/lib/versions/model';
import { isSnapshotDue } from '@/lib/versions/rules';
import { takeSnapshot } from '@/lib/versions/snapshots';
import {
  listStoredAnchors,
  shiftStoredAnchors,
  type StoredAnchor,
  updateStoredAnchors,
} from '@/lib/versions/stored-anchors';

type Tx = Prisma.TransactionClient;

/** More than this are not told one by one: whoever hears of them reads them again. */
const MOST_TOLD = 200;

/** A change of the text that is known to fit, and how it came about. */
export interface TextChange extends AppliedSteps {
  clientId: string;
  /** Whose words they are, if the actor only accepted them. */
  proposedById?: string;
  /** Says where all anchors are, where that is known better than from the steps. */
  place?: (anchors: StoredAnchor[]) => StoredAnchor[];
  /** More for the event to tell. */
  data?: Prisma.InputJsonObject;
}

/** A version of a document, to be remembered once it is committed. */
export interface WrittenText {
  version: number;
  docHash: string;
  doc: Node;
}

/** Writes steps on an article that the caller has locked, at its version: log, anchors, hashes and event, in the caller's transaction. */
export async function writeText(
  tx: Tx,
  actor: Actor,
  article: LockedArticle,
  change: TextChange,
): Promise<WrittenText> {
  const { workspaceId, userId } = actor;
  const { docs, steps, clientId, proposedById } = change;
  const doc = docs.at(-1);
  if (!doc) throw new Error('A change of the text has a document after it.');
  const place = { workspaceId, articleId: article.id };
  const version = article.version + steps.length;
  await tx.step.createMany({
    data: steps.map((step, index) => ({
      ...place,
      version: article.version + index + 1,
      step: step.toJSON() as Prisma.InputJsonObject,
      clientId,
      authorId: userId,
      proposedById: proposedById ?? null,
    })),
  });
  const touched = await writeAnchors(tx, place, change);
  const written = { version, docHash: docHash(doc), doc };
  const data: EditedData = {
    from: article.version,
    to: version,
    touched: touched.length > MOST_TOLD ? null : touched,
  };
  await appendEvent(
    tx,
    actor,
    {
      articleId: article.id,
      type: 'article.edited',
      subjectId: article.id,
      data: { ...change.data, ...data } as unknown as Prisma.InputJsonObject,
    },
    { version, docHash: written.docHash, textHash: textHash(projectionOf(doc).text) },
  );
  // A snapshot is never ahead of the version.
  if (isSnapshotDue(article.snapshotVersion, version)) await takeSnapshot(tx, place, written);
  return written;
}

/** Answers those anchors that are elsewhere than where their ends were taken, or are another way than they were. */
async function writeAnchors(
  tx: Tx,
  place: { workspaceId: string; articleId: string },
  { docs, maps, place: placeAnchors }: TextChange,
): Promise<TouchedAnchor[]> {
  const [before, after] = [docs[0], docs.at(-1)];
  const span = changedSpan(docs, maps);
  if (!span || !before || !after) return [];
  const anchors = await listStoredAnchors(tx, place, placeAnchors ? undefined : span);
  if (!placeAnchors) await shiftStoredAnchors(tx, place, span);
  const moved = placeAnchors ? placeAnchors(anchors) : moveAnchors(docs, maps, anchors);
  await updateStoredAnchors(
    tx,
    place,
    moved.filter((anchor, index) => anchor !== anchors[index]),
  );
  const mapped = rangeMapper(before, maps, after);
  return moved.flatMap(({ annotationId, role, ordinal, start, end, placement }, index) => {
    const was = anchors[index];
    if (!was) return [];
    const expected = mapped(was);
    const isExpected = expected.start === start && expected.end === end && was.placement === placement;
    return isExpected ? [] : [{ annotationId, role, ordinal, start, end, placement }];
  });
}
