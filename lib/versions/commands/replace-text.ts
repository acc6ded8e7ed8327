import type { Node } from '@tiptap/pm/model';
import { comparing } from '@/lib/anchoring/carry-anchors';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { projectionOf } from '@/lib/editor/projection-of';
import { AppError, notFound } from '@/lib/errors';
import { appendEvent, lockArticle, type LockedArticle } from '@/lib/events/append-event';
import { newId } from '@/lib/ids';
import type { TextRange } from '@/lib/text/text-range';
import { type AppliedSteps, followingSteps } from '@/lib/versions/apply-steps';
import { stepsFailure } from '@/lib/versions/commands/refusals';
import { type TextChange, writeText } from '@/lib/versions/commands/write-text';
import { hashing, textHash } from '@/lib/versions/doc-hash';
import { compareFates, type Fate, type Fates, findingFates } from '@/lib/versions/fates';
import { inSlices } from '@/lib/versions/in-slices';
import type { PlaceChoice, WrittenVersion } from '@/lib/versions/new-version-rules';
import { readDoc, rememberDoc } from '@/lib/versions/read-doc';
import { requireWriter } from '@/lib/versions/require-writer';
import { isSnapshotDue } from '@/lib/versions/rules';
import { takeSnapshot } from '@/lib/versions/snapshots';
import { findingSteps } from '@/lib/versions/steps-between';
import { listStoredAnchors, type StoredAnchor, updateStoredAnchors } from '@/lib/versions/stored-anchors';
import { inTurn } from '@/lib/versions/turns';
import { countingWords } from '@/lib/versions/word-count';

type Tx = Prisma.TransactionClient;

const PATIENCE = { maxWait: 10_000, timeout: 60_000 };

/** A whole text that comes in the place of an article's own. */
export interface Replacement {
  /** Of the revision that it makes; the same again makes nothing. */
  id: string;
  /** The version that the person looked at. */
  baseVersion: number;
  /** Checked, of the editor's schema. */
  doc: Node;
  choices: readonly PlaceChoice[];
  /** What the text that comes is called, and the text that was. */
  name: string;
  nameBefore: string;
  event: { type: string; data?: Prisma.InputJsonObject };
}

/**
 * Puts a whole text in the place of an article's own, as steps, in one transaction: every anchor goes where its words went or where
 * it was put, and the versions before and after get names. Writes nothing when the text is that already. Throws a conflict when the
 * text is no longer at `baseVersion`, with the version that it is at.
 */
export async function replaceText(
  actor: Actor,
  articleId: string,
  replacement: Replacement,
): Promise<WrittenVersion> {
  const { workspaceId } = actor;
  const place = { workspaceId, articleId };
  const article = await db.article.findUnique({
    where: { workspaceId_id: { workspaceId, id: articleId } },
    select: { version: true, docHash: true, authorId: true, archivedAt: true, state: true, language: true },
  });
  if (!article) throw notFound('article');
  requireWriter(actor, article);
  const made = await findMade(db, actor, articleId, replacement.id);
  if (made) return made;
  requireBase(article, replacement);
  // What takes its time is done before anybody has to wait for it.
  const before = await readDoc(db, { ...place, ...article });
  const texts = [projectionOf(before).text, projectionOf(replacement.doc).text];
  const work = await inTurn(texts, () => prepare(place, article, before, replacement));
  if (!work) return { version: article.version, created: false };
  const written = await db.$transaction((tx) => write(tx, actor, articleId, work), PATIENCE);
  if ('doc' in written) rememberDoc({ ...place, ...written }, written.doc);
  return { version: written.version, created: 'doc' in written };
}

interface Prepared {
  replacement: Replacement;
  applied: AppliedSteps;
  fates: (anchor: StoredAnchor, key: string) => Fate;
}

/** All that can be worked out without holding anybody up; null when there is nothing to write. */
async function prepare(
  place: { workspaceId: string; articleId: string },
  { language }: { language: string },
  before: Node,
  replacement: Replacement,
): Promise<Prepared | null> {
  const [old, fresh] = [projectionOf(before).text, projectionOf(replacement.doc).text];
  const comparison = await inSlices(comparing(old, fresh));
  const steps = await inSlices(findingSteps(before, replacement.doc, comparison));
  if (steps.length === 0 && replacement.choices.length === 0) return null;
  const applied = await inSlices(followingSteps(before, steps));
  if (!applied.ok) throw stepsFailure(applied.fault);
  const fates = await placeAnchors(place, compareFates(old, fresh, comparison), replacement);
  const after = applied.docs.at(-1) ?? before;
  // Both are asked for under the lock, and known by then.
  await inSlices(hashing(after));
  await inSlices(countingWords(after, language));
  return { replacement, applied, fates };
}

