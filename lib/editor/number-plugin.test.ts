import { EditorState } from '@tiptap/pm/state';
import { DecorationSet } from '@tiptap/pm/view';
import { expect, test } from 'vitest';
import { numberPlugin, setNumbers } from '@/lib/editor/number-plugin';
import { documentSchema } from '@/lib/editor/schema';
import { projectText } from '@/lib/text/project-text';

const doc = documentSchema.node(
  'doc',
  null,
  ['One two 👩‍🚀.', 'Three.'].map((text) =>
    documentSchema.node('paragraph', null, [documentSchema.text(text)]),
  ),
);
const projection = projectText(doc);
const state = EditorState.create({ doc, plugins: [numberPlugin()] });

function numbers(from: EditorState): [string, unknown][] {
  const set = from.plugins[0]?.props.decorations?.call(from.plugins[0], from);
  if (!(set instanceof DecorationSet)) return [];
  return set.find().map((each) => {
    const { attrs } = (each as unknown as { type: { attrs: Record<string, string> } }).type;
    return [doc.textBetween(each.from, each.to), attrs['data-numbers']];
  });
}

test('puts each number on the whole character before its place, several at one place together', () => {
  const { text } = projection;
  const shown = state.apply(
    setNumbers(state.tr, [
      { number: 1, end: 3 },
      { number: 2, end: text.indexOf('.') },
      { number: 3, end: text.length },
      { number: 4, end: 3 },
    ]),
  );
  expect(numbers(shown)).toEqual([
    ['e', '1, 4'],
    ['👩‍🚀', '2'],
    ['.', '3'],
  ]);
  expect(numbers(shown.apply(shown.tr.setMeta('other', true)))).toHaveLength(3);
  expect(numbers(shown.apply(setNumbers(shown.tr, [])))).toEqual([]);
});
