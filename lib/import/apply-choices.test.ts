import { describe, expect, it } from 'vitest';
import { documentSchema } from '@/lib/editor/schema';
import { applyChoices } from '@/lib/import/apply-choices';
import { importArticle } from '@/lib/import/import-article';

function draftOf(text: string) {
  const result = importArticle({ fileName: '', mediaType: 'text/plain', text });
  if (!result.ok) throw new Error(result.message);
  return result.draft;
}

const titled = draftOf('Ferry to return\n\nBy Mira Olsund\n\nIt runs again.\n\nIt does.');
const untitled = draftOf('It runs again from the second of May.\n\nIt does.');

function textOf(doc: unknown): string[] {
  const texts: string[] = [];
  documentSchema.nodeFromJSON(doc).forEach((block) => texts.push(block.textContent));
  return texts;
}

describe('applyChoices', () => {
  it('without choices is the draft', () => {
    expect(applyChoices(titled, { fields: titled.fields, droppedBlocks: [] })).toEqual({
      fields: titled.fields,
      provenance: titled.provenance,
      doc: titled.doc,
    });
  });

  it('leaves out what was dropped, and ignores what does not exist', () => {
    const chosen = applyChoices(titled, { fields: titled.fields, droppedBlocks: [1, 3, 3, 99] });
    expect(textOf(chosen?.doc)).toEqual(['Ferry to return', 'It runs again.']);
  });

  it('calls typed what differs from what was read, and says nothing of what is empty', () => {
    const fields = { ...titled.fields, title: 'Ferry', byline: '', outlet: 'The Harrow Courier' };
    expect(applyChoices(titled, { fields, droppedBlocks: [] })).toMatchObject({
      fields,
      provenance: { title: 'typed', outlet: 'typed' },
    });
  });

  it('does not change a title that stands in the text', () => {
    const chosen = applyChoices(titled, { fields: { ...titled.fields, title: 'Other' }, droppedBlocks: [] });
    expect(textOf(chosen?.doc)[0]).toBe('Ferry to return');
  });

  it('puts the typed title into a heading that was added, unless that was dropped', () => {
    const fields = { ...untitled.fields, title: 'Ferry\nto return' };
    expect(textOf(applyChoices(untitled, { fields, droppedBlocks: [] })?.doc)[0]).toBe('Ferry to return');
    expect(textOf(applyChoices(untitled, { fields, droppedBlocks: [0] })?.doc)).toHaveLength(2);
  });

  it('is nothing when no text is left, be there a title or not', () => {
    const fields = { ...untitled.fields, title: 'Ferry' };
    expect(applyChoices(untitled, { fields, droppedBlocks: [1, 2] })).toBeNull();
    expect(applyChoices(titled, { fields: titled.fields, droppedBlocks: [0, 1, 2, 3] })).toBeNull();
  });
});
