import { Fragment, type Node } from '@tiptap/pm/model';
import type { Transform } from '@tiptap/pm/transform';
import { describe, expect, test } from 'vitest';
import type { StandingAnchor } from '@/lib/editor/move-anchors';
import { projectionOf } from '@/lib/editor/projection-of';
import { documentSchema } from '@/lib/editor/schema';
import {
  type Batch,
  follow,
  joinBatches,
  marked,
  paragraphs,
  posAt,
  posOf,
  undo,
  write,
} from '@/tests/fixtures/editing/writing';

const typed = (text: string) => documentSchema.text(text);
const insert = (doc: Node, offset: number, text: string) =>
  write(doc, (to) => to.insert(posAt(doc, offset), typed(text)));
const cut = (doc: Node, start: number, end: number) =>
  write(doc, (to) => to.delete(posAt(doc, start), posAt(doc, end)));
const replace = (doc: Node, start: number, end: number, text: string) =>
  write(doc, (to) => to.replaceWith(posAt(doc, start), posAt(doc, end), typed(text)));
const after = (batch: Batch): Node => batch.docs.at(-1) ?? paragraphs();
const wordsOf = (batch: Batch, { start, end }: StandingAnchor) =>
  projectionOf(after(batch)).text.slice(start, end);

describe('typing', () => {
  const { doc, anchor } = marked('The harbour [froze over] that night.');

  test.each([
    ['at the left edge stays outside', anchor.start, 'placed', 'froze over'],
    ['at the right edge stays outside', anchor.end, 'placed', 'froze over'],
    ['inside stays inside', anchor.start + 5, 'changed', 'froze never over'],
    ['before it shifts it', 4, 'placed', 'froze over'],
  ])('%s', (_name, offset, placement, words) => {
    const batch = insert(doc, offset, offset === anchor.start + 5 ? ' never' : 'x');
    const moved = follow(anchor, batch);
    expect([moved.placement, wordsOf(batch, moved)]).toEqual([placement, words]);
  });

  test('another figure in place of one is a change, and the old one typed again is none', () => {
    const prices = marked('Prices rose by [12.4 percent] in May.');
    const changed = replace(prices.doc, prices.anchor.start + 3, prices.anchor.start + 4, '5');
    const once = follow(prices.anchor, changed);
    expect([once.placement, wordsOf(changed, once)]).toEqual(['changed', '12.5 percent']);
    const back = replace(after(changed), once.start + 3, once.start + 4, '4');
    expect(follow(once, back)).toEqual(prices.anchor);
  });

  test('other words over all of it are what it says now', () => {
    const batch = replace(doc, anchor.start, anchor.end, 'stayed open');
    const changed = follow(anchor, batch);
    expect([changed.placement, wordsOf(batch, changed)]).toEqual(['changed', 'stayed open']);
  });
});

describe('deleting', () => {
  const { doc, anchor } = marked('no no no [no] no no', 'no no no');

  test('leaves no anchor on words that are merely alike', () => {
    expect(follow(anchor, cut(doc, anchor.start, anchor.end + 1)).placement).toBe('orphaned');
  });

  test.each([
    ['the words', anchor.start, anchor.end],
    ['the words and more', anchor.start - 4, anchor.end + 3],
    ['the first letter', anchor.start, anchor.start + 1],
    ['the last letter', anchor.end - 1, anchor.end],
    ['everything', 0, projectionOf(doc).text.length],
    ['across two blocks', anchor.start + 1, anchor.end + 9],
  ])('%s and taking that back puts it where it was', (_name, start, end) => {
    const batch = cut(doc, start, end);
    expect(follow(anchor, batch).placement).not.toBe('placed');
    expect(follow(anchor, batch, undo(batch))).toEqual(anchor);
    expect(follow(anchor, joinBatches([batch, undo(batch)]))).toEqual(anchor);
  });

  test.each([
    ['the first word', 0, 5],
    ['the last word', 6, 10],
    ['a word in it and more behind', 6, 15],
    ['all of it', 0, 10],
  ])('%s and typing it again leaves it on its words', (_name, from, to) => {
    const prose = marked('The harbour [froze over] that night.');
    const [start, end] = [prose.anchor.start + from, prose.anchor.start + to];
    const words = projectionOf(prose.doc).text.slice(start, end);
    let batch = cut(prose.doc, start, end);
    const batches = [batch];
    for (let index = 0; index < words.length; index++) {
      batch = insert(after(batch), start + index, words.charAt(index));
      batches.push(batch);
    }
    const { memory: _memory, ...placed } = prose.anchor;
    expect(follow(prose.anchor, ...batches)).toMatchObject(placed);
    expect(follow(prose.anchor, ...batches, ...batches.toReversed().map(undo))).toEqual(prose.anchor);
  });

  test('letter by letter and back letter by letter', () => {
    const batches: Batch[] = [];
    let current = doc;
    for (let end = anchor.end + 4; end > anchor.start - 3; end--) {
      const batch = cut(current, end - 1, end);
      batches.push(batch);
      current = after(batch);
    }
    expect(follow(anchor, ...batches, ...batches.toReversed().map(undo))).toEqual(anchor);
  });
});

