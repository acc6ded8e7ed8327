import { describe, expect, test } from 'vitest';
import { growBySentence, moveByWord, stepSentence } from '@/components/evidence/pane/grow-passage';
import type { TextRange } from '@/lib/text/text-range';

const blocks = ['The board met. It was late.', '', '潮が引いた。門は閉じた。', 'Nobody was hurt.'];
const text = blocks.join('\n');
let at = 0;
const textblocks = blocks.map((words) => {
  const start = at;
  at += words.length + 1;
  return { start, end: start + words.length };
});
const copy = { text, textblocks, language: '' };
const place = (words: string): TextRange => {
  const start = text.indexOf(words);
  return { start, end: start + words.length };
};
const wordsOf = (range: TextRange | null) => range && text.slice(range.start, range.end);

describe('stepSentence', () => {
  test('takes the sentence at a place, then goes from one to the next over empty paragraphs', () => {
    const walked: (string | null)[] = [];
    let chosen: TextRange | null = null;
    do {
      chosen = stepSentence(copy, chosen, 3, 1);
      walked.push(wordsOf(chosen));
    } while (chosen);
    expect(walked).toEqual([
      'The board met.',
      'It was late.',
      '潮が引いた。',
      '門は閉じた。',
      'Nobody was hurt.',
      null,
    ]);
  });

  test('goes back', () => {
    expect(wordsOf(stepSentence(copy, place('潮が引いた。'), 0, -1))).toBe('It was late.');
    expect(stepSentence(copy, place('The board met.'), 0, -1)).toBeNull();
  });
});

describe('growBySentence', () => {
  test('completes the sentence first, then takes the next one', () => {
    const completed = growBySentence(copy, place('board'), 1);
    expect(wordsOf(completed)).toBe('board met.');
    expect(wordsOf(growBySentence(copy, completed, 1))).toBe('board met. It was late.');
    expect(wordsOf(growBySentence(copy, place('late'), -1))).toBe('It was late');
  });

  test('stays as it is at the ends of the copy', () => {
    const whole = { start: 0, end: text.length };
    expect(growBySentence(copy, whole, 1)).toEqual(whole);
    expect(growBySentence(copy, whole, -1)).toEqual(whole);
  });
});

describe('moveByWord', () => {
  test('moves one end, and never past the other', () => {
    expect(wordsOf(moveByWord(copy, place('board'), 'end', 1))).toBe('board met');
    expect(wordsOf(moveByWord(copy, place('board met'), 'start', 1))).toBe('met');
    const least = moveByWord(copy, place('met'), 'end', -1);
    expect(least.end).toBeGreaterThan(least.start);
  });
});
