import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitParagraphs } from '@/lib/import/paragraphs';

const wrapped = `The ferry between Harrow and Saltmere will run again from the second of
May, the town council said on Tuesday, three years after the last boat
carried passengers over the strait and back.

Repairs to the pier cost nearly twice what had been expected, and the
harbour board has asked for a second opinion about the bill that came in
January.`;

describe('splitParagraphs', () => {
  it('separates at blank lines, also of other spaces', () => {
    expect(splitParagraphs('One.\n \u00a0\t\nTwo.\n\n\n\nThree.')).toEqual(['One.', 'Two.', 'Three.']);
  });

  it('keeps two identical lines apart', () => {
    expect(splitParagraphs('The pier. Photo: M. O.\n\nThe pier. Photo: M. O.\n')).toEqual([
      'The pier. Photo: M. O.',
      'The pier. Photo: M. O.',
    ]);
  });

  it('takes each line for a paragraph where lines are long', () => {
    const long = 'A paragraph that a word processor wrote in one line. '.repeat(4).trim();
    expect(splitParagraphs(`A title\nBy Mira Olsund\n${long}\n${long}`)).toEqual([
      'A title',
      'By Mira Olsund',
      long,
      long,
    ]);
  });

  it('takes each line for a paragraph where lines are short', () => {
    expect(
      splitParagraphs('Roses are red,\nviolets are blue,\nthe ferry is late,\nand so are you.'),
    ).toHaveLength(4);
  });

  it('joins lines that were wrapped', () => {
    const paragraphs = splitParagraphs(wrapped);
    expect(paragraphs).toHaveLength(2);
    expect(paragraphs[0]).toBe(wrapped.split('\n\n')[0]?.replaceAll('\n', ' '));
  });

  it('does not join a line that ended before the width', () => {
    const [title, byline, ...rest] = splitParagraphs(`Ferry to return\nBy Mira Olsund\n${wrapped}`);
    expect([title, byline]).toEqual(['Ferry to return', 'By Mira Olsund']);
    expect(rest).toHaveLength(2);
  });

  it('begins a paragraph at an indent and at a list item of wrapped text', () => {
    const body = wrapped.replaceAll('\n\n', '\n').split('\n');
    const indented = body.map((line) => (/^(The|Repairs)/.test(line) ? `   ${line}` : line)).join('\n');
    expect(splitParagraphs(indented)).toHaveLength(2);
    const listed = splitParagraphs([...body.slice(0, 5), `- ${body.slice(5).join('\n')}`].join('\n'));
    expect(listed).toHaveLength(3);
    expect(listed[2]).toMatch(/^- January/);
  });

  it('joins wrapped Chinese without spaces', () => {
    const line = '镇议会周二表示渡轮将于五月二日恢复航行码头维修费用几乎是预计的两倍';
    expect(splitParagraphs([line, line, line, '两倍。'].join('\n'))).toEqual([`${line.repeat(3)}两倍。`]);
  });

  it('loses and invents no letter', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'bc', ' ', '\n', '\t', '漢', '- ', 'long '.repeat(9)),
      maxLength: 300,
    });
    const letters = (value: string) => value.replace(/\s/g, '');
    fc.assert(fc.property(text, (value) => letters(splitParagraphs(value).join('')) === letters(value)));
  });
});
