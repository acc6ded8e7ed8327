import { expect, test } from 'vitest';
import { sourceLine } from '@/components/evidence/source-line';
import { EMPTY_SOURCE, type CitedSource } from '@/lib/sources/model';
import { newId } from '@/lib/ids';

function cited(parts: Partial<CitedSource>): CitedSource {
  return { ...EMPTY_SOURCE, id: newId(), isWithheld: false, issued: '2011-04-02', ...parts } as CitedSource;
}

test('a line leaves out what is empty', () => {
  expect(sourceLine(cited({ title: 'Tides', authors: ['Maren, Ida'], agency: 'Quay Wire' }))).toBe(
    'Ida Maren, Tides, via Quay Wire, 2011-04-02',
  );
  expect(sourceLine(cited({ title: 'Tides', issued: '' }))).toBe('Tides');
  expect(sourceLine(cited({ title: '', issued: '2011-04-02T08:00' }))).toBe('2011-04-02');
});

test('a date after Arabic or Hebrew letters keeps the order of its numbers', () => {
  for (const title of ['\u0627\u0644\u0645\u064a\u0646\u0627\u0621', '\u05d4\u05e0\u05de\u05dc'])
    expect(sourceLine(cited({ title }))).toBe(`${title}, \u200e2011-04-02`);
});
