import type { Node } from '@tiptap/pm/model';
import { EditorState } from '@tiptap/pm/state';
import { DecorationSet, type DecorationSource } from '@tiptap/pm/view';
import { describe, expect, test } from 'vitest';
import type { Line, LineStatus } from '@/lib/coverage/coverage';
import { coverageLayer, setCoverage } from '@/lib/editor/coverage-plugin';
import { documentSchema } from '@/lib/editor/schema';
import { sentencesOf } from '@/lib/editor/sentences-of';

const { nodes } = documentSchema;
const paragraph = (text: string) =>
  documentSchema.node('paragraph', null, text ? [documentSchema.text(text)] : []);
const doc = documentSchema.node('doc', null, [
  paragraph('One two. Three four.'),
  documentSchema.node(
    'bulletList',
    null,
    [nodes['listItem']?.create(null, [paragraph('In a list.')])].flatMap((n) => n ?? []),
  ),
  paragraph(''),
]);
const layer = coverageLayer([]);
const state = EditorState.create({ doc, plugins: [layer.plugin] });
const line = (start: number, end: number, status: LineStatus, itemsTotal = 0): Line => ({
  start,
  end,
  status,
  itemsTotal,
  itemsLeft: 0,
});
const lines = [line(0, 8, 'read', 1), line(9, 20, 'open', 1), line(21, 31, 'unread')];

function blocks(from: EditorState, of = layer): Record<string, string>[] {
  return of
    .decorations(from)
    .find()
    .toSorted((a, b) => a.from - b.from)
    .map((each) => (each as unknown as { type: { attrs: Record<string, string> } }).type.attrs);
}

describe('coverageLayer', () => {
  test('names every textblock, lets each find its own direction, and says about how high it will be', () => {
    expect(blocks(state)).toEqual(
      [0, 1, 2].map(() => ({ 'data-block': '', dir: 'auto', style: '--about: 32px' })),
    );
    const long = documentSchema.node('doc', null, [paragraph('a'.repeat(100)), paragraph('字'.repeat(100))]);
    const shown = blocks(EditorState.create({ doc: long }), coverageLayer([]));
    expect(shown.map((each) => each['style'])).toEqual(['--about: 64px', '--about: 128px']);
  });

  test('paints one piece a sentence with a gap between, in the colour of its status', () => {
    const shown = state.apply(setCoverage(state.tr, lines));
    expect(blocks(shown).map((each) => each['style'])).toEqual([
      '--about: 32px; --cover: linear-gradient(to bottom, var(--ok) 0% calc(45% - 1px), transparent calc(45% - 1px) calc(45% + 1px), var(--warn) calc(45% + 1px) 100%)',
      '--about: 32px; --cover: linear-gradient(to bottom, var(--line-2) 0% 100%)',
      '--about: 32px',
    ]);
  });

  test('draws what is known from the start with the text, and not again when the plugin comes', () => {
    const early = coverageLayer(lines);
    const before = early.decorations(EditorState.create({ doc }));
    const after = EditorState.create({ doc, plugins: [early.plugin] });
    expect(early.decorations(after)).toBe(before);
    expect(blocks(after, early)).toEqual(blocks(state.apply(setCoverage(state.tr, lines))));
  });

  test('ticks sentences that are cleared, not those whose checks are done', () => {
    const cleared = [line(0, 8, 'read'), line(9, 20, 'read', 2)];
    const [first] = blocks(state.apply(setCoverage(state.tr, cleared)));
    expect(first?.['data-ticks']).toBe('');
    expect(first?.['style']).toMatch(/--ticks: var\(--tick\) 0 20% \/ 10px 10px no-repeat$/);
  });

  test('touches only the blocks that look different, and comes to the same', () => {
    const shown = state.apply(setCoverage(state.tr, lines));
    const read = [lines[0], lines[1], line(21, 31, 'read')].flatMap((each) => each ?? []);
    expect(shown.apply(setCoverage(shown.tr, [...lines])).plugins[0]?.getState(shown)).toBe(
      shown.plugins[0]?.getState(shown),
    );
    expect(blocks(shown.apply(setCoverage(shown.tr, read)))).toEqual(
      blocks(state.apply(setCoverage(state.tr, read))),
    );
  });

  test('comes to what a new page shows, whatever was written between', () => {
    const shown = state.apply(setCoverage(state.tr, lines));
    const written = shown.apply(shown.tr.insertText('Zero. ', 1).split(12).insertText('More. ', 1));
    const sentences = sentencesOf(written.doc, 'en');
    const after = sentences.map(({ start, end }, index) =>
      line(start, end, index % 2 === 0 ? 'read' : 'open', index % 3),
    );
    const fresh = coverageLayer(after);
    expect(blocks(written.apply(setCoverage(written.tr, after)))).toEqual(
      blocks(EditorState.create({ doc: written.doc, plugins: [fresh.plugin] }), fresh),
    );
  });

  test('finds what is inside lists, quotations and tables, and nothing inside textblocks', () => {
    const cell = (text: string) => documentSchema.node('tableCell', null, [paragraph(text)]);
    const item = (text: string) => documentSchema.node('listItem', null, [paragraph(text)]);
    const nested = documentSchema.node('doc', null, [
      paragraph('Above.'),
      documentSchema.node('bulletList', null, [item('One.'), item('Two.')]),
      documentSchema.node('blockquote', null, [paragraph('Said.'), paragraph('And written.')]),
      documentSchema.node('table', null, [documentSchema.node('tableRow', null, [cell('A.'), cell('B.')])]),
      paragraph('Below.'),
    ]);
    const of = coverageLayer([]);
    const before = EditorState.create({ doc: nested, plugins: [of.plugin] });
    const written = before.apply(
      before.tr.insertText('And ', before.doc.content.size - 7).insertText('So ', 14),
    );
    for (const each of [before, written]) {
      const drawn = of.decorations(each);
      expect(of.decorations(each)).toBe(drawn);
      const plain = DecorationSet.create(each.doc, drawn.find());
      const inside = (set: DecorationSet) =>
        childrenOf(each.doc).map(({ child, offset }) => spots(set.forChild(offset, child), child));
      expect(inside(drawn)).toEqual(inside(plain));
      expect(inside(drawn).map((list) => list.length)).toEqual([0, 2, 2, 2, 0]);
    }
  });
});

function childrenOf(node: Node): { child: Node; offset: number }[] {
  const children: { child: Node; offset: number }[] = [];
  node.forEach((child, offset) => void children.push({ child, offset }));
  return children;
}

/** Where the view draws something within a node, by the way that it goes down. */
function spots(set: DecorationSource, node: Node): string[] {
  return childrenOf(node).flatMap(({ child, offset }) => {
    const here: string[] = [];
    set.forEachSet((each) =>
      each.find(offset, offset + child.nodeSize).forEach(({ from, to }) => {
        if (from === offset && to === offset + child.nodeSize) here.push(child.textContent);
      }),
    );
    return [...here, ...spots(set.forChild(offset, child), child)];
  });
}
