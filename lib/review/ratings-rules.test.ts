import { describe, expect, test } from 'vitest';
import { likest, pairsOf, probesOf } from '@/lib/review/ratings-rules';

const wanted = (text: string, names: string[] = [], language = 'en') => ({ text, names, language });

describe('what similar claims are looked for by', () => {
  test('is names and figures first, then the longest words without their endings, at most six', () => {
    const probes = probesOf(
      wanted('The harbour at Saltmere handled 41,300 containers in November, according to its council.', [
        'Ida Maren',
      ]),
    );
    expect(probes).toHaveLength(6);
    expect(probes).toEqual(expect.arrayContaining(['saltmere', 'maren', 'ida', '41,300']));
    expect(probes).not.toContain('the');
  });

  test('is nothing of small words and short figures', () => {
    expect(probesOf(wanted('It is so, at 80.'))).toEqual([]);
  });

  test('is three letters in a row where no spaces are written', () => {
    expect(probesOf(wanted('林海港口重新开放', [], 'zh'))).toContain('林海港');
  });

  test('meets by twos, and a single one alone', () => {
    expect(pairsOf(['a', 'b', 'c'])).toEqual([
      ['a', 'b'],
      ['a', 'c'],
      ['b', 'c'],
    ]);
    expect(pairsOf(['a'])).toEqual([['a']]);
    expect(pairsOf([])).toEqual([]);
  });
});

test('the likest come first, and what is another matter not at all', () => {
  const claim = wanted('The northern quay of Saltmere is 80 metres long.');
  const texts = [
    'Bread was cheaper in the spring.',
    'The quay of Saltmere will reopen.',
    'Saltmere’s northern quay is 90 metres long.',
  ];
  const found = likest(claim, texts, (text) => text, 5);
  expect(found[0]).toBe(texts[2]);
  expect(found).not.toContain(texts[0]);
  expect(likest(claim, texts, (text) => text, 1)).toEqual([texts[2]]);
});
