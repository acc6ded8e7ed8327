import { describe, expect, it } from 'vitest';
import { paragraphsOfPage, type PdfItem } from '@/lib/import/capture/pdf-lines';

/** A line of 12-point letters, each 6 points wide. */
function line(text: string, y: number, parts: Partial<PdfItem> = {}): PdfItem {
  return { text, x: 72, y, width: text.length * 6, size: 12, endsLine: true, isRightToLeft: false, ...parts };
}
const FULL = 'The northern quay is 80 metres long and has been so since it was';

describe('paragraphsOfPage', () => {
  it('joins the lines of a paragraph, and parts paragraphs that stand apart', () => {
    const page = [
      line(FULL, 700),
      line('built by the board.', 686),
      line('It holds.', 658),
      line('So far.', 630),
    ];
    expect(paragraphsOfPage(page)).toEqual([`${FULL} built by the board.`, 'It holds.', 'So far.']);
  });

  it('parts at an indent, and behind a line that ends early', () => {
    const page = [
      line(FULL, 700),
      line(`${FULL} built.`, 686),
      line('It holds, says the', 672, { x: 96 }),
      line('board.', 658),
    ];
    expect(paragraphsOfPage(page)).toEqual([`${FULL} ${FULL} built.`, 'It holds, says the board.']);
    const early = [line(FULL, 700), line('built.', 686), line(FULL, 672)];
    expect(paragraphsOfPage(early)).toEqual([`${FULL} built.`, FULL]);
  });

  it('goes on with a sentence in the next column', () => {
    const page = [
      line('The northern quay', 100),
      line('will open in', 86),
      line('May, it says.', 700, { x: 320 }),
    ];
    expect(paragraphsOfPage(page)).toEqual(['The northern quay will open in May, it says.']);
  });

  it('sets headings apart by the size of their letters, and each item of a list', () => {
    const page = [
      line('Quay', 700, { size: 18 }),
      line('It holds', 684),
      line('1. Gates', 670),
      line('2. Walls', 656),
    ];
    expect(paragraphsOfPage(page)).toEqual(['Quay', 'It holds', '1. Gates', '2. Walls']);
  });

  it('keeps raised letters in their line, and a soft hyphen out of the word', () => {
    const raised = line('2', 705, { x: 100, endsLine: false, size: 7 });
    expect(paragraphsOfPage([line('80 m', 700, { endsLine: false }), raised, line(' of it', 700)])).toEqual([
      '80 m2 of it',
    ]);
    expect(paragraphsOfPage([line(`${FULL.slice(0, 60)} har\u00ad`, 700), line('bour.', 686)])).toEqual([
      `${FULL.slice(0, 60)} harbour.`,
    ]);
  });

  it('reads a line that is drawn from the left but written from the right, with its numbers as they stand', () => {
    const word = (text: string, x: number, isRightToLeft = true) =>
      line(text, 700, { x, isRightToLeft, endsLine: false });
    const page = [word('מאי', 72), word(' ', 90), word('19', 96, false), word(' ', 108), word('ב', 114)];
    expect(paragraphsOfPage(page)).toEqual(['ב 19 מאי']);
  });

  it('writes letters for their shapes', () => {
    expect(paragraphsOfPage([line('ﬁre ⽉ ﻻ', 700)])).toEqual(['fire 月 لا']);
  });

  it('finds nothing on an empty page', () => {
    expect(paragraphsOfPage([])).toEqual([]);
    expect(paragraphsOfPage([line(' ', 700)])).toEqual([]);
  });
});
