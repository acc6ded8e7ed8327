import { createHash } from 'node:crypto';
import { readDocument, type DocumentFault } from '@/lib/articles/document';
import type {
  ArticleChanges,
  ArticleInput,
  ArticleView,
  OriginalInput,
  Provenance,
} from '@/lib/articles/model';
import {
  canArchiveArticle,
  canDeleteArticle,
  canEditArticle,
  canExportArticle,
  canImportArticle,
} from '@/lib/articles/policy';
import { articleSelect, fieldsOf } from '@/lib/articles/present';
import { readArticle } from '@/lib/articles/queries';
import { articleSearchText, changeFields, MAX_BLOCKS, MAX_TEXT } from '@/lib/articles/rules';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { AppError, type ErrorCode } from '@/lib/errors';
import { appendEvent, appendWorkspaceEvent, lockArticle } from '@/lib/events/append-event';
import { moveAfterRestore } from '@/lib/review/move-by-itself';
import { requireOpen } from '@/lib/review/require-open';
import { isPublic } from '@/lib/review/state-rules';
import { countWords } from '@/lib/text/words';
import { readLockedText } from '@/lib/versions/queries';

type Tx = Prisma.TransactionClient;

const FAULTS: Record<DocumentFault, [ErrorCode, string]> = {
  malformed: ['invalid_input', 'The text is not a document that Galley knows.'],
  too_deep: ['invalid_input', 'Lists and quotes stand too deep inside one another.'],
  too_long: [
    'too_large',
    `The text is longer than ${MAX_TEXT.toLocaleString('en')} characters. Bring it in in parts.`,
  ],
  too_many_blocks: [
    'too_large',
    `The text has more than ${MAX_BLOCKS.toLocaleString('en')} paragraphs. Bring it in in parts.`,
  ],
  unsafe_link: [
    'invalid_input',
    'A link in the text has an address that is not allowed. Links go to http, https and mailto addresses.',
  ],
  unstorable: [
    'invalid_input',
    'The text holds characters that no text can hold. Was it read in the right encoding?',
  ],
  no_text: ['invalid_input', 'There is no text in it.'],
};

/**
 * Brings an article in. Sending the same again, by the same person, makes nothing and answers `created: false`; an id that
 * is taken by anything else or was deleted is a conflict. Throws `invalid_input` or `too_large` for a document that cannot be taken.
 */
export async function createArticle(
  actor: Actor,
  input: ArticleInput,
): Promise<{ id: string; created: boolean }> {
  if (!canImportArticle(actor)) throw forbidden('bring articles in');
  // A long text takes its time to be read; nobody's row waits for that.
  const rows = articleRows(actor, input);
  return await db.$transaction((tx) => writeArticle(tx, actor, rows), { timeout: 30_000 });
}

/** `createArticle` inside a transaction of the caller's, who has authorized it. */
export async function insertArticle(
  tx: Tx,
  actor: Actor,
  input: ArticleInput,
): Promise<{ id: string; created: boolean }> {
  return await writeArticle(tx, actor, articleRows(actor, input));
}

function articleRows(actor: Actor, { id, fields, provenance, doc, original }: ArticleInput) {
  const { workspaceId, userId } = actor;
  const read = readDocument(doc);
  if (!read.ok) throw new AppError(...FAULTS[read.fault]);
  const article = {
    workspaceId,
    id,
    ...fields,
    provenance,
    doc: read.doc as unknown as Prisma.InputJsonObject,
    text: read.text,
    textHash: createHash('sha256').update(read.text).digest('hex'),
    wordCount: countWords(read.text, fields.language),
    createdById: userId,
    updatedById: userId,
  };
  const search = { workspaceId, articleId: id, searchText: articleSearchText(fields, read.text) };
  return { article, search, original: original && originalRow(actor, id, original) };
}

async function writeArticle(
  tx: Tx,
  actor: Actor,
  { article, search, original }: ReturnType<typeof articleRows>,
): Promise<{ id: string; created: boolean }> {
  const { workspaceId, id, title, textHash } = article;
  const { count } = await tx.article.createMany({ data: article, skipDuplicates: true });
  const made = { articleId: id, type: 'article.created', data: { title, textHash } };
  if (count === 0) {
    if (await wasMadeAs(tx, actor, made)) return { id, created: false };
    throw new AppError('conflict', 'Another article was brought in under this id. Try again.');
  }
  // The log outlives the article: a late repetition of its import must not bring it back.
  if (await tx.event.findFirst({ where: { workspaceId, articleId: id }, select: { id: true } })) {
    throw new AppError('conflict', 'This article was brought in before and then deleted.');
  }
  await tx.articleSearch.create({ data: search, select: { articleId: true } });
  if (original) await tx.articleOriginal.create({ data: original, select: { articleId: true } });
  await appendEvent(tx, actor, { ...made, subjectId: id });
  return { id, created: true };
}

// The article may have been changed since it was made; what it was made as stands in its first event.
async function wasMadeAs(
  tx: Tx,
  { workspaceId, userId }: Actor,
  { articleId, type, data }: { articleId: string; type: string; data: Prisma.InputJsonObject },
): Promise<boolean> {
  const where = { workspaceId, articleId, type, actorId: userId, data: { equals: data } };
  return (await tx.event.findFirst({ where, select: { id: true } })) !== null;
}

