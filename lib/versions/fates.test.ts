import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeRange } from '@/lib/anchoring/describe-range';
import type { StandingAnchor } from '@/lib/editor/standing-anchor';
import { compareFates, type Fate, fatesOf, findingFates } from '@/lib/versions/fates';

const QUAY = `Harbour wall to be raised
The council of Orsk decided on Monday to raise the harbour wall by two metres.
“We have waited for nine years,” said Maren Toft, who keeps the lighthouse.
The work costs 4.2 million crowns and ends in 2029. 东京的公司也参加。 تبدأ الأعمال في الربيع.
Nobody has been asked about the old pier, which is nineteen metres long.`;
const [, COUNCIL = '', TOFT = '', WORK = '', PIER = ''] = QUAY.split('\n');

function standing(text: string, words: string, nth = 0): StandingAnchor {
  let start = text.indexOf(words);
  for (let n = 0; n < nth; n++) start = text.indexOf(words, start + 1);
  if (start < 0) throw new Error(`The text does not say ${words}.`);
  return { ...describeRange(text, start, start + words.length), placement: 'placed', memory: null };
}

function fateOf(after: string, anchor: StandingAnchor, before = QUAY): Fate & { words: string } {
  const [fate] = fatesOf(before, after, [anchor]);
  if (!fate) throw new Error('There is one fate for each anchor.');
  return { ...fate, words: after.slice(fate.start, fate.end) };
}

/** An anchor as it stands after a fate. */
function after(anchor: StandingAnchor, { start, end, placement, home }: Fate): StandingAnchor {
  return { ...anchor, start, end, placement, memory: home && { home, places: [] } };
}

