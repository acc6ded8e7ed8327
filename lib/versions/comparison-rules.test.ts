import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compareBlocks,
  type ComparedRow,
  type ComparedText,
  isRowChanged,
} from '@/lib/versions/comparison-rules';

function textOf(...paragraphs: string[]): ComparedText {
  let start = 0;
  const blocks = paragraphs.map((paragraph) => {
    const block = { start, end: start + paragraph.length, kind: 'paragraph' };
    start = block.end + 1;
    return block;
  });
  return { text: paragraphs.join('\n'), blocks };
}

const told = ({ pieces }: ComparedRow) => pieces.map(({ op, text }) => `${op}: ${text}`);
const side = ({ pieces }: ComparedRow, ...ops: string[]) =>
  pieces
    .filter(({ op }) => ops.includes(op))
    .map(({ text }) => text)
    .join('');

describe('a comparison of two texts', () => {
  test('tells word by word what was dropped and added', () => {
    const { rows, added, dropped, moved } = compareBlocks(
      textOf('The quay is long.', 'It was raised on Monday by two metres.'),
      textOf('The quay is long.', 'It was raised on Tuesday morning by two metres.'),
    );
    expect(rows.map(told)).toEqual([
      ['same: The quay is long.'],
      ['same: It was raised on ', 'drop: Monday ', 'add: Tuesday morning ', 'same: by two metres.'],
    ]);
    expect({ added, dropped, moved }).toEqual({ added: 2, dropped: 1, moved: 0 });
    expect(rows.map(isRowChanged)).toEqual([false, true]);
  });

  test('shows a paragraph that moved in both of its places, and one that was split as what it is', () => {
    const [one, two, three] = [
      'Nobody has been asked about the old pier so far.',
      'The council decided on Monday to raise the wall. The work costs four million crowns and ends soon.',
      'A ferry runs twice a day in summer and not at all in winter.',
    ];
    const split = two.split(/(?<=\.) /);
    const { rows, added, dropped } = compareBlocks(textOf(one, two, three), textOf(...split, three, one));
    expect({ added, dropped }).toEqual({ added: 0, dropped: 0 });
    expect(rows.flatMap(told)).toContain(`moved_from: ${one}`);
    expect(rows.flatMap(told)).toContain(`moved_to: ${one}`);
    expect(rows.flatMap(told).join()).not.toMatch(/(drop|add): \S/);
  });

  test('reads Chinese sign by sign', () => {
    const { rows } = compareBlocks(textOf('东京的公司参加工程。'), textOf('东京的三家公司参加工程。'));
    expect(rows.map(told)).toEqual([['same: 东京的', 'add: 三家', 'same: 公司参加工程。']]);
  });

  const word = fc.constantFrom(
    'the',
    'quay',
    'was',
    ' ',
    '  raised',
    '80',
    '東',
    '京',
    'أعمال',
    '🎉',
    '“',
    '\u00a0now',
  );
  const paragraphs = fc.array(
    fc.array(word, { maxLength: 12 }).map((words) => words.join(' ')),
    { maxLength: 8 },
  );

  test('holds every block with a word on either side once, to the letter', () => {
    fc.assert(
      fc.property(paragraphs, paragraphs, fc.array(fc.nat(), { maxLength: 4 }), (old, fresh, picks) => {
        const mixed = [...fresh, ...picks.flatMap((at) => old.at(at % Math.max(1, old.length)) ?? [])];
        const { rows } = compareBlocks(textOf(...old), textOf(...mixed));
        const lefts = rows.filter(({ left }) => left).map((row) => side(row, 'same', 'drop', 'moved_from'));
        const rights = rows.filter(({ right }) => right).map((row) => side(row, 'same', 'add', 'moved_to'));
        expect(lefts).toEqual(old.filter((each) => each.trim() !== ''));
        expect(rights).toEqual(mixed.filter((each) => each.trim() !== ''));
        for (const row of rows) {
          if (!row.left) expect(side(row, 'same', 'drop', 'moved_from')).toBe('');
          if (!row.right) expect(side(row, 'same', 'add', 'moved_to')).toBe('');
        }
      }),
      { numRuns: 500 },
    );
  });
});