async function write(tx: Tx, actor: Actor, articleId: string, { replacement, applied, fates }: Prepared) {
  const { id, name, nameBefore, choices, event } = replacement;
  const article = await lockArticle(tx, actor, articleId);
  requireWriter(actor, article);
  const made = await findMade(tx, actor, articleId, id);
  if (made) return made;
  requireBase(article, replacement);
  const place = { workspaceId: actor.workspaceId, articleId };
  const wanted = new Set(choices.map(keyOf));
  const placed = (anchors: StoredAnchor[]) =>
    anchors.map((anchor) => {
      const key = keyOf(anchor);
      wanted.delete(key);
      const { start, end, placement, home } = fates(anchor, key);
      // What it remembers of the text that was is of no use in another.
      return { ...anchor, start, end, placement, memory: home && { home, places: [] } };
    });
  let isPlaced = false;
  const change: TextChange = {
    ...applied,
    clientId: id,
    authorId: actor.userId,
    place: (anchors) => {
      isPlaced = true;
      return placed(anchors);
    },
    data: { revisionId: id },
  };
  const written = await writeText(tx, actor, article, [change]);
  // Where only marks change no anchor is asked for, but some may have been placed by hand.
  if (!isPlaced) await updateStoredAnchors(tx, place, placed(await listStoredAnchors(tx, place)));
  if (wanted.size > 0) {
    throw new AppError('conflict', 'An annotation that you placed was changed meanwhile. Compare again.', {
      details: { reason: 'annotations', version: article.version },
    });
  }
  if (!isSnapshotDue(article.snapshotVersion, written.version)) await takeSnapshot(tx, place, written);
  await nameVersions(tx, actor, article, {
    before: { name: nameBefore, text: projectionOf(applied.docs[0] ?? written.doc).text },
    after: { id, name, text: projectionOf(written.doc).text, version: written.version },
  });
  await appendEvent(tx, actor, {
    articleId,
    type: event.type,
    subjectId: id,
    data: { ...event.data, from: article.version, to: written.version, name },
  });
  return written;
}

/** What a request with this id has made before; throws a conflict when the id is of something else. */
async function findMade(
  tx: Tx,
  { workspaceId, userId }: Actor,
  articleId: string,
  id: string,
): Promise<WrittenVersion | null> {
  const revision = await tx.revision.findUnique({
    where: { workspaceId_id: { workspaceId, id } },
    select: { articleId: true, createdById: true, version: true },
  });
  if (!revision) return null;
  if (revision.articleId === articleId && revision.createdById === userId) {
    return { version: revision.version, created: false };
  }
  throw new AppError('conflict', 'Another version was made under this id. Try again.');
}

function requireBase({ version }: { version: number }, { baseVersion }: Replacement): void {
  if (version === baseVersion) return;
  throw new AppError(
    'conflict',
    'Somebody changed the text since you compared. Nothing is lost: compare again with the text as it is now.',
    { details: { reason: 'stale', version } },
  );
}

async function placeAnchors(
  place: { workspaceId: string; articleId: string },
  fates: Fates,
  { doc, choices }: Replacement,
): Promise<Prepared['fates']> {
  const { text } = projectionOf(doc);
  const chosen = new Map(choices.map((choice) => [keyOf(choice), requireRange(choice, text)]));
  const known = await listStoredAnchors(db, place);
  const found = await inSlices(findingFates(fates, known));
  const fateOf = new Map(known.map((anchor, index) => [keyOf(anchor), { anchor, fate: found[index] }]));
  return (anchor, key) => {
    const range = chosen.get(key);
    if (range !== undefined) return fates.chosen(anchor, range);
    const looked = fateOf.get(key);
    // Made or changed since: those few are looked for now.
    return (looked && isSame(looked.anchor, anchor) ? looked.fate : undefined) ?? fates.of(anchor);
  };
}

function requireRange({ place }: PlaceChoice, text: string): TextRange | null {
  if (place === null) return null;
  const { start, end } = place;
  if (start < end && end <= text.length && text.slice(start, end).trim() !== '') return { start, end };
  throw new AppError('invalid_input', 'A place that was chosen is not in the new text.', {
    fields: { choices: 'A place that was chosen is not in the new text.' },
  });
}

const keyOf = ({ annotationId, role, ordinal }: Pick<StoredAnchor, 'annotationId' | 'role' | 'ordinal'>) =>
  `${annotationId}/${role}/${ordinal}`;
const isSame = (one: StoredAnchor, other: StoredAnchor) =>
  one.start === other.start &&
  one.end === other.end &&
  one.placement === other.placement &&
  one.exact === other.exact;

interface Named {
  before: { name: string; text: string };
  after: { id: string; name: string; text: string; version: number };
}

async function nameVersions(
  tx: Tx,
  { workspaceId, userId }: Actor,
  article: LockedArticle,
  { before, after }: Named,
) {
  const made = { workspaceId, articleId: article.id, createdById: userId };
  const known = await tx.revision.findFirst({
    where: { workspaceId, articleId: article.id, version: article.version },
    select: { id: true },
  });
  if (!known) {
    const { name, text } = before;
    await tx.revision.create({
      data: { ...made, id: newId(), version: article.version, name, textHash: textHash(text) },
      select: { id: true },
    });
  }
  const { id, name, text, version } = after;
  await tx.revision.create({
    data: { ...made, id, version, name, textHash: textHash(text) },
    select: { id: true },
  });
}