describe('what becomes of anchors in another text', () => {
  test('is told for words that stay, move, change and go', () => {
    const next = [
      'Harbour wall to be raised',
      PIER,
      'The council of Orsk decided on Friday to raise the old harbour wall by three metres.',
      WORK,
    ].join('\n');
    expect(fateOf(next, standing(QUAY, 'Harbour wall'))).toMatchObject({ placement: 'placed', score: 1 });
    expect(fateOf(next, standing(QUAY, COUNCIL)).placement).toBe('changed');
    expect(fateOf(next, standing(QUAY, COUNCIL)).words).toContain('on Friday to raise the old harbour');
    expect(fateOf(next, standing(QUAY, 'about the old pier'))).toMatchObject({
      placement: 'moved',
      words: 'about the old pier',
    });
    const gone = fateOf(next, standing(QUAY, 'Maren Toft'));
    expect(gone).toMatchObject({ placement: 'orphaned', score: 0, candidates: [] });
    expect(gone.start).toBe(gone.end);
  });

  test('is placed where they were when words that were deleted come back', () => {
    const shorter = QUAY.replace(`${TOFT}\n`, '');
    for (const words of [TOFT, 'Maren Toft', 'nine']) {
      const anchor = standing(QUAY, words);
      const lost = fateOf(shorter, anchor);
      expect(lost.placement).toBe('orphaned');
      const back = fateOf(QUAY, after(anchor, lost), shorter);
      expect(back).toMatchObject({ placement: 'placed', start: anchor.start, end: anchor.end, home: null });
    }
  });

  test('is placed where they were when words that moved go back', () => {
    const moved = [WORK, ...QUAY.split('\n').filter((line) => line !== WORK)].join('\n');
    const anchor = standing(QUAY, 'costs 4.2 million crowns');
    const there = fateOf(moved, anchor);
    expect(there.placement).toBe('moved');
    expect(fateOf(QUAY, after(anchor, there), moved)).toMatchObject({
      placement: 'placed',
      start: anchor.start,
    });
    // And stays moved while it is not.
    const longer = moved.replace('nineteen', 'twenty');
    expect(fateOf(longer, after(anchor, there), moved)).toMatchObject({
      placement: 'moved',
      words: anchor.exact,
    });
  });

  test('is placed again when words that changed are what they were', () => {
    const changed = QUAY.replace('decided on Monday', 'argued about when');
    for (const words of ['decided on Monday', COUNCIL, 'Monday']) {
      const anchor = standing(QUAY, words);
      const there = fateOf(changed, anchor);
      expect(['changed', 'orphaned']).toContain(there.placement);
      expect(fateOf(QUAY, after(anchor, there), changed)).toMatchObject({ placement: 'placed', words });
    }
  });

  test('stays what it is when only marks have changed', () => {
    const ambiguous: StandingAnchor = { ...standing(QUAY, 'Toft'), placement: 'ambiguous', end: 0, start: 0 };
    expect(fateOf(QUAY, ambiguous)).toMatchObject({ placement: 'ambiguous', start: 0, end: 0 });
  });

  test('is ambiguous, with the places, where nothing tells which of two is meant', () => {
    const line = 'Photo: Orsk archive';
    const before = `${line}\n${COUNCIL}`;
    const next = `${WORK}\n${line}\n${PIER}\n${line}\n${TOFT}`;
    const fate = fateOf(next, standing(before, line), before);
    expect(fate.placement).toBe('ambiguous');
    expect(fate.candidates.map(({ start, end }) => next.slice(start, end))).toEqual([line, line]);
  });

  test('is not believed of short words in a text that is another one altogether', () => {
    const other = 'A ship of 80 metres was sold.\nIts cook sings.\nNobody heard of it, or of nine others.';
    for (const words of ['nine', 'Nobody', 'of']) {
      expect(['orphaned', 'ambiguous']).toContain(fateOf(other, standing(QUAY, words)).placement);
    }
  });

  test('is what a person chose: the words tell how it stands, and none let it go', () => {
    const next = QUAY.replace(TOFT, 'Ida Maren keeps it now. So said Maren Toft.');
    const fates = compareFates(QUAY, next);
    const anchor = standing(QUAY, 'Maren Toft');
    const at = (words: string) => ({ start: next.indexOf(words), end: next.indexOf(words) + words.length });
    expect(fates.chosen(anchor, at('Maren Toft'))).toMatchObject({
      placement: 'placed',
      ...at('Maren Toft'),
    });
    expect(fates.chosen(anchor, at('Ida Maren'))).toMatchObject({ placement: 'changed', ...at('Ida Maren') });
    expect(fates.chosen(anchor, null)).toMatchObject({ placement: 'orphaned' });
  });

  const word = fc.constantFrom(
    'the',
    'quay',
    'was',
    'raised',
    '80',
    'metres',
    '東',
    '京',
    'أعمال',
    '🎉',
    '\n',
  );
  const text = fc.array(word, { minLength: 1, maxLength: 60 }).map((words) => words.join(' '));
  const pair = fc
    .record({
      before: text,
      kept: fc.array(fc.record({ from: fc.nat(60), to: fc.nat(60), instead: text }), { maxLength: 4 }),
      ranges: fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 5 }),
    })
    .map(({ before, kept, ranges }) => {
      let next = before;
      for (const { from, to, instead } of kept) {
        next = next.slice(0, Math.min(from, next.length)) + instead + next.slice(Math.min(to, next.length));
      }
      const anchors = ranges.flatMap(([one, other]): StandingAnchor[] => {
        const [start, end] = [one % before.length, other % (before.length + 1)].toSorted((a, b) => a - b);
        if (start === undefined || end === undefined || before.slice(start, end).trim() === '') return [];
        return [{ ...describeRange(before, start, end), placement: 'placed', memory: null }];
      });
      return { before, next, anchors };
    });

  test('is never called placed or moved on other words than its quote, there or on the way back', () => {
    fc.assert(
      fc.property(pair, ({ before, next, anchors }) => {
        const there = fatesOf(before, next, anchors);
        const carried = anchors.map((anchor, index) => after(anchor, there[index] ?? fateOf(next, anchor)));
        const back = fatesOf(next, before, carried);
        for (const [text, fates] of [
          [next, there],
          [before, back],
        ] as const) {
          fates.forEach((fate, index) => {
            const { start, end, placement } = fate;
            const isEmpty = placement === 'ambiguous' || placement === 'orphaned';
            expect(start === end).toBe(isEmpty);
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeLessThanOrEqual(text.length);
            const isSame = text.slice(start, end) === anchors[index]?.exact;
            if (!isEmpty) expect(isSame).toBe(placement !== 'changed');
            if (placement === 'placed') expect(fate.home).toBeNull();
          });
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test('is the same for anchors that are looked for one after the other, with pauses between them', () => {
    const next = [PIER, COUNCIL.replace('Monday', 'Friday'), WORK].join('\n');
    const anchors = [COUNCIL, 'Maren Toft', 'nine', 'the old pier', '2029'].map((words) =>
      standing(QUAY, words),
    );
    const work = findingFates(compareFates(QUAY, next), anchors);
    let pauses = 0;
    let piece = work.next();
    for (; !piece.done; piece = work.next()) pauses += 1;
    expect(piece.value).toEqual(fatesOf(QUAY, next, anchors));
    expect(pauses).toBe(anchors.length);
  });

  test('of long words that stand once is known, however many others are looked for before them', () => {
    const line = (i: number) =>
      `Paragraph ${i} tells of ship ${i * 7} and its ${i % 13} masts, of rope and tar.`;
    const lines = Array.from({ length: 14_000 }, (_, i) => line(i));
    const text = lines.join('\n');
    const last = lines.at(-1) ?? '';
    const lost = lines.slice(0, 300).map((words): StandingAnchor => {
      const start = text.indexOf(words);
      const quote = describeRange(text, start, start + 40);
      // Where nothing of the new text is.
      return { ...quote, start: last.length, end: last.length, placement: 'orphaned', memory: null };
    });
    const fates = fatesOf(last, text, lost);
    expect(fates.map(({ start, end }) => text.slice(start, end))).toEqual(lost.map(({ exact }) => exact));
  });
});
