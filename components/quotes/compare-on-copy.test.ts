import { describe, expect, it } from 'vitest';
import { atOther, compareOnCopy } from '@/components/quotes/compare-on-copy';
import type { LoadedCopy } from '@/components/quotes/read-passage';
import type { CapturePlace } from '@/lib/captures/model';
import { prepareSource } from '@/lib/quotes/prepare-source';

const LINES = [
  'MAREN TOFT: We have waited for nine years. Twelve boats were there on Sunday.',
  'CHAIR: Thank you. How many use the pier?',
  'MAREN TOFT: Nobody has counted them. We have waited for nine years. We want the harbour master to sit down with the fishers, with the school and with everybody else, and to talk about the pier.',
];

function copyOf(lines: readonly string[], places: CapturePlace[] = []): LoadedCopy {
  const text = lines.join('\n');
  let at = 0;
  const blocks = lines.map((line) => {
    const start = at;
    at += line.length + 1;
    return { start, end: start + line.length };
  });
  return { captureId: 'one', text, blocks, places, prepared: prepareSource(text, 'en') };
}

const compare = (quote: string, copy: LoadedCopy) =>
  compareOnCopy({ pieces: [quote] }, copy, { language: 'en' });

describe('a quotation on a copy', () => {
  it('is shown with its words, what stands around them, who speaks, and its paragraph', () => {
    const { passage, comparison } = compare('Twelve boats were there on Sunday.', copyOf(LINES));
    expect(comparison.fidelity).toBe('verbatim');
    expect(passage?.parts).toEqual([{ text: 'Twelve boats were there on Sunday', isQuoted: true }]);
    expect(passage?.before).toMatch(/nine years\. $/);
    expect(passage?.after).toMatch(/^\.\nCHAIR/);
    expect(passage?.speaker).toBe('MAREN TOFT');
    expect(passage?.locator).toEqual({ type: 'paragraph', value: '1', end: '' });
  });

  it('shows what it leaves out between its words', () => {
    const { passage } = compare(
      'We want the harbour master to sit down with the fishers … and to talk about the pier.',
      copyOf(LINES),
    );
    expect(passage?.parts.map(({ isQuoted }) => isQuoted)).toEqual([true, false, true]);
    expect(passage?.parts.map(({ text }) => text).join('')).toBe(passage?.excerpt);
  });

  it('offers the other place where the same was said, and compares it there', () => {
    const copy = copyOf(LINES);
    const outcome = compare('We have waited for nine years.', copy);
    expect(outcome.others).toHaveLength(1);
    const other = atOther({ pieces: ['We have waited for nine years.'] }, copy, {}, { outcome, index: 0 });
    expect(other.chosen).toBe(0);
    expect(other.comparison.fidelity).toBe('verbatim');
    expect(other.passage?.locator?.value).toBe('3');
    expect(other.passage?.excerpt).toBe('We have waited for nine years');
  });

  it('claims nothing of a place that only comes near', () => {
    const copy = copyOf(LINES);
    const quote = { pieces: ['The school will close the pier before the lighthouse falls.'] };
    const outcome = compareOnCopy(quote, copy, { language: 'en' });
    expect(outcome.comparison.fidelity).toBe('wording_not_found');
    expect(outcome.passage).toBeNull();
    expect(outcome.others.length).toBeGreaterThan(0);
    const other = atOther(quote, copy, { language: 'en' }, { outcome, index: 0 });
    expect(other.comparison.fidelity).toBe('wording_not_found');
    expect(other.passage).not.toBeNull();
    expect(
      other.comparison.diff
        .filter(({ op }) => op !== 'drop')
        .map(({ text }) => text)
        .join(''),
    ).toBe(quote.pieces[0]);
  });

  it.each([
    [
      'a cue of the copy',
      LINES,
      [
        { type: 'timestamp', value: '00:00:00', start: 0 },
        { type: 'timestamp', value: '00:02:10', start: 78 },
      ],
      'timestamp',
      '00:02:10',
      '',
    ],
    [
      'a page',
      LINES,
      [
        { type: 'page', value: 'iv', start: 0 },
        { type: 'page', value: 'v', start: 140 },
      ],
      'page',
      'iv',
      'v',
    ],
    [
      'a section only by its paragraph',
      LINES,
      [{ type: 'section', value: 'Talk', start: 0 }],
      'paragraph',
      '2',
      '3',
    ],
    [
      'a stamp that is written before it',
      ['[00:01:12] Hello there.', ...LINES],
      [],
      'timestamp',
      '00:01:12',
      '',
    ],
  ] as const)('is located by %s', (_, lines, places, type, value, end) => {
    const { passage } = compare(
      'How many use the pier? Nobody has counted them.',
      copyOf(lines, [...places]),
    );
    expect(passage?.locator).toEqual({ type, value, end });
  });
});
