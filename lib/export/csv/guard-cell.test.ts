import fc from 'fast-check';
import { expect, test } from 'vitest';
import { guardCell } from '@/lib/export/csv/guard-cell';

test.each([
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  ' =1',
  '\u00a0-1',
  '＝1',
  '＋1',
  '－1',
  '＠1',
  "'=1",
])('puts an apostrophe before %j', (text) => {
  expect(guardCell(text)).toBe(`'${text}`);
});

test.each(['', 'a=1', '1-2', '“=1”', "'tis", "it's", '林', '(−1)', '…'])('leaves %j alone', (text) => {
  expect(guardCell(text)).toBe(text);
});

const texts = fc.string({
  unit: fc.oneof(
    fc.constantFrom("'", '=', '+', '-', '@', ' ', '\t', '\r', '\n', '＝', 'a'),
    fc.string({ minLength: 1, maxLength: 1 }),
  ),
  maxLength: 8,
});

test('no guarded cell begins with what makes a formula', () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(guardCell(text)).not.toMatch(/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/);
    }),
  );
});

test('one apostrophe taken away gives back the text', () => {
  const unguard = (cell: string) => cell.replace(/^'(?='*(?:[\t\r\n]|\s*[=+\-@＝＋－＠]))/, '');
  fc.assert(fc.property(texts, (text) => unguard(guardCell(text)) === text));
});
