import type { Node } from '@tiptap/pm/model';
import { comparing } from '@/lib/anchoring/carry-anchors';
import type { Work } from '@/lib/anchoring/work';
import type { DocJson } from '@/lib/articles/model';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { documentSchema } from '@/lib/editor/schema';
import { notFound } from '@/lib/errors';
import { readingText } from '@/lib/versions/compared-text';
import { comparingBlocks } from '@/lib/versions/comparison-rules';
import { listToldAnchors, presentFate, type ToldAnchor } from '@/lib/versions/fate-views';
import { compareFates, type Fates, findingFates } from '@/lib/versions/fates';
import { inSlices } from '@/lib/versions/in-slices';
import { keepingLook } from '@/lib/versions/keep-look';
import type { FateView, NewVersionPreview } from '@/lib/versions/new-version-rules';
import { readDoc } from '@/lib/versions/read-doc';
import { requireWriter } from '@/lib/versions/require-writer';
import { joined } from '@/lib/versions/steps-between';
import { inTurn } from '@/lib/versions/turns';

/** What was read from a paste or a file, for a new version. */
export interface VersionDraft {
  /** Of lib/editor/schema. */
  doc: DocJson;
  /** The first block is not in the input: it holds what was taken for the title. */
  titleAdded: boolean;
  /** The input tells nothing of bold, links and headings. */
  isPlain: boolean;
  warnings: string[];
}

/** Throws not found for articles of others, and what `requireWriter` throws for those who may not write in the text as it stands. */
export async function requireWritableArticle(actor: Actor, articleId: string): Promise<void> {
  await readWritable(actor, articleId);
}

/** What a draft would be as the article's next version: compared with the text, and what would become of each annotation. Writes nothing. */
export async function previewVersion(
  actor: Actor,
  articleId: string,
  draft: VersionDraft,
): Promise<NewVersionPreview> {
  const { version, docHash } = await readWritable(actor, articleId);
  const before = await readDoc(db, { workspaceId: actor.workspaceId, articleId, version, docHash });
  const { doc, warnings } = await inSlices(placingDraft(before, draft));
  const [old, fresh] = [await inSlices(readingText(before)), await inSlices(readingText(doc))];
  const compared = await inTurn([old.text, fresh.text], async () => {
    const comparison = await inSlices(comparing(old.text, fresh.text));
    const anchors = await listToldAnchors(db, actor, articleId);
    const fates = compareFates(old.text, fresh.text, comparison);
    return {
      comparison: await inSlices(comparingBlocks(old, fresh, comparison)),
      fates: await inSlices(presentingFates(anchors, fates, fresh.text)),
    };
  });
  const isSame = before.eq(doc);
  return {
    baseVersion: version,
    doc: doc.toJSON() as DocJson,
    warnings,
    isSame,
    isReformatted: !isSame && old.text === fresh.text,
    ...compared,
  };
}

function* presentingFates(anchors: readonly ToldAnchor[], fates: Fates, text: string): Work<FateView[]> {
  const found = yield* findingFates(fates, anchors);
  const views: FateView[] = [];
  for (const [index, anchor] of anchors.entries()) {
    const fate = found[index];
    if (fate) views.push(presentFate(anchor, fate, text));
    yield;
  }
  return views;
}

async function readWritable(actor: Actor, articleId: string) {
  const article = await db.article.findUnique({
    where: { workspaceId_id: { workspaceId: actor.workspaceId, id: articleId } },
    select: { version: true, docHash: true, authorId: true, archivedAt: true, state: true },
  });
  if (!article) throw notFound('article');
  requireWriter(actor, article);
  return article;
}

/** A draft in the place of a document: without its title, it goes on under the heading that is there. */
function* placingDraft(before: Node, draft: VersionDraft): Work<{ doc: Node; warnings: string[] }> {
  const node = documentSchema.nodeFromJSON(draft.doc);
  yield;
  const read = joined(node);
  const fresh = draft.isPlain ? yield* keepingLook(before, read) : read;
  if (!draft.titleAdded) return { doc: fresh, warnings: draft.warnings };
  const [, ...blocks] = fresh.content.content;
  const first = before.firstChild;
  const heading = first?.type.name === 'heading' ? [first] : [];
  const told = heading.length > 0 ? ['The heading of the article was not in it, and stays.'] : [];
  // The last warning is of the title, which a version has already.
  return {
    doc: documentSchema.node('doc', null, [...heading, ...blocks]),
    warnings: [...draft.warnings.slice(0, -1), ...told],
  };
}
