import { expect, test } from 'vitest';
import { untouchedSentences } from '@/components/double-check/untouched';

const TEXT = 'Quay to reopen\nIt opens in May. Nobody knows why.\n';
const TEXTBLOCKS = [
  { start: 0, end: 14 },
  { start: 15, end: 49 },
  { start: 50, end: 50 },
];

test('a sentence is touched by any mark that shares a character with it', () => {
  const count = (...marks: [number, number][]) =>
    untouchedSentences(
      { text: TEXT, textblocks: TEXTBLOCKS, language: 'en' },
      marks.map(([start, end]) => ({ start, end })),
    );
  expect(count()).toEqual({ sentences: 3, untouched: 3 });
  expect(count([18, 23])).toEqual({ sentences: 3, untouched: 2 });
  expect(count([0, 20])).toEqual({ sentences: 3, untouched: 1 });
  expect(count([0, 49])).toEqual({ sentences: 3, untouched: 0 });
});
