import { EditorState, type Transaction } from '@tiptap/pm/state';
import type { Node } from '@tiptap/pm/model';
import type { Actor } from '@/lib/auth/actor';
import { projectionOf } from '@/lib/editor/projection-of';
import { documentSchema } from '@/lib/editor/schema';
import { newId } from '@/lib/ids';
import { requireArticleView } from '@/lib/articles/queries';
import { appendSteps } from '@/lib/versions/commands/append-steps';
import type { StepsAnswer } from '@/lib/versions/model';

/** The document of an article as the application reads it, and its version. */
export async function readText(
  actor: Actor,
  articleId: string,
): Promise<{ doc: Node; version: number; text: string }> {
  const { doc: json, version } = await requireArticleView(actor, articleId);
  const doc = documentSchema.nodeFromJSON(json);
  return { doc, version, text: projectionOf(doc).text };
}

/** Changes the text as a page would that is up to date. */
export async function write(
  actor: Actor,
  articleId: string,
  change: (tr: Transaction, at: (words: string) => { from: number; to: number }) => Transaction,
  { clientId = newId() } = {},
): Promise<StepsAnswer> {
  const { doc, version, text } = await readText(actor, articleId);
  const projection = projectionOf(doc);
  const at = (words: string) => {
    const start = text.indexOf(words);
    if (start < 0) throw new Error(`The text does not say ${words}.`);
    return { from: projection.offsetToPos(start, 1), to: projection.offsetToPos(start + words.length, -1) };
  };
  const { steps } = change(EditorState.create({ doc }).tr, at);
  return await appendSteps(actor, articleId, {
    version,
    clientId,
    steps: steps.map((step) => step.toJSON()),
  });
}
