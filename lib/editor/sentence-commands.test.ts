import { type Command, EditorState } from '@tiptap/pm/state';
import { describe, expect, test } from 'vitest';
import { documentSchema } from '@/lib/editor/schema';
import { selectedRange, selectOffsets, trimRange } from '@/lib/editor/selection-offsets';
import { extendBySentence, selectSentence } from '@/lib/editor/sentence-commands';
import { projectText } from '@/lib/text/project-text';
import { splitSentences } from '@/lib/text/split-sentences';

const doc = documentSchema.node(
  'doc',
  null,
  ['One two. Three four.', 'Five.'].map((text) =>
    documentSchema.node('paragraph', null, [documentSchema.text(text)]),
  ),
);
const projection = projectText(doc);
const text = { projection, sentences: splitSentences(projection.text, 'en') };
const start = EditorState.create({ doc });
const at = (anchor: number, head = anchor) => start.apply(selectOffsets(start.tr, projection, anchor, head));

function words(state: EditorState, ...commands: Command[]): string {
  const end = commands.reduce((each, command) => {
    let next = each;
    command(each, (transaction) => (next = each.apply(transaction)));
    return next;
  }, state);
  const range = selectedRange(end, projection);
  return range ? projection.text.slice(range.start, range.end) : '';
}

describe('selecting by sentence', () => {
  const next = selectSentence(text, 1);
  const previous = selectSentence(text, -1);

  test('takes the sentence at the caret first, then the one after it', () => {
    expect(words(at(2), next)).toBe('One two.');
    expect(words(at(2), next, next)).toBe('Three four.');
    expect(words(at(2), next, next, next)).toBe('Five.');
    expect(words(at(2), next, next, next, next)).toBe('Five.');
  });

  test('goes back from the caret and from a selected sentence', () => {
    expect(words(at(12), previous)).toBe('One two.');
    expect(words(at(22), next, previous)).toBe('Three four.');
  });

  test('extends a selection to the ends of sentences, over paragraphs', () => {
    const extend = extendBySentence(text, 1);
    expect(words(at(4), extend)).toBe('two.');
    expect(words(at(4), extend, extend)).toBe('two. Three four.');
    expect(words(at(4), extend, extend, extend)).toBe('two. Three four.\nFive.');
    expect(words(at(4, 14), extendBySentence(text, -1))).toBe('two. ');
  });
});

describe('trimRange', () => {
  test('takes white space off both ends and keeps characters whole', () => {
    expect(trimRange('a  b\n', { start: 1, end: 5 })).toEqual({ start: 3, end: 4 });
    expect(trimRange('x👩‍👧y', { start: 2, end: 5 })).toEqual({ start: 1, end: 6 });
    expect(trimRange('a \n b', { start: 1, end: 4 })).toBeNull();
  });
});
