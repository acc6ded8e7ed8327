import { describe, expect, it } from 'vitest';

import { newsBetween, newsWords, type GuestOutline, type OutlinedItem } from '@/lib/guests/outline-rules';

const page = (items: OutlinedItem[], text = 'as it was'): GuestOutline => ({ text, items });
const shown = page([
  ['claim', 'a', 0],
  ['query', 'b', 2],
]);

describe('newsBetween', () => {
  it.each<[string, GuestOutline, number, boolean]>([
    ['nothing', shown, 0, false],
    ['an item that is new', page([...shown.items, ['quote', 'c', 3]]), 1, false],
    ['an item that says something else', page([['claim', 'x', 0], ...shown.items.slice(1)]), 1, false],
    ['two comments', page([...shown.items.slice(0, 1), ['query', 'x', 4]]), 2, false],
    ['a comment that was taken back', page([...shown.items.slice(0, 1), ['query', 'x', 1]]), 1, false],
    ['an item that is gone', page(shown.items.slice(1)), 1, false],
    ['items in another order', page(shown.items.toReversed()), 0, false],
    ['another text', page([...shown.items], 'as it is'), 0, true],
  ])('counts %s', (_, heard, count, isTextNew) => {
    expect(newsBetween(shown, heard)).toEqual({ count, isTextNew });
  });
});

describe('newsWords', () => {
  it('says what there is to show, and nothing when there is nothing', () => {
    const said = [
      { count: 0, isTextNew: false },
      { count: 2, isTextNew: false },
      { count: 0, isTextNew: true },
      { count: 1, isTextNew: true },
    ].map(newsWords);
    expect(said).toEqual([null, '2 new', 'The text has changed.', '1 new, and the text has changed.']);
  });
});
