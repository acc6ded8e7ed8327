import { EditorState } from '@tiptap/pm/state';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { annotationOf } from '@/components/desk/store/test-annotation';
import { LiveText } from '@/components/desk/text/live-text';
import type { DocJson } from '@/lib/articles/model';
import { rangeMapper } from '@/lib/editor/map-range';
import { projectionOf } from '@/lib/editor/projection-of';
import { documentSchema } from '@/lib/editor/schema';
import type { StepView } from '@/lib/versions/model';

const DOC: DocJson = {
  type: 'doc',
  content: ['The quay costs 9.4 million crowns.', 'Who pays?'].map((text) => ({
    type: 'paragraph',
    content: [{ type: 'text', text }],
  })),
};

/** Steps that change the text of `DOC` one after the other, as the server tells them. */
function write(...changes: ((state: EditorState) => EditorState['tr'])[]) {
  let state = EditorState.create({ doc: documentSchema.nodeFromJSON(DOC) });
  const views: StepView[] = [];
  for (const change of changes) {
    const { steps, doc } = change(state);
    for (const step of steps) {
      views.push({
        version: views.length + 1,
        step: step.toJSON() as Record<string, unknown>,
        clientId: 'other',
      });
    }
    state = EditorState.create({ doc });
  }
  return { views, doc: state.doc };
}

const claim = (words: string) => {
  const start = projectionOf(documentSchema.nodeFromJSON(DOC)).text.indexOf(words);
  const view = annotationOf('claim', '9.4 million crowns');
  return {
    ...view,
    ranges: [
      {
        role: 'content' as const,
        start,
        end: start + words.length,
        exact: words,
        prefix: '',
        suffix: '',
        placement: 'placed' as const,
      },
    ],
  };
};
const wordsOf = (text: LiveText, view: ReturnType<typeof claim>) =>
  text
    .bringForward(view, view.textVersion)
    .ranges.map(({ start, end, placement }) => [text.projection.text.slice(start, end), placement]);

describe('LiveText', () => {
  test('takes in what is new, in order, and nothing when something between is missing', () => {
    const text = new LiveText(0, DOC);
    const { views } = write((state) => state.tr.insertText('a', 1).insertText('b', 2).insertText('c', 3));
    expect(text.receive(views.slice(1))).toBeNull();
    expect(text.receive(views.slice(0, 2))?.length).toBe(2);
    expect(text.receive(views)?.length).toBe(1);
    expect([text.version, text.settled.version]).toEqual([3, 0]);
    expect(text.projection.text).toMatch(/^The quay/);
    expect(text.settle()).toBe(true);
    expect(text.projection.text).toMatch(/^abcThe quay/);
    expect(text.settle()).toBe(false);
  });

  test('takes annotations along, and says which have lost their words', () => {
    const text = new LiveText(0, DOC);
    const view = claim('9.4 million crowns');
    text.receive(write((state) => state.tr.insertText('Now: ', 1)).views);
    text.settle();
    expect(wordsOf(text, view)).toEqual([['9.4 million crowns', 'placed']]);
    const gone = new LiveText(0, DOC);
    gone.receive(write((state) => state.tr.delete(16, 34)).views);
    gone.settle();
    expect(wordsOf(gone, view)).toEqual([['', 'orphaned']]);
  });

  test('puts them where the server says, also when it says so later, unless it was read since', () => {
    const text = new LiveText(0, DOC);
    const view = claim('9.4 million crowns');
    const { views } = write(
      (state) => state.tr.insertText('5', 18, 19),
      (state) => state.tr.insertText('Now: ', 1),
    );
    text.receive(views);
    text.settle();
    const { id } = view;
    text.noteTouched(1, [
      { annotationId: id, role: 'content', ordinal: 0, start: 15, end: 33, placement: 'changed' },
    ]);
    expect(wordsOf(text, view)).toEqual([['9.5 million crowns', 'changed']]);
    const readSince = {
      ...view,
      textVersion: 2,
      ranges: view.ranges.map((range) => ({ ...range, start: 20, end: 38 })),
    };
    expect(wordsOf(text, readSince)).toEqual([['9.5 million crowns', 'placed']]);
  });

  test('carries ranges of any version that it knows as the steps do', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.nat(30),
            fc.string({ minLength: 1, maxLength: 4, unit: fc.constantFrom('x', 'é', '水') }),
          ),
          { minLength: 1, maxLength: 6 },
        ),
        fc.nat(5),
        (edits, from) => {
          const { views, doc } = write(
            ...edits.map(
              ([at, words]) =>
                (state: EditorState) =>
                  state.tr.insertText(words, 1 + at),
            ),
          );
          const text = new LiveText(0, DOC);
          text.receive(views);
          text.settle();
          expect(text.projection.text).toBe(projectionOf(doc).text);
          const version = Math.min(from, views.length);
          const range = { start: 4, end: 9 };
          const then = new LiveText(0, DOC);
          then.receive(views.slice(0, version));
          then.settle();
          const maps = text.mapsSince(version)?.maps ?? [];
          expect(text.carrier(version)(range)).toEqual(
            rangeMapper(then.settledDoc, maps, text.settledDoc)(range),
          );
        },
      ),
    );
  });
});
