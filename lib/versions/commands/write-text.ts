import type { Node } from '@tiptap/pm/model';
import { projectionOf } from '@/lib/editor/projection-of';
import type { Actor } from '@/lib/auth/actor';
import { Prisma } from '@/lib/db/generated/client';
import { appendEvents, type LockedArticle, type LoggedBy } from '@/lib/events/append-event';
import type { AppliedSteps } from '@/lib/versions/apply-steps';
import { moveAfterEdit } from '@/lib/review/move-by-itself';
import { docHash, textHash } from '@/lib/versions/doc-hash';
import type { EditedData, TouchedAnchor } from '@/lib/versions/model';
import { isSnapshotDue } from '@/lib/versions/rules';
import { takeSnapshot } from '@/lib/versions/snapshots';
import type { StoredAnchor } from '@/lib/versions/stored-anchors';
import { writeAnchors } from '@/lib/versions/commands/write-anchors';

type Tx = Prisma.TransactionClient;

/** More than this are not told one by one: whoever hears of them reads them again. */
const MOST_TOLD = 200;

/** A change of the text that is known to fit, and how it came about. */
export interface TextChange extends AppliedSteps {
  clientId: string;
  authorId: string;
  /** Whose words they are, if the author only accepted them. */
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

/**
 * Writes changes, each made on what the one before it led to, on an article that the caller has locked, at its version: log, anchors,
 * hashes and events, in the caller's transaction. They are told as if each had been written by itself.
 */
export async function writeText(
  tx: Tx,
  { workspaceId }: Pick<Actor, 'workspaceId'>,
  article: LockedArticle,
  changes: readonly TextChange[],
): Promise<WrittenText> {
  const doc = changes.at(-1)?.docs.at(-1);
  if (!doc) throw new Error('A change of the text has a document after it.');
  const place = { workspaceId, articleId: article.id };
  const touched = await writeAnchors(tx, place, changes);
  const version = article.version + changes.reduce((sum, { steps }) => sum + steps.length, 0);
  const written = { version, docHash: docHash(doc), doc };
  await appendEvents(tx, place, eventsOf(article, changes, touched), {
    version,
    docHash: written.docHash,
    textHash: textHash(projectionOf(doc).text),
    log: insertSteps(place, article.version, changes),
  });
  // A snapshot is never ahead of the version.
  if (isSnapshotDue(article.snapshotVersion, version)) await takeSnapshot(tx, place, written);
  const actorId = changes.at(-1)?.authorId;
  if (actorId !== undefined) await moveAfterEdit(tx, { workspaceId, actorId, article });
  return written;
}

function insertSteps(
  { workspaceId, articleId }: { workspaceId: string; articleId: string },
  after: number,
  changes: readonly TextChange[],
): Prisma.Sql {
  const rows = changes.flatMap(({ steps, clientId, authorId, proposedById = null }) =>
    steps.map((step) => ({ step: JSON.stringify(step.toJSON()), clientId, authorId, proposedById })),
  );
  return Prisma.sql`
    INSERT INTO steps (workspace_id, article_id, version, step, client_id, author_id, proposed_by_id, created_at)
    SELECT ${workspaceId}::uuid, ${articleId}::uuid, ${after}::int + row.at, row.step::jsonb, row.client_id, row.author_id,
      row.proposed_by_id, ${new Date().toISOString()}::timestamptz
    FROM unnest(
      ${rows.map(({ step }) => step)}::text[], ${rows.map(({ clientId }) => clientId)}::uuid[],
      ${rows.map(({ authorId }) => authorId)}::uuid[], ${rows.map(({ proposedById }) => proposedById)}::uuid[]
    ) WITH ORDINALITY AS row(step, client_id, author_id, proposed_by_id, at)`;
}

function eventsOf(
  article: LockedArticle,
  changes: readonly TextChange[],
  touched: readonly TouchedAnchor[][],
): LoggedBy[] {
  let version = article.version;
  return changes.map(({ steps, authorId, data }, index) => {
    const anchors = touched[index] ?? [];
    const from = version;
    version += steps.length;
    const edited: EditedData = { from, to: version, touched: anchors.length > MOST_TOLD ? null : anchors };
    return {
      type: 'article.edited',
      subjectId: article.id,
      actorId: authorId,
      data: { ...data, ...edited } as unknown as Prisma.InputJsonObject,
    };
  });
}
