import { type Node, Slice } from '@tiptap/pm/model';
import { Transform } from '@tiptap/pm/transform';
import type { Actor } from '@/lib/auth/actor';
import { projectionOf } from '@/lib/editor/projection-of';
import { documentSchema } from '@/lib/editor/schema';
import { newId } from '@/lib/ids';
import { appendSteps } from '@/lib/versions/commands/append-steps';
import { readDoc } from '@/lib/versions/read-doc';

import { testDatabase } from '../../support/database';

/** The article's document and version, as they are now. */
export async function docOf(actor: Actor, articleId: string): Promise<{ doc: Node; version: number }> {
  const { workspaceId } = actor;
  const { version, docHash } = await testDatabase().article.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id: articleId } },
  });
  return { doc: await readDoc(testDatabase(), { workspaceId, articleId, version, docHash }), version };
}

/** The article's text as it is now. */
export async function textOf(actor: Actor, articleId: string): Promise<string> {
  return projectionOf((await docOf(actor, articleId)).doc).text;
}

/** Types `by` in the place of the first such words, as the page of an editor would; answers the version after it. */
export async function retype(actor: Actor, articleId: string, words: string, by: string): Promise<number> {
  const { doc, version } = await docOf(actor, articleId);
  const projection = projectionOf(doc);
  const start = projection.text.indexOf(words);
  if (start < 0) throw new Error(`The text does not say ${words}.`);
  const change = new Transform(doc);
  const [from, to] = [projection.offsetToPos(start, 1), projection.offsetToPos(start + words.length, -1)];
  if (by === '') change.delete(from, to);
  else
    change.replace(
      from,
      to,
      new Slice(documentSchema.node('paragraph', null, documentSchema.text(by)).content, 0, 0),
    );
  const steps = change.steps.map((step) => step.toJSON() as Record<string, unknown>);
  const answer = await appendSteps(actor, articleId, { version, clientId: newId(), steps });
  if (!answer.accepted) throw new Error('The steps were not accepted.');
  return answer.version;
}
