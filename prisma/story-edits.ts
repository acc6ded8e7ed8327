import type { Node } from '@tiptap/pm/model';
import { Transform } from '@tiptap/pm/transform';
import type { Actor } from '@/lib/auth/actor';
import type { PrismaClient } from '@/lib/db/generated/client';
import { projectionOf } from '@/lib/editor/projection-of';
import type { TextRange } from '@/lib/text/text-range';
import { appendSteps } from '@/lib/versions/commands/append-steps';
import { readDoc } from '@/lib/versions/read-doc';

/** A change of the sample's text, as the page of somebody who writes would send it. */
type Edit = (change: Transform) => void;

const COST = '312,000';
const CORRECTED = '318,000';
const REPORTS =
  ' Local media reports put the true cost at half a million crowns, although none of them has shown how the sum was reached.';
const GROUP = 'The reading group that grew out of it';
const NURSE = '顾念溪';

/** What an editor did to the sample after it was checked: a figure corrected, a sentence taken out, a paragraph moved up. */
const EDITS: Edit[] = [
  (change) => {
    const { from, to } = placeOf(change.doc, COST);
    change.replaceWith(from, to, change.doc.type.schema.text(CORRECTED));
  },
  (change) => {
    const { from, to } = placeOf(change.doc, REPORTS);
    change.delete(from, to);
  },
  (change) => {
    const cut = change.doc.resolve(placeOf(change.doc, GROUP).from);
    const paragraph = cut.node(1);
    change.delete(cut.before(1), cut.after(1));
    const before = change.doc.resolve(placeOf(change.doc, NURSE).from);
    change.insert(before.before(1), paragraph);
  },
];

/** Edits the sample article of the story, so that some of its annotations are changed, some moved, some without a place. */
export async function editSample(
  db: PrismaClient,
  editor: Actor,
  articleId: string,
  nextId: () => string,
): Promise<void> {
  const { workspaceId } = editor;
  for (const edit of EDITS) {
    const { version, docHash } = await db.article.findUniqueOrThrow({
      where: { workspaceId_id: { workspaceId, id: articleId } },
      select: { version: true, docHash: true },
    });
    const change = new Transform(await readDoc(db, { workspaceId, articleId, version, docHash }));
    edit(change);
    const steps = change.steps.map((step) => step.toJSON() as Record<string, unknown>);
    const { accepted } = await appendSteps(editor, articleId, { version, clientId: nextId(), steps });
    if (!accepted) throw new Error('Somebody else writes in the sample.');
  }
}

function placeOf(doc: Node, words: string): { from: number; to: number } {
  const projection = projectionOf(doc);
  const start = projection.text.indexOf(words);
  if (start < 0) throw new Error(`The sample does not say ${words}.`);
  const range: TextRange = { start, end: start + words.length };
  return { from: projection.offsetToPos(range.start, 1), to: projection.offsetToPos(range.end, -1) };
}
