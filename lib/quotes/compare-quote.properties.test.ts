import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareQuote } from '@/lib/quotes/compare-quote';
import { compareQuotes } from '@/lib/quotes/compare-quotes';
import { FIDELITIES, type Fidelity } from '@/lib/quotes/comparison';
import { QUOTE_PAIRS } from '@/lib/quotes/fixtures/quote-pairs';
import { foldWord } from '@/lib/quotes/fold-word';
import { prepareSource } from '@/lib/quotes/prepare-source';
import { scanWords } from '@/lib/quotes/scan-words';
import { snapToGrapheme } from '@/lib/text/graphemes';

const RUNS = { numRuns: 300, seed: 20261123 };
const EXACT: readonly Fidelity[] = ['verbatim', 'verbatim_partial', 'condensed'];

// Statements in words that are in no list, so that what is done to them is all that happens.
const WORDS: Record<string, string[]> = {
  en: 'harbour,wall,stone,river,garden,window,carries,paints,repairs,silver,quiet,northern,bridge,engine,letter,children,market,winter,builds,opens'.split(
    ',',
  ),
  de: 'Hafen,Mauer,Stein,Fluss,Garten,Fenster,trägt,malt,flickt,silbern,leise,Brücke,Brief,Kinder,Markt,Winter,baut,öffnet,Wiese,Turm'.split(
    ',',
  ),
  zh: '海,墙,石,河,园,窗,桥,信,孩,冬,建,开,修,银,静,塔,船,灯,鱼,雪'.split(','),
  ar: 'ميناء,جدار,حجر,نهر,حديقة,نافذة,يحمل,يرسم,يصلح,هادئ,جسر,رسالة,أطفال,سوق,شتاء,يبني,يفتح,برج,قارب,ثلج'.split(
    ',',
  ),
  he: 'נמל,חומה,אבן,נהר,גינה,חלון,נושא,צובע,מתקן,שקט,גשר,מכתב,ילדים,שוק,חורף,בונה,פותח,מגדל,סירה,שלג'.split(
    ',',
  ),
};
const SOUNDS: Record<string, string> = { en: 'um', de: 'äh', zh: '嗯', ar: 'آه', he: 'אממ' };

/** A language and the words of a few sentences of it, no word beside itself. */
const speech = fc.constantFrom(...Object.keys(WORDS)).chain((language) =>
  fc.record({
    language: fc.constant(language),
    sentences: fc.array(
      fc.array(fc.constantFrom(...(WORDS[language] ?? [])), { minLength: 4, maxLength: 12 }).filter(isVaried),
      { minLength: 2, maxLength: 5 },
    ),
    chosen: fc.nat(),
  }),
);

function isVaried(words: string[]): boolean {
  return new Set(words).size === words.length;
}

/** Whether no two neighbours of the chosen sentence stand together elsewhere, so that it has one place. */
function isAlone({ sentences, chosen }: { sentences: string[][]; chosen: number }): boolean {
  const at = chosen % sentences.length;
  const pairs = (words: readonly string[]) =>
    words.slice(1).map((word, index) => `${words[index] ?? ''} ${word}`);
  const others = new Set(pairs([...sentences.slice(0, at), ['.'], ...sentences.slice(at + 1)].flat()));
  return !pairs(sentences[at] ?? []).some((pair) => others.has(pair));
}

const spaceOf = (language: string) => (language === 'zh' ? '' : ' ');

/** What a transcript may set between two words of one sentence without a word being said. */
const GAPS = fc.constantFrom(
  ' ',
  '  ',
  '\n',
  ', ',
  ' – ',
  ' — ',
  ' [00:12:31] ',
  ' 00:14:09 ',
  ' [laughter] ',
  ' “',
  '” ',
  ' «',
  ' \u00ad',
  '\nTOFT: ',
);

