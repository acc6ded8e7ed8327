import { EditorState } from '@tiptap/pm/state';
import { DecorationSet } from '@tiptap/pm/view';
import { describe, expect, test } from 'vitest';
import { placePlugin, setPlace } from '@/lib/editor/place-plugin';
import { documentSchema } from '@/lib/editor/schema';
import { selectOffsets } from '@/lib/editor/selection-offsets';
import { projectText } from '@/lib/text/project-text';

const doc = documentSchema.node(
  'doc',
  null,
  ['One two.', 'Three.'].map((text) => documentSchema.node('paragraph', null, [documentSchema.text(text)])),
);
const projection = projectText(doc);
const state = EditorState.create({ doc, plugins: [placePlugin()] });

function places(from: EditorState): string[] {
  const set = from.plugins[0]?.props.decorations?.call(from.plugins[0], from);
  return set instanceof DecorationSet ? set.find().map((each) => doc.textBetween(each.from, each.to)) : [];
}

describe('placePlugin', () => {
  test('shows a place over paragraphs until the selection moves', () => {
    const shown = state.apply(setPlace(state.tr, { start: 4, end: 14 }));
    expect(places(shown)).toEqual(['two.', 'Three']);
    expect(places(shown.apply(shown.tr.setMeta('other', true)))).toEqual(['two.', 'Three']);
    expect(places(shown.apply(selectOffsets(shown.tr, projection, 0, 3)))).toEqual([]);
  });

  test('goes to a place and shows it in one step', () => {
    const moved = state.apply(setPlace(selectOffsets(state.tr, projection, 9, 9), { start: 9, end: 15 }));
    expect(places(moved)).toEqual(['Three.']);
    expect(places(moved.apply(setPlace(moved.tr, null)))).toEqual([]);
  });
});
