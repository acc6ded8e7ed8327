import { expect, test } from 'vitest';
import { markedPieces } from '@/components/evidence/marked-pieces';

test.each([
  ['nothing marked', [], ['The quay']],
  ['the beginning', [{ start: 0, end: 3 }], ['[The]', ' quay']],
  ['the end, and beyond it', [{ start: 4, end: 90 }], ['The ', '[quay]']],
  [
    'two that touch',
    [
      { start: 1, end: 2 },
      { start: 2, end: 3 },
    ],
    ['T', '[h]', '[e]', ' quay'],
  ],
])('cuts a text at its marks: %s', (_, marks, expected) => {
  const pieces = markedPieces('The quay', marks);
  expect(pieces.map(({ text, isMarked }) => (isMarked ? `[${text}]` : text))).toEqual(expected);
});