function originalRow({ workspaceId }: Actor, articleId: string, original: OriginalInput) {
  const sha256 = createHash('sha256').update(original.bytes).digest('hex');
  return { workspaceId, articleId, ...original, sha256, size: original.bytes.byteLength };
}

/**
 * Changes what is known about an article, field by field. Throws `conflict` with `conflicts` and the fields of the
 * `article` as they stand when somebody else changed one of them meanwhile, and `conflict` for an archived article.
 */
export async function updateArticleFields(
  actor: Actor,
  articleId: string,
  changes: ArticleChanges,
): Promise<ArticleView> {
  return await db.$transaction(async (tx) => {
    const article = await lockArticle(tx, actor, articleId);
    if (!canEditArticle(actor)) throw forbidden('change what is known about articles');
    requireOpen(article);
    const stored = await readStored(tx, actor, articleId);
    const change = changeFields(fieldsOf(stored), changes);
    if (!change.ok) {
      throw new AppError('conflict', 'Somebody else changed this meanwhile.', {
        details: { conflicts: change.conflicts, article: fieldsOf(stored) },
      });
    }
    if (change.changed.length > 0) {
      const typed: Provenance = Object.fromEntries(change.changed.map((name) => [name, 'typed']));
      await tx.article.update({
        where: keyOf(actor, articleId),
        data: {
          ...change.fields,
          provenance: { ...(stored.provenance as Provenance), ...typed },
        },
      });
      const text = await readLockedText(tx, actor, article);
      await tx.articleSearch.update({
        where: { workspaceId_articleId: { workspaceId: actor.workspaceId, articleId } },
        data: { searchText: articleSearchText(change.fields, text) },
        select: { articleId: true },
      });
      await appendEvent(tx, actor, {
        articleId,
        type: 'article.changed',
        subjectId: articleId,
        data: { fields: change.changed },
      });
    }
    return (await readArticle(tx, actor, articleId)).article;
  });
}

/** Moves an article out of the way, with everything on it kept; doing it twice is doing it once. */
export async function archiveArticle(actor: Actor, articleId: string): Promise<void> {
  await setArchived(actor, articleId, true);
}

/** Brings an article back from the archive; doing it twice is doing it once. */
export async function restoreArticle(actor: Actor, articleId: string): Promise<void> {
  await setArchived(actor, articleId, false);
}

async function setArchived(actor: Actor, articleId: string, archived: boolean): Promise<void> {
  await db.$transaction(async (tx) => {
    const article = await lockArticle(tx, actor, articleId);
    if (!canArchiveArticle(actor)) throw forbidden('archive articles');
    if ((article.archivedAt !== null) === archived) return;
    if (archived && isPublic(article.state)) {
      throw new AppError('conflict', 'This article is published. Withdraw it before you archive it.');
    }
    await tx.article.update({
      where: keyOf(actor, articleId),
      data: { archivedAt: archived ? new Date() : null },
      select: { id: true },
    });
    const type = archived ? 'article.archived' : 'article.restored';
    await appendEvent(tx, actor, { articleId, type, subjectId: articleId });
    if (!archived)
      await moveAfterRestore(tx, { workspaceId: actor.workspaceId, actorId: actor.userId, article });
  });
}

/**
 * Deletes an article for good, with its annotations, threads, evidence links and original; sources stay. The log keeps
 * its title and what happened on it.
 */
export async function deleteArticle(actor: Actor, articleId: string): Promise<void> {
  await db.$transaction(
    async (tx) => {
      const { title, state } = await lockArticle(tx, actor, articleId);
      if (!canDeleteArticle(actor)) throw forbidden('delete articles');
      if (isPublic(state)) {
        throw new AppError('conflict', 'This article is published. Withdraw it before you delete it.');
      }
      await appendEvent(tx, actor, {
        articleId,
        type: 'article.deleted',
        subjectId: articleId,
        data: { title },
      });
      await tx.article.delete({ where: keyOf(actor, articleId) });
    },
    { timeout: 30_000 },
  );
}

/**
 * Notes in the log that an article, which the caller has read as this actor, was taken out. It is an event of the workspace: nothing
 * on the article changes, neither who changed it last nor, with that, the next export of it. Throws forbidden for those who may not.
 */
export async function recordExport(actor: Actor, articleId: string, format: string): Promise<void> {
  if (!canExportArticle(actor)) throw forbidden('export articles');
  await db.$transaction(async (tx) => {
    await appendWorkspaceEvent(tx, actor, {
      type: 'article.exported',
      subjectId: articleId,
      data: { format },
    });
  });
}

async function readStored(tx: Tx, actor: Actor, articleId: string) {
  return await tx.article.findUniqueOrThrow({ where: keyOf(actor, articleId), select: articleSelect });
}

function keyOf(actor: Actor, id: string): Prisma.ArticleWhereUniqueInput {
  return { workspaceId_id: { workspaceId: actor.workspaceId, id } };
}

function forbidden(what: string): AppError {
  return new AppError('forbidden', `Your role does not let you ${what}.`);
}
