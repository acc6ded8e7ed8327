import { articleFieldsSchema, type ArticleFields, type DocJson, type Provenance } from '@/lib/articles/model';
import { oneLine } from '@/lib/import/clean-text';
import type { Draft } from '@/lib/import/draft';

/** An article that is ready to be made. */
export interface ChosenArticle {
  fields: ArticleFields;
  provenance: Provenance;
  doc: DocJson;
}

/**
 * The draft as a person left it: without the dropped blocks, with their fields, of which those that differ count as typed. A title heading
 * that was put there takes the title that was typed. Numbers of blocks that do not exist are ignored; null when no text is left.
 */
export function applyChoices(
  draft: Draft,
  { fields, droppedBlocks }: { fields: ArticleFields; droppedBlocks: readonly number[] },
): ChosenArticle | null {
  const dropped = new Set(droppedBlocks);
  const content = (draft.doc.content ?? []).flatMap((block, index) => {
    if (dropped.has(index)) return [];
    return draft.titleAdded && index === 0 ? [titleHeading(fields.title)] : [block];
  });
  const isEmpty = content.every(
    (block, index) => (draft.titleAdded && index === 0 && !dropped.has(0)) || !hasText(block),
  );
  if (isEmpty) return null;
  const provenance: Provenance = {};
  for (const name of articleFieldsSchema.keyof().options) {
    if (fields[name] === '') continue;
    provenance[name] = fields[name] === draft.fields[name] ? (draft.provenance[name] ?? 'typed') : 'typed';
  }
  return { fields, provenance, doc: { type: 'doc', content } };
}

function titleHeading(title: string): DocJson {
  const text = oneLine(title, 500);
  return { type: 'heading', attrs: { level: 1 }, ...(text !== '' && { content: [{ type: 'text', text }] }) };
}

function hasText(node: DocJson): boolean {
  return (node.text ?? '').trim() !== '' || (node.content ?? []).some(hasText);
}
