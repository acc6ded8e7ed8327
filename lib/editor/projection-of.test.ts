import { EditorState } from '@tiptap/pm/state';
import { describe, expect, test } from 'vitest';
import { projectionOf } from '@/lib/editor/projection-of';
import { documentSchema } from '@/lib/editor/schema';
import { projectText } from '@/lib/text/project-text';

const doc = documentSchema.nodeFromJSON({
  type: 'doc',
  content: ['The harbour froze.', 'Nobody sailed.'].map((text) => ({
    type: 'paragraph',
    content: [{ type: 'text', text }],
  })),
});

describe('projectionOf', () => {
  test('is the projection of the document', () => {
    const { text, blocks } = projectionOf(doc);
    expect({ text, blocks }).toEqual({ text: projectText(doc).text, blocks: projectText(doc).blocks });
  });

  test('is made once for each document', () => {
    expect(projectionOf(doc)).toBe(projectionOf(doc));
  });

  test('sees what changed in the next version', () => {
    projectionOf(doc);
    const next = EditorState.create({ doc }).tr.insertText('bay', 5, 12).doc;
    expect(projectionOf(next).text).toBe('The bay froze.\nNobody sailed.');
  });
});
