import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AnchorResult } from '@/lib/anchoring/anchor-result';
import { carryAnchors } from '@/lib/anchoring/carry-anchors';

const HARBOUR = `Harbour wall to be raised

Photo: Orsk archive

The council of Orsk decided on Monday to raise the harbour wall by two metres.

"We have waited for nine years," said Maren Toft, who keeps the lighthouse. "Now we begin."

Photo: Orsk archive

The work costs 4.2 million crowns and ends in 2029. 东京的公司也参加。 تبدأ الأعمال في الربيع.`;

/** Carries the nth place of some words. */
function carry(after: string, words: string, nth = 0, before = HARBOUR): AnchorResult {
  let start = before.indexOf(words);
  for (let n = 0; n < nth; n++) start = before.indexOf(words, start + 1);
  const [result] = carryAnchors(before, after, [{ start, end: start + words.length }]);
  if (!result) throw new Error('There is one result for each range.');
  return result;
}

/** The words at the place of a result. */
const wordsAt = (after: string, result: AnchorResult) =>
  'start' in result ? after.slice(result.start, result.end) : null;

describe('carryAnchors', () => {
  test('leaves everything in its place when nothing has changed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.nat(), fc.nat(), (text, one, other) => {
        const [start = 0, end = 0] = [one % (text.length + 1), other % (text.length + 1)].toSorted(
          (a, b) => a - b,
        );
        expect(carryAnchors(text, text, [{ start: end, end: start }])).toEqual([
          { status: 'placed', start, end, score: 1 },
        ]);
      }),
    );
  });

  test('follows its words through what is inserted, deleted and rewritten around them', () => {
    const after = HARBOUR.replace('Harbour wall to be raised', 'Old harbour: the wall grows').replace(
      ' on Monday',
      ', after a long debate,',
    );
    for (const words of [
      'Maren Toft',
      '4.2 million crowns',
      'harbour wall by two metres',
      '东京的公司',
      'في الربيع',
    ]) {
      const result = carry(after, words);
      expect(result).toMatchObject({ status: 'placed', score: 1 });
      expect(wordsAt(after, result)).toBe(words);
    }
  });

  test('says that words have changed, and by how much', () => {
    const after = HARBOUR.replace('by two metres', 'by almost three metres');
    const result = carry(after, 'decided on Monday to raise the harbour wall by two metres');
    expect(result.status).toBe('changed');
    expect(wordsAt(after, result)).toBe('decided on Monday to raise the harbour wall by almost three metres');
    expect('score' in result && result.score).toBeGreaterThan(0.8);
  });

  test('takes in words that were put between its own', () => {
    const after = HARBOUR.replace('costs 4.2 million', 'costs, as the engineers say, 4.2 million');
    expect(wordsAt(after, carry(after, 'The work costs 4.2 million crowns'))).toBe(
      'The work costs, as the engineers say, 4.2 million crowns',
    );
  });

  test('finds a paragraph that has moved, changed as it may be', () => {
    const paragraphs = HARBOUR.split('\n\n');
    const [last = ''] = paragraphs.splice(-1);
    paragraphs.splice(1, 0, last.replace('ends in 2029', 'ends in 2031'));
    const after = paragraphs.join('\n\n');
    expect(carry(after, 'The work costs 4.2 million crowns').status).toBe('moved');
    const result = carry(after, 'The work costs 4.2 million crowns and ends in 2029.');
    expect(result.status).toBe('changed');
    expect(wordsAt(after, result)).toBe('The work costs 4.2 million crowns and ends in 2031.');
  });

  test('lets go of what was deleted, and of what was replaced by something else', () => {
    const quote = '"We have waited for nine years," said Maren Toft, who keeps the lighthouse.';
    const without = HARBOUR.replace(`${quote} `, '');
    const gone = carry(without, quote);
    expect(gone).toMatchObject({ status: 'orphaned' });
    expect(gone).toHaveProperty('hint', without.indexOf('metres.') + 'metres.'.length);
    const other = HARBOUR.replace(quote, 'Nobody on the quay believes that it will ever be built.');
    expect(carry(other, quote).status).toBe('orphaned');
  });

  test('tells identical lines apart by what stands around them', () => {
    const after = HARBOUR.replace('Harbour wall to be raised', 'A wall is raised').replace(
      '"Now we begin."',
      '',
    );
    const [first, second] = [after.indexOf('Photo:'), after.lastIndexOf('Photo:')];
    expect(carry(after, 'Photo: Orsk archive', 0)).toMatchObject({ status: 'placed', start: first });
    expect(carry(after, 'Photo: Orsk archive', 1)).toMatchObject({ status: 'placed', start: second });
  });

  test('does not guess between identical lines when nothing around them is left', () => {
    const before =
      'Alpha bravo.\n\nPhoto: Orsk archive\n\nCharlie delta.\n\nPhoto: Orsk archive\n\nEcho foxtrot.';
    const after = 'Golf hotel india.\n\nPhoto: Orsk archive\n\nJuliett kilo lima mike november.';
    expect(carry(after, 'Photo: Orsk archive', 1, before)).toEqual({
      status: 'ambiguous',
      candidates: [{ start: 19, end: 38, score: 1 }],
    });
  });

  test('does not guess which of two like blocks is which when they have changed places', () => {
    const block = 'Listing one.\nLet the harbour be open.\nLet the ferry run at nine.\nEnd of listing.';
    const rest = ['First the morning is told, at length.', 'Then the evening comes, and with it the wind.'];
    const before = [block, rest[0], block, rest[1]].join('\n\n');
    const after = [rest[1], block, rest[0], block].join('\n\n');
    const result = carry(after, 'the ferry run', 1, before);
    if ('start' in result) expect(result.start).toBe(after.lastIndexOf('the ferry run'));
    else expect(result).toMatchObject({ status: 'ambiguous', candidates: [{ score: 0.5 }, { score: 0.5 }] });
  });

  test('keeps to a part of a word, and to the space that was marked with words', () => {
    const after = HARBOUR.replace('on Monday', 'on Friday');
    for (const words of ['our wall', ' Maren Toft, ', 'ise the harb', 'wait']) {
      const result = carry(after, words);
      expect(wordsAt(after, result)).toBe(words);
    }
    const space = HARBOUR.indexOf('\n\nThe work');
    expect(carryAnchors(HARBOUR, `Late. ${HARBOUR}`, [{ start: space, end: space + 2 }])).toEqual([
      { status: 'placed', start: space + 6, end: space + 8, score: 1 },
    ]);
  });

  test('an edit elsewhere never moves a range to other words', () => {
    const sentence = fc
      .array(fc.stringMatching(/^[a-z]{4,9}$/), { minLength: 4, maxLength: 9 })
      .map((words) => `${words.join(' ')}.`);
    const edit = fc.record({
      at: fc.nat(),
      kind: fc.constantFrom('insert', 'delete', 'rewrite'),
      with: sentence,
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(sentence, { minLength: 3, maxLength: 20 }),
        fc.nat(),
        fc.array(edit, { maxLength: 6 }),
        (sentences, chosen, edits) => {
          const kept = sentences[chosen % sentences.length] ?? '';
          const after = [...sentences];
          for (const { at, kind, with: words } of edits) {
            const index = at % after.length;
            if (kind === 'insert') after.splice(index, 0, words);
            else if (after[index] !== kept) after.splice(index, 1, ...(kind === 'rewrite' ? [words] : []));
          }
          const text = after.join(' ');
          const result = carry(text, kept, 0, sentences.join(' '));
          expect(wordsAt(text, result)).toBe(kept);
        },
      ),
    );
  });

  test('whatever is called placed or moved has the very same words, whatever happened to a text full of repetition', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'ab', '.', ' ', '\n', '本', '日', 'é', '👩‍👧'), { maxLength: 80 })
      .map((parts) => parts.join(''));
    const range = fc.record({ start: fc.nat(90), end: fc.nat(90) });
    fc.assert(
      fc.property(text, text, fc.array(range, { maxLength: 5 }), (before, after, ranges) => {
        const results = carryAnchors(before, after, ranges);
        expect(results).toHaveLength(ranges.length);
        results.forEach((result, index) => {
          const { start = 0, end = 0 } = ranges[index] ?? {};
          const words = before.slice(Math.min(start, end), Math.max(start, end));
          const places =
            result.status === 'ambiguous' ? result.candidates : 'start' in result ? [result] : [];
          for (const place of places) {
            expect(place.start).toBeGreaterThanOrEqual(0);
            expect(place.end).toBeGreaterThanOrEqual(place.start);
            expect(place.end).toBeLessThanOrEqual(after.length);
            if (result.status !== 'changed') expect(after.slice(place.start, place.end)).toBe(words);
          }
        });
      }),
      { numRuns: 500 },
    );
  });
});
