import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { passagesOf, quotationOf, withQuotation } from '@/components/annotations/quote-words';

const line = fc.oneof(
  fc.string(),
  fc.constantFrom('> ', '>', '> > ', '```', '~~~', '- ', '', ' >'),
  fc.string().map((words) => `> ${words}`),
);
const text = fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n'));

describe('a comment in passages', () => {
  test('holds every line once, in its order', () => {
    fc.assert(
      fc.property(text, (comment) => {
        const lines = passagesOf(comment).flatMap((passage) => passage.text.split('\n'));
        const plain = comment.split('\n');
        expect(lines).toHaveLength(plain.length);
        for (const [index, said] of lines.entries()) expect(plain[index]?.endsWith(said)).toBe(true);
      }),
    );
  });

  test('quotes the lines that begin with the sign, and no others, where there is no code', () => {
    fc.assert(
      fc.property(text, (comment) => {
        fc.pre(!/```|~~~/.test(comment));
        const quoted = passagesOf(comment).flatMap(({ isQuote, text: words }) =>
          words.split('\n').map(() => isQuote),
        );
        expect(quoted).toEqual(comment.split('\n').map((each) => each.startsWith('>')));
      }),
    );
  });

  test('never has two passages of one kind beside each other', () => {
    fc.assert(
      fc.property(text, (comment) => {
        const kinds = passagesOf(comment).map(({ isQuote }) => isQuote);
        expect(kinds.some((kind, index) => index > 0 && kind === kinds[index - 1])).toBe(false);
      }),
    );
  });

  test('gives back what was quoted', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 500 }), fc.string(), (words, answer) => {
        const said = words.replaceAll(/\r\n?|[\u2028\u2029\v\f]/g, '\n').trim();
        fc.pre(said !== '' && !answer.startsWith('>'));
        const [quote] = passagesOf(`${quotationOf(words)}\n${answer}`);
        const lines = said.split('\n').map((each) => each.trimEnd());
        expect(quote).toEqual({ isQuote: true, text: lines.join('\n') });
      }),
    );
  });

  test('lets an answer in the next line be an answer', () => {
    expect(passagesOf('> The quay holds.\nDoes it?\n> It does.')).toEqual([
      { isQuote: true, text: 'The quay holds.' },
      { isQuote: false, text: 'Does it?' },
      { isQuote: true, text: 'It does.' },
    ]);
  });

  test('quotes nothing in code', () => {
    const code = '```\n> ls\n```';
    expect(passagesOf(`${code}\n> said`)).toEqual([
      { isQuote: false, text: code },
      { isQuote: true, text: 'said' },
    ]);
  });
});

describe('quoting into a comment', () => {
  test('puts the words into lines of their own and the caret behind them', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 200 }),
        fc.nat(200),
        fc.string({ minLength: 1, maxLength: 200 }),
        (before, at, words) => {
          const caret = Math.min(at, before.length);
          const quotation = quotationOf(words);
          const put = withQuotation(before, caret, words);
          if (quotation === '') {
            expect(put).toEqual({ text: before, caret });
            return;
          }
          expect(put.text.slice(0, put.caret).endsWith(`${quotation}\n\n`)).toBe(true);
          expect(`\n${put.text}`).toContain(`\n${quotation}\n\n`);
          // Nothing that was written is lost.
          const kept = (all: string) => all.replaceAll(/[ \t\n]/g, '');
          expect(kept(put.text)).toBe(kept(before.slice(0, caret) + quotation + before.slice(caret)));
        },
      ),
    );
  });

  test('cuts what is too long, never through a letter, and leaves a full comment as it is', () => {
    const quotation = quotationOf('🎉'.repeat(2_001));
    expect(quotation).toBe(`> ${'🎉'.repeat(2_000)}…`);
    const full = 'a'.repeat(9_999);
    expect(withQuotation(full, 9_999, 'The quay')).toEqual({ text: full, caret: 9_999 });
  });
});