describe('moving', () => {
  const { doc, anchor } = marked(
    'First of all, it rained.',
    'The ferry [was cancelled] at noon.',
    'Nobody came.',
  );
  const drag = (to: Transform): unknown => {
    const node = doc.child(1);
    const from = doc.child(0).nodeSize;
    return to.delete(from, from + node.nodeSize).insert(to.doc.content.size, Fragment.from(node));
  };

  test('a paragraph takes its anchors along, and back', () => {
    const batch = write(doc, drag);
    const moved = follow(anchor, batch);
    expect([moved.placement, wordsOf(batch, moved)]).toEqual(['moved', 'was cancelled']);
    expect(follow(moved, undo(batch))).toEqual(anchor);
  });

  test('by cutting, and pasting later', () => {
    const first = cut(doc, 25, 57);
    const lost = follow(anchor, first);
    expect([lost.placement, lost.end - lost.start]).toEqual(['orphaned', 0]);
    const second = write(after(first), (to) =>
      to.insert(posOf(after(first), 'came'), typed('The ferry was cancelled at noon. ')),
    );
    const moved = follow(lost, second);
    expect([moved.placement, wordsOf(second, moved)]).toEqual(['moved', 'was cancelled']);
    expect(follow(moved, undo(second), undo(first))).toEqual(anchor);
  });
});

describe('structure', () => {
  const { doc, anchor } = marked('The ferry [was cancelled] at noon.', 'Nobody came.');

  test('a block that ends within it changes it, until they are joined', () => {
    const split = write(doc, (to) => to.split(posOf(doc, 'cancelled')));
    const changed = follow(anchor, split);
    expect([changed.placement, wordsOf(split, changed)]).toEqual(['changed', 'was \ncancelled']);
    expect(follow(changed, undo(split))).toEqual(anchor);
  });

  test('a mark or another kind of block changes nothing', () => {
    const batch = write(doc, (to) =>
      to
        .addMark(3, 20, documentSchema.mark('bold'))
        .setBlockType(1, 20, documentSchema.node('heading').type, { level: 2 }),
    );
    expect(follow(anchor, batch)).toEqual(anchor);
  });
});

describe('other words in their place', () => {
  const { doc, anchor } = marked(
    'It rained all day.',
    'Prices rose by [12.4 percent in May], the office said.',
    'Nobody came.',
  );
  const over = (text: string) => write(doc, (to) => to.replaceWith(20, 69, typed(text)));

  test('a sentence pasted over another keeps what it says again', () => {
    const batch = over('The office said that prices rose by 12.4 percent in May.');
    const placed = follow(anchor, batch);
    expect([placed.placement, wordsOf(batch, placed)]).toEqual(['placed', '12.4 percent in May']);
    expect(follow(placed, undo(batch))).toEqual(anchor);
  });

  test('and says what it changed', () => {
    const batch = over('The office said that prices rose by 13 percent in May.');
    const changed = follow(anchor, batch);
    expect([changed.placement, wordsOf(batch, changed)]).toEqual(['changed', '13 percent in May']);
    expect(follow(changed, undo(batch))).toEqual(anchor);
  });

  test('but a sentence about something else is no place for it', () => {
    const batch = over('Two boats were seen near the harbour wall.');
    expect(follow(anchor, batch).placement).toBe('orphaned');
    expect(follow(anchor, batch, undo(batch))).toEqual(anchor);
  });

  test('a whole text in place of another brings all of it along', () => {
    const { content } = paragraphs(
      'An opening that was not there.',
      'It rained all day.',
      'Prices rose by 12.4 percent in May, the office said.',
    );
    const batch = write(doc, (to) => to.replaceWith(0, doc.content.size, content));
    const placed = follow(anchor, batch);
    expect([placed.placement, wordsOf(batch, placed)]).toEqual(['placed', '12.4 percent in May']);
    expect(follow(placed, undo(batch))).toEqual(anchor);
  });
});

describe('words that were cut', () => {
  const { doc, anchor } = marked('The mayor [closed the old harbour on Tuesday] night.', 'Nobody sailed.');
  const from = doc.child(0).nodeSize;

  test('come back changed when they were changed before', () => {
    const edited = replace(doc, anchor.start + 11, anchor.start + 14, 'new');
    const gone = write(after(edited), (to) => to.delete(0, from));
    const pasted = write(after(gone), (to) => to.insert(to.doc.content.size, after(edited).child(0)));
    const changed = follow(anchor, edited, gone, pasted);
    expect([changed.placement, wordsOf(pasted, changed)]).toEqual([
      'changed',
      'closed the new harbour on Tuesday',
    ]);
  });

  test('are not believed elsewhere when they are few and nothing of their context is there', () => {
    const short = marked('The mayor [closed] it.', 'Nobody sailed.');
    const gone = write(short.doc, (to) => to.delete(0, short.doc.child(0).nodeSize));
    const other = insert(after(gone), 14, ' Shops closed early.');
    expect(follow(short.anchor, gone, other).placement).toBe('orphaned');
  });

  test('are ambiguous when they are pasted twice', () => {
    const gone = write(doc, (to) => to.delete(0, from));
    const twice = write(after(gone), (to) =>
      to.insert(to.doc.content.size, doc.child(0)).insert(to.doc.content.size, doc.child(0)),
    );
    const lost = follow(anchor, gone, twice);
    expect([lost.placement, lost.start - lost.end]).toEqual(['ambiguous', 0]);
    expect(follow(lost, undo(twice)).placement).toBe('orphaned');
  });
});
