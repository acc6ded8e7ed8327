import { EditorState } from '@tiptap/pm/state';
import { canSplit, type StepMap } from '@tiptap/pm/transform';
import { DecorationSet } from '@tiptap/pm/view';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  activeMarkPlugin,
  annotationPlugin,
  marksAt,
  setActiveMark,
  setMarks,
} from '@/lib/editor/annotation-plugin';
import { rangeMapper } from '@/lib/editor/map-range';
import { documentSchema } from '@/lib/editor/schema';
import type { TextMark } from '@/lib/editor/text-mark';
import { projectText } from '@/lib/text/project-text';

const paragraphs = (...texts: string[]) =>
  documentSchema.node(
    'doc',
    null,
    texts.map((text) =>
      documentSchema.node('paragraph', null, text === '' ? [] : [documentSchema.text(text)]),
    ),
  );

function desk(...texts: string[]) {
  const doc = paragraphs(...texts);
  const projection = projectText(doc);
  const state = EditorState.create({
    doc,
    plugins: [annotationPlugin(), activeMarkPlugin()],
  });
  return { state, projection };
}

const mark = (id: string, start: number, end: number, more: Partial<TextMark> = {}): TextMark => ({
  id,
  kind: 'claim',
  finished: false,
  ranges: [{ role: 'content', start, end }],
  ...more,
});

const show = (state: EditorState, ...marks: TextMark[]) => state.apply(setMarks(state.tr, marks));

/** What is drawn by one of the two plugins: the text of each piece, and who is on it. */
function drawn(state: EditorState, plugin: 0 | 1 = 0, attribute = 'data-annotations'): [string, string][] {
  const set = state.plugins[plugin]?.props.decorations?.call(state.plugins[plugin], state);
  if (!(set instanceof DecorationSet)) return [];
  return set
    .find()
    .toSorted((a, b) => a.from - b.from || a.to - b.to)
    .map(({ from, to, ...decoration }) => {
      const { attrs } = (decoration as unknown as { type: { attrs: Record<string, string> } }).type;
      return [state.doc.textBetween(from, to, '|'), attrs[attribute] ?? ''];
    });
}

