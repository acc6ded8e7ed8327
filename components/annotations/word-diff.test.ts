import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wordDiff } from '@/components/annotations/word-diff';

const marked = (before: string, after: string, language?: string) =>
  wordDiff(before, after, language)
    .map(({ op, text }) => ({ same: text, add: `+${text}+`, drop: `-${text}-` })[op])
    .join('');

describe('wordDiff', () => {
  test.each([
    ['It cost 9.4 million.', 'It cost 9.7 million.', 'It cost -9.4-+9.7+ million.'],
    ['the pier', 'the pier', 'the pier'],
    ['the pier', '', '-the pier-'],
    ['', 'the pier', '+the pier+'],
    ['', '', ''],
    ['we lacked the pier', 'we never lacked the pier', 'we +never +lacked the pier'],
  ])('of %j and %j', (before, after, expected) => {
    expect(marked(before, after)).toBe(expected);
  });

  test('finds words where none are written apart', () => {
    expect(marked('我们去年在港口等船', '我们今年在港口等船', 'zh')).toBe('我们-去年-+今年+在港口等船');
  });

  test('shows very long texts one after the other', () => {
    const long = 'quay '.repeat(5_000);
    expect(wordDiff(long, `${long}!`).map(({ op }) => op)).toEqual(['drop', 'add']);
  });

  test('gives both texts back, of whatever script', () => {
    const text = fc.string({
      unit: fc.constantFrom('quay ', 'pier', '港', 'مرفأ ', '👩‍👧', '.', '\n'),
      maxLength: 20,
    });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const without = (left: string) =>
          wordDiff(before, after)
            .filter(({ op }) => op !== left)
            .map((part) => part.text)
            .join('');
        expect([without('add'), without('drop')]).toEqual([before, after]);
      }),
    );
  });
});