describe('compareQuote', () => {
  test('says verbatim of a sentence however marks, dashes, case, spaces, stamps, notes and labels are printed', () => {
    fc.assert(
      fc.property(
        speech,
        fc.array(GAPS, { minLength: 12, maxLength: 12 }),
        fc.boolean(),
        (made, gaps, isLoud) => {
          const { language, sentences } = made;
          const chosen = sentences[made.chosen % sentences.length] ?? [];
          const lines = sentences.map((words) =>
            words === chosen
              ? words.map((word, at) => (at === 0 ? word : `${gaps[at] ?? ' '}${word}`)).join('')
              : words.join(spaceOf(language)),
          );
          const source = `TOFT: ${lines.join('. ')}. TOFT`.replace(/ TOFT$/, '\nHOLT: 1.');
          const plain = chosen.join(spaceOf(language));
          const quote = `“${isLoud ? plain.toUpperCase() : plain}”`;
          const result = compareQuote(quote, source, { language });
          expect(result.score).toBe(1);
          expect(['verbatim', 'verbatim_partial']).toContain(result.fidelity);
          expect(result.alerts).toEqual([]);
          expect(result.diff).toEqual([{ op: 'same', text: quote }]);
        },
      ),
      RUNS,
    );
  });

  test('says cleaned_up, and no worse, when sounds of hesitation were said between the words', () => {
    fc.assert(
      fc.property(speech, fc.nat(), (made, where) => {
        const { language, sentences } = made;
        const chosen = sentences[made.chosen % sentences.length] ?? [];
        const space = spaceOf(language);
        const at = 1 + (where % (chosen.length - 1));
        const said = [
          ...chosen.slice(0, at),
          `${space ? '' : '，'}${SOUNDS[language] ?? ''},`,
          ...chosen.slice(at),
        ].join(space);
        const source = sentences.map((words) => (words === chosen ? said : words.join(space))).join('. ');
        const result = compareQuote(chosen.join(space), `${source}.`, { language });
        fc.pre(isAlone(made));
        expect(result.fidelity).toBe('cleaned_up');
        expect(result.alerts).toEqual([]);
      }),
      RUNS,
    );
  });

  test('never says verbatim, part or condensed when one word differs', () => {
    fc.assert(
      fc.property(speech, fc.nat(), fc.nat(), (made, where, other) => {
        const { language, sentences } = made;
        const chosen = sentences[made.chosen % sentences.length] ?? [];
        const at = where % chosen.length;
        const words = (WORDS[language] ?? []).filter((word) => word !== chosen[at]);
        const changed = chosen.with(at, words[other % words.length] ?? '').join(spaceOf(language));
        const source = sentences.map((each) => each.join(spaceOf(language))).join('. ');
        const { fidelity } = compareQuote(changed, source, { language });
        fc.pre(!source.includes(changed));
        expect(EXACT).not.toContain(fidelity);
      }),
      RUNS,
    );
  });

  test('never says so when one word of a pair of the test set is replaced, taken out or put in', () => {
    const pairs = Object.values(QUOTE_PAIRS)
      .flat()
      .filter(({ fidelity, quote }) => EXACT.includes(fidelity) && typeof quote === 'string');
    fc.assert(
      fc.property(
        fc.constantFrom(...pairs),
        fc.nat(),
        fc.constantFrom('replace', 'drop', 'add'),
        (pair, where, how) => {
          const quote = pair.quote as string;
          const language = pair.language ?? '';
          const words = wordsOf(quote);
          // At the edges and beside an ellipsis a word can be left out: the rest is still what was said.
          const inner = words
            .slice(1, -1)
            .filter(({ start, end }) => !/[…[\]().]/.test(quote.slice(Math.max(0, start - 6), end + 6)));
          const word = inner[where % Math.max(1, inner.length)];
          fc.pre(word !== undefined);
          if (!word) return;
          const strange = { zh: '龘', ar: 'زرافة', he: 'גירפה' }[language] ?? 'giraffe';
          const [left, right] = [quote.slice(0, word.start), quote.slice(word.end)];
          const kept = quote.slice(word.start, word.end);
          const changed =
            how === 'drop'
              ? left + right
              : how === 'add'
                ? `${left}${kept} ${strange}${right}`
                : left + strange + right;
          const { fidelity, alerts } = compareQuote(changed, pair.source, { language });
          // What is left may stand elsewhere in the very words.
          const isElsewhere =
            how === 'drop' && EXACT.includes(fidelity) && isSaid(changed, pair.source, language);
          if (!isElsewhere) expect(EXACT, `${changed} ${JSON.stringify(alerts)}`).not.toContain(fidelity);
        },
      ),
      { ...RUNS, numRuns: 1_000 },
    );
  });

  test('calls out every number that is changed', () => {
    fc.assert(
      fc.property(
        speech,
        fc.integer({ min: 2, max: 99_999 }),
        fc.integer({ min: 2, max: 99_999 }),
        fc.nat(),
        (made, said, printed, where) => {
          fc.pre(said !== printed && isAlone(made));
          const { language, sentences } = made;
          const chosen = sentences[made.chosen % sentences.length] ?? [];
          const at = 1 + (where % (chosen.length - 1));
          const put = (number: number) =>
            [...chosen.slice(0, at), String(number), ...chosen.slice(at)].join(spaceOf(language));
          const source = sentences
            .map((words) => (words === chosen ? put(said) : words.join(spaceOf(language))))
            .join('. ');
          const { fidelity, alerts } = compareQuote(put(printed), `${source}.`, { language });
          expect(fidelity).toBe('paraphrase');
          expect(alerts).toContainEqual({ kind: 'number', said: String(said), printed: String(printed) });
        },
      ),
      RUNS,
    );
  });

  test('takes pieces in their order, each with its place', () => {
    fc.assert(
      fc.property(speech, (made) => {
        const { language, sentences } = made;
        const space = spaceOf(language);
        const lines = sentences.map((words) => words.join(space));
        fc.pre(
          lines.every((line, at) => lines.every((other, index) => index === at || !other.includes(line))),
        );
        const source = `${lines.join('. ')}.`;
        const result = compareQuotes([lines[0] ?? '', lines.at(-1) ?? ''], source, { language });
        expect(result.score).toBe(1);
        expect(['verbatim', 'verbatim_partial']).toContain(result.fidelity);
        expect(source.slice(result.start, result.end).startsWith(lines[0] ?? '')).toBe(true);
        expect(result.ranges.at(-1)?.end).toBe(result.end);
        const turned = compareQuotes([lines.at(-1) ?? '', lines[0] ?? ''], source, { language });
        expect(EXACT).not.toContain(turned.fidelity);
      }),
      RUNS,
    );
  });

  test('gives offsets within the source that cut no grapheme, and a diff that is the quotation', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom(
        'the wall ',
        'harbour ',
        '[00:12:31] ',
        'HOLT: ',
        '\n',
        '…',
        '[',
        ']',
        '“',
        '12.4 ',
        '13 Uhr ',
        '的海墙',
        'الجدار ',
        'חומה ',
        '👩‍👩‍👧',
        'e\u0301',
        '\ud800',
        '-->',
        '00:00:01,000 --> 00:00:02,000\n',
        "don't ",
        '-\n',
        '<v x>',
        '\f',
      ),
    );
    const text = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(''));
    const language = fc.constantFrom(undefined, 'en', 'de', 'zh', 'ar', 'he', 'fr', 'x-@@');
    fc.assert(
      fc.property(text, text, language, fc.boolean(), (quote, around, tag, isWithin) => {
        const source = isWithin ? `${around}${quote}${around}` : around;
        const result = compareQuote(quote, source, tag === undefined ? {} : { language: tag });
        expect(FIDELITIES).toContain(result.fidelity);
        expect(result.diff.flatMap(({ op, text: words }) => (op === 'drop' ? [] : [words])).join('')).toBe(
          quote,
        );
        for (const { start, end } of [...result.ranges, ...result.alternatives]) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(source.length);
          expect([snapToGrapheme(source, start, -1), snapToGrapheme(source, end, 1)]).toEqual([start, end]);
        }
        if (result.start !== undefined)
          expect(result.start).toBe(Math.min(...result.ranges.map(({ start }) => start)));
        if (tag === 'en' && EXACT.includes(result.fidelity) && !/[[<]|-->/.test(quote)) {
          // The words of the quotation are words of its place, in their order.
          const said = wordsOf(source.slice(result.start, result.end)).map(({ word }) => foldWord(word, tag));
          const printed = wordsOf(quote).map(({ word }) => foldWord(word, tag));
          let at = 0;
          for (const word of said) if (word === printed[at]) at += 1;
          if (!/-|HOLT:/.test(quote)) expect(at).toBe(printed.length);
        }
      }),
      { ...RUNS, numRuns: 1_000 },
    );
  });

  test('says the same of a source that is prepared once', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(QUOTE_PAIRS).flat()), (pair) => {
        const pieces = typeof pair.quote === 'string' ? [pair.quote] : pair.quote;
        const options = pair.language === undefined ? {} : { language: pair.language };
        expect(compareQuotes(pieces, prepareSource(pair.source, pair.language), options)).toEqual(
          compareQuotes(pieces, pair.source, options),
        );
      }),
      RUNS,
    );
  });
});

function wordsOf(text: string): { word: string; start: number; end: number }[] {
  const words: { word: string; start: number; end: number }[] = [];
  scanWords(text, 0, text.length, (start, end) => words.push({ word: text.slice(start, end), start, end }));
  return words;
}

/** Whether the words of a quotation stand in the source without any between them; stamps and labels are passed over by hand. */
function isSaid(quote: string, source: string, language: string): boolean {
  const folded = (text: string) =>
    ` ${wordsOf(text)
      .map(({ word }) => foldWord(word, language))
      .join(' ')} `;
  const plain = source.replace(/\[[\d:]+\]|^\w+:|\n\d+\n|[\d:,.]+ --> [\d:,.]+|<[^>]*>|\[laughter\]/gm, ' ');
  return folded(plain).includes(folded(quote));
}