describe('annotationPlugin', () => {
  test('cuts overlapping and nested annotations into pieces that name everyone on them', () => {
    const { state } = desk('The ferry will run again');
    expect(drawn(show(state, mark('a', 0, 14), mark('b', 4, 9), mark('c', 10, 18)))).toEqual([
      ['The ', 'a'],
      ['ferry', 'a b'],
      [' ', 'a'],
      ['will', 'a c'],
      [' run', 'c'],
    ]);
  });

  test('draws what is there from the start as it draws what comes later', () => {
    const { state } = desk('The ferry will run again');
    const marks = [mark('a', 0, 14), mark('b', 4, 9)];
    const plugins = [annotationPlugin(marks), activeMarkPlugin()];
    expect(drawn(EditorState.create({ doc: state.doc, plugins }))).toEqual(drawn(show(state, ...marks)));
  });

  test('moves what is drawn along while the text is written in, and what is said anew then comes to the same', () => {
    const word = fc.constantFrom('a', 'ferry ', '. ', '水', '\u00e9');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(30), fc.nat(8), fc.oneof(word, fc.constant('\n'))), { maxLength: 6 }),
        fc.array(fc.tuple(fc.nat(20), fc.integer({ min: 1, max: 9 })), { minLength: 1, maxLength: 5 }),
        (edits, places) => {
          const before = desk('The ferry will run again', 'In the spring', '');
          const { text } = before.projection;
          const marks = places.map(([start, length], index) =>
            mark(`m${index}`, start, Math.min(start + length, text.length)),
          );
          let state = show(before.state, ...marks);
          const maps: StepMap[] = [];
          for (const [at, length, words] of edits) {
            const from = Math.min(1 + at, state.doc.content.size - 1);
            const to = Math.min(from + length, state.doc.content.size - 1);
            const { tr } = state;
            if (words === '\n') {
              if (canSplit(tr.doc, from)) tr.split(from);
            } else if (
              tr.doc.resolve(from).parent.isTextblock &&
              tr.doc.resolve(to).sameParent(tr.doc.resolve(from))
            ) {
              tr.insertText(words, from, to);
            }
            maps.push(...tr.mapping.maps);
            state = state.apply(tr);
          }
          const move = rangeMapper(before.state.doc, maps, state.doc);
          const moved = marks
            .map((each) => ({ ...each, ranges: each.ranges.map((range) => ({ ...range, ...move(range) })) }))
            .filter((each) => each.ranges.every((range) => range.start < range.end));
          const fresh = EditorState.create({
            doc: state.doc,
            plugins: [annotationPlugin(moved), activeMarkPlugin()],
          });
          expect(drawn(show(state, ...moved))).toEqual(drawn(fresh));
        },
      ),
    );
  });

  test('draws a range over several paragraphs in each of them, and nothing for the space between', () => {
    const { state } = desk('First one', '', 'Second', 'third');
    expect(drawn(show(state, mark('a', 6, 23)))).toEqual([
      ['one', 'a'],
      ['Second', 'a'],
      ['third', 'a'],
    ]);
  });

  test('draws every range of an annotation in parts, each by its role', () => {
    const { state } = desk('“We have it,” said Maren. “And more.”');
    const quote = mark('q', 0, 0, {
      kind: 'quote',
      ranges: [
        { role: 'content', start: 0, end: 13 },
        { role: 'content', start: 26, end: 37 },
        { role: 'cue', start: 14, end: 18 },
      ],
    });
    const shown = show(state, quote);
    expect(drawn(shown).map(([text]) => text)).toEqual(['“We have it,”', 'said', '“And more.”']);
    expect(drawn(shown, 0, 'class').map(([, name]) => name)).toEqual([
      'mark wash-quote',
      'mark line-part',
      'mark wash-quote',
    ]);
  });

  test('changes nothing in the document and draws nothing again when the same annotations come', () => {
    const { state } = desk('The ferry');
    const before = show(state, mark('a', 0, 3));
    const after = show(before, mark('a', 0, 3));
    expect(after.doc).toBe(state.doc);
    expect(before.plugins[0]?.getState(before)).toBe(after.plugins[0]?.getState(after));
  });

  test('leaves the drawn set alone when another annotation becomes the active one', () => {
    const { state } = desk('The ferry runs');
    const shown = show(state, mark('a', 0, 3), mark('b', 4, 9));
    const chosen = shown.apply(setActiveMark(shown.tr, mark('b', 4, 9)));
    expect(chosen.plugins[0]?.getState(chosen).drawn).toBe(shown.plugins[0]?.getState(shown).drawn);
    expect(drawn(chosen, 1, 'class')).toEqual([
      ['f', 'on-first'],
      ['ferry', 'on on-claim on-content'],
      ['y', 'on-last'],
    ]);
  });

  test('closes the outline at whole characters', () => {
    const { state } = desk('👩‍👩‍👧 and e\u0301');
    const chosen = state.apply(setActiveMark(state.tr, mark('a', 0, 15)));
    const edges = drawn(chosen, 1, 'class').filter(([, name]) => name !== 'on on-claim on-content');
    expect(edges).toEqual([
      ['👩‍👩‍👧', 'on-first'],
      ['e\u0301', 'on-last'],
    ]);
  });

  test('names the annotations at a place, the innermost first, the edges included', () => {
    const { state } = desk('The ferry will run again');
    const shown = show(state, mark('a', 0, 14), mark('b', 4, 9), mark('c', 10, 18));
    expect(marksAt(shown, 9)).toEqual(['b', 'a']);
    expect(marksAt(shown, 19)).toEqual([]);
  });

  test('drawing step by step and drawing at once give the same', () => {
    const texts = ['One two three', 'four five', 'six', 'seven eight nine ten', 'eleven', 'twelve', 'end'];
    const size = texts.join('\n').length;
    const marks = fc
      .array(fc.record({ start: fc.nat(size - 2), length: fc.integer({ min: 1, max: 20 }) }), {
        maxLength: 8,
      })
      .map((list) =>
        list.map(({ start, length }, index) => mark(`m${index}`, start, Math.min(size, start + length))),
      );
    fc.assert(
      fc.property(fc.array(marks, { minLength: 1, maxLength: 5 }), (steps) => {
        const { state } = desk(...texts);
        const walked = steps.reduce((each, list) => show(each, ...list), state);
        expect(drawn(walked)).toEqual(drawn(show(state, ...(steps.at(-1) ?? []))));
      }),
    );
  });
});
