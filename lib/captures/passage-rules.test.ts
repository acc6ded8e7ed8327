import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countPassageWords, cutPassages, LEAST_WORDS, MOST_WORDS } from '@/lib/captures/passage-rules';

const sentence = (words: number) =>
  `Then ${Array.from({ length: words - 2 }, (_, index) => `word${index}`).join(' ')} stop. `;
const texts = (text: string, language = 'en') =>
  cutPassages(text, language).map(({ start, end }) => text.slice(start, end));

describe('cutPassages', () => {
  it('makes a passage of each paragraph of a usual length', () => {
    const [one, other] = [sentence(50).trim(), sentence(60).trim()];
    expect(texts(`${one}\n${other}`)).toEqual([one, other]);
  });

  it('puts short paragraphs together until they are long enough', () => {
    const short = sentence(15).trim();
    expect(texts([short, short, short, short].join('\n'))).toEqual([[short, short, short].join('\n'), short]);
  });

  it('cuts long paragraphs at their sentences', () => {
    const found = texts(sentence(50).repeat(6).trim());
    expect(found.map(countPassageWords)).toEqual([100, 100, 100]);
    expect(found.every((passage) => passage.endsWith('stop.'))).toBe(true);
  });

  it('cuts Chinese by its characters, at its sentences', () => {
    const found = texts('委员会星期二宣布北港将于五月重新开放费用为四百万。'.repeat(40), 'zh');
    expect(found.length).toBeGreaterThan(3);
    for (const passage of found) {
      expect(passage.length).toBeLessThanOrEqual(260);
      expect(passage.endsWith('。')).toBe(true);
    }
  });

  it('finds nothing in nothing', () => {
    expect(cutPassages('', 'en')).toEqual([]);
    expect(cutPassages(' \n\n ', 'en')).toEqual([]);
  });

  const words = fc.oneof(
    fc.constantFrom('tide', 'quay,', 'gate. ', 'St.', '北港重新开放', '。', 'ميناء', '🎉', '\n', '\n\n', 'é'),
    fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }),
  );
  const anyText = fc
    .array(words, { maxLength: 400 })
    .chain((all) => fc.constantFrom(' ', '').map((between) => all.join(between)));

  it('leaves nothing out but space, in order, whatever the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const passages = cutPassages(text, '');
        let at = 0;
        for (const { start, end } of passages) {
          expect(end).toBeGreaterThan(start);
          expect(text.slice(at, start).trim()).toBe('');
          at = end;
        }
        expect(text.slice(at).trim()).toBe('');
      }),
      { numRuns: 300 },
    );
  });

  it('makes no passage longer than the most, and none short that could stand with the next', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const passages = cutPassages(text, '');
        const counts = passages.map(({ start, end }) => countPassageWords(text.slice(start, end)));
        for (const [index, count] of counts.entries()) {
          // What stands between two spaces is never cut by its words.
          expect(count).toBeLessThanOrEqual(MOST_WORDS * 2);
          const next = counts[index + 1];
          if (next !== undefined && count < LEAST_WORDS) expect(count + next).toBeGreaterThan(LEAST_WORDS);
        }
      }),
      { numRuns: 300 },
    );
  });
});
