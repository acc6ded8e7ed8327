import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitSentences } from '@/lib/text/split-sentences';

const sentencesOf = (text: string, language?: string): string[] =>
  splitSentences(text, language).map(({ start, end }) => text.slice(start, end));

// A bar stands where a sentence ends; it is not part of the text.
function expectSplit(marked: string, language?: string): void {
  const pieces = marked.split('|');
  expect(sentencesOf(pieces.join(''), language)).toEqual(pieces.map((piece) => piece.trim()));
}

describe('splitSentences in English news prose', () => {
  test.each<[string, string]>([
    ['plain sentences', 'The quay reopened. |Nobody was hurt! |Who paid for it?'],
    ['titles', 'Mr. Aldous Finch met Mrs. Oda Brandt and Dr. Ilse Noor. |Prof. Hale did not come.'],
    [
      'military and political titles',
      'Lt. Gov. Pia Lund, Sen. Amos Reed (D-Calif.) and Gen. Tor Vik spoke. |Rep. Ann Lowe left.',
    ],
    ['a title joined by a hyphen', 'Lt.-Gov. Pia Lund spoke. |She left.'],
    ['initials', 'J. R. Smith and George W. Marsh wrote it. |A. B. Corr printed it.'],
    ['initials without spaces', 'J.R.R. Holm wrote to H.G. Wick. |He waited.'],
    ['a country inside a sentence', 'The U.S. Senate and the U.K. government agreed.'],
    ['a country at the end of a sentence', 'She flew to the U.S. |The talks began at once.'],
    ['a country before a lower-case word', 'Most U.S. ports, and some U.N. agencies, closed.'],
    ['a city’s saint and a street’s end', 'He left St. Orla for 14 Wharf St. |The door was open.'],
    [
      'a place name with a state',
      'The ferry sank off Tolvik, Fla. |It carried 14 people to Marsh Bay, Ore., on Sunday.',
    ],
    ['a dateline', 'ST. ORLA (Harbour Wire) — The board of Quayside Corp. met Monday. |It adjourned.'],
    [
      'the time of day inside',
      'The vote at 5:30 p.m. Monday passed. |Polls open at 7 a.m. Eastern time and at 8 a.m. EST.',
    ],
    [
      'the time of day at the end',
      'The vote passed at 5:30 p.m. |Smith left. |It began at 9 a.m. |The time was short.',
    ],
    ['a time with a full stop in it', 'It closed at 5.30 pm. |They left.'],
    ['companies', 'Quayside Corp. and Tern Inc. merged with Gull & Co. Ltd. of Tolvik. |Shares rose.'],
    ['a company at the end', 'He once ran Tern Inc. |But nobody there knows him.'],
    ['a brand with an exclamation mark', 'Hoy! Inc. bought it. |Nobody cheered.'],
    ['juniors', 'Amos Reed Jr. said so. |Amos Reed Sr. denied it.'],
    ['decimals, money and percentages', 'Prices rose 3.5 percent to $1,204.50. |Wages fell .5 points.'],
    ['a sentence that begins with a number', 'The mayor left in 2020. |15 people had resigned.'],
    ['a sentence that ends with a number', 'The score was 3-2. |Lund scored twice.'],
    ['numbered things', 'See No. 5, Art. 12, pp. 30 and Fig. 2. |Vol. II. is missing.'],
    ['“No” as an answer', 'Was he there? |No. |Was she?'],
    ['months cut short', 'From Jan. 5 to Sept. 30, 2019, it was shut. |It reopened in Oct. |The mayor came.'],
    [
      'e.g., i.e., vs. and etc.',
      'Fish, e.g. Cod, i.e. Gadus, in Tern vs. Gull, etc. were named. |They sold tar, rope, etc. |Nobody paid.',
    ],
    ['degrees', 'Ilse Noor, Ph.D. and M.D. of Tolvik, agreed. |She has a Ph.D. |Her brother has none.'],
    [
      'web addresses and file names',
      'Write to desk@tern.example or see www.tern.example/a.html. |Node.js 20.1 is used.',
    ],
    [
      'a letter that is a name, not an initial',
      'Many lack vitamin C. |Doctors worry. |They moved to plan B. |It failed.',
    ],
    ['a Roman numeral', 'It fell in World War II. |Tolvik was rebuilt.'],
    ['numbered paragraphs', '1. The board voted. |It adjourned.'],
    ['lettered and Roman headings', 'IV. Findings of the board'],
    ['questions and answers', 'Q. What happened next? |A. Nothing at all.'],
    [
      'a full stop inside closing quotes',
      '“We are ready.” |The crowd cheered. |"It is over." |Nobody moved.',
    ],
    ['a full stop outside closing quotes', 'He called it “a farce”. |She agreed.'],
    ['nested quotes', '“He said, ‘Go.’” |She went.'],
    ['closing brackets', 'It failed. |(Nobody was told.) |The board met [in secret].| It adjourned.'],
    ['a quote followed by who said it', '“We did!” he said. |"Did we?" asked Lund.'],
    [
      'a quote followed by a named speaker',
      '“Who won?” Oda Brandt asked. |“We did!” Dr. Noor told reporters. |“Then what?” |Lund left.',
    ],
    ['a quote that goes on after who said it', '“We did!” he said. |“We really did.”'],
    ['a quote of several sentences', '“We won. |They lost. |Who cares?” she said.'],
    ['two quotes side by side', '“Stop!” |“Why?” |“Because.”'],
    ['a quote that ends with an ellipsis', '“We will…” he said. |“I never…” |She stopped.'],
    ['an ellipsis inside', 'They fought … and lost. |They fought ... and lost. |It was . . . odd.'],
    [
      'an ellipsis at the end',
      'They fought on… |Nobody saw it. |They lost. . . . |Then it rained.... |It stopped.',
    ],
    ['an ellipsis before I', 'Well … I do not know. |And then ... I left.'],
    ['something left out', 'The board voted. |[...] The mayor left. |He met the [...] President there.'],
    ['remarks in brackets', 'He meant (!) Monday and (?) Tuesday. |She laughed.'],
    ['several marks', 'What?! |No!! |Really?? |Yes.'],
    ['note signs', 'It sank.[1] |Nobody drowned.² |The owner fled.* |He was found.[12][13] |He paid.'],
    ['a missing space after a quote', 'He said “no.”|She said yes.'],
    ['a missing space otherwise, kept together', 'He said no.She said yes.'],
    ['names that begin in lower case', 'It failed. |iPhone sales rose. |Then eBay closed.'],
    ['an abbreviation before a quote', 'The word “Mr.” is short. |The U.S. “green card” is wanted.'],
    ['an abbreviation in brackets', 'The state (Calif.) paid. |Tern (of the U.S.) did not.'],
    ['a quote in lower case after a full stop', 'She paused. |“and then we ran,” she said.'],
    ['money and signs at the beginning', 'It cost a lot. |$5 was paid. |#quay was shared. |@tern replied.'],
    ['an emoji at the end', 'We won! 🎉'],
    ['an emoji at the beginning', 'We won! |🎉 So did they.'],
    ['a colon, a semicolon and a dash', 'He had one wish: peace; nothing more – or less. |It came.'],
    ['a dash after the mark', '“Really?” — he asked. |“Go!” – and they went.'],
    ['a comma after the mark', '“Really?”, he asked.'],
    ['emphasis signs', '*It sank.* |_Nobody drowned._ |The owner fled.'],
    ['a headline without a full stop', 'Harbour board reopens northern quay after 14 years'],
    ['a photo credit', 'Northern quay Photo:HW'],
    ['spaces of every kind', '  It sank.\u00a0 |\tNobody drowned. \u2003'],
  ])('handles %s', (_, marked) => {
    expectSplit(marked);
    expectSplit(marked, 'en-GB');
  });
});

describe('splitSentences in other languages', () => {
  test.each<[string, string, string]>([
    [
      'German ordinals and dates',
      'de',
      'Am 14. März kam er. |Die 3. Liga beginnt am 2. 5. 2026. |Im 19. Jahrhundert war das anders.',
    ],
    ['a German number at the end', 'de', 'Er wurde 19. |Danach ging er. |Das war 2020. |Niemand kam.'],
    [
      'German abbreviations',
      'de',
      'Es gibt z. B. Kühe, d. h. Vieh, bzw. Rinder. |Prof. Dr. Ada Horn zahlte 5 Mio. Euro.',
    ],
    [
      'German quotation marks',
      'de',
      '„Wir sind bereit.“ |Er ging. |„Wirklich?“, fragte sie. |Sie rief: »Halt!« |Er blieb.',
    ],
    ['Spanish openers', 'es', '¿Quién pagó? |¡Nadie! |El Sr. Luna y la Sra. Paz callan. |¿y tú?'],
    [
      'French spaces and guillemets',
      'fr',
      '« Nous avons gagné ! » a-t-il dit. |Mme Roy rit. |Vraiment ? |Oui\u00a0! |M. Roy est parti.',
    ],
    ['French quotes that end a sentence', 'fr', 'Il a dit : « Partez. » |Elle est partie.'],
    ['Italian', 'it', 'Il dott. Riva non c’era. |L’avv. Neri sì. |Dott.ssa Bianchi tace.'],
    [
      'Russian',
      'ru',
      'В 2020 г. порт закрыли. |На ул. Морской тихо. |«Где он?» — спросила она. |Никто не ответил.',
    ],
    ['Greek', 'el', 'Το λιμάνι άνοιξε. |Κανείς δεν ήρθε!'],
    ['Arabic', 'ar', 'هل انتهى العمل؟ |نعم. |قال د. سالم إن الميناء مفتوح.'],
    ['Urdu', 'ur', 'بندرگاہ کھل گئی۔ |کوئی نہیں آیا۔'],
    ['Hebrew', 'he', 'הנמל נפתח. |מי שילם?'],
    ['Hindi', 'hi', 'बंदरगाह खुल गया। |डॉ. राव नहीं आए।'],
    ['Chinese', 'zh', '港口重新开放了。|渔民很高兴！|谁付钱？'],
    ['Chinese quotes', 'zh', '他说：“我们准备好了。”|她走了。|“结束了吗？”王明问道。|没有人回答。'],
    ['straight quotes in Chinese', 'zh', '他说:"好。"|她走了。|"真的？"他问。'],
    [
      'Chinese titles and remarks',
      'zh',
      '电影《你好，海港！》上映了。|他（真的吗？）来了。|（他走了。）|她留下。',
    ],
    ['Chinese ellipses', 'zh', '他想了想……没有说话。|然后走了……'],
    ['Japanese', 'ja', '港が再開した。|「準備はできた。」と市長は述べた。|「本当か？」|誰も答えなかった。'],
    ['Korean', 'ko', '항구가 다시 열렸다. |아무도 오지 않았다.'],
    ['full-width decimals', 'ja', '価格は３．５％上がった。'],
    ['Armenian and Ethiopic marks', 'am', 'ወደቡ ተከፈተ። |ማንም አልመጣም።'],
  ])('handles %s', (_, language, marked) => {
    expectSplit(marked, language);
  });

  test('recognises a German date when the language is not known, and lets an English sentence end', () => {
    expectSplit('Er kam am 14. März in Tolvik an.');
    expectSplit('He was number 14. |August Lund was next.', 'en');
  });
});

describe('splitSentences', () => {
  test('ends a sentence at every line break, whatever stands there', () => {
    expectSplit('Northern quay Photo:HW\n|Northern quay Photo:HW\r\n|Mr.\n\n|the quay\u2028|reopened');
  });

  test('finds nothing in white space', () => {
    for (const text of ['', ' ', '\n', ' \t\n\u00a0\n']) expect(splitSentences(text)).toEqual([]);
  });

  test('keeps a line of marks alone as one sentence', () => {
    expectSplit('It sank.\n|* * *\n|. . .\n|Nobody drowned.');
  });

  test('is indifferent to what kind of language tag comes in', () => {
    for (const tag of ['', 'english', 'xx', 'en-', 'de_AT']) expectSplit('One came. |Two went.', tag);
  });

  const pieces = fc.constantFrom(
    '.',
    '..',
    '…',
    '!',
    '?',
    '。',
    '．',
    '？',
    '؟',
    '।',
    '"',
    '“',
    '”',
    '‘',
    '’',
    '«',
    '»',
    '(',
    ')',
    '[1]',
    '（',
    '）',
    ' ',
    '\u00a0',
    '\n',
    '\r\n',
    '\u2029',
    '\t',
    'Mr',
    'U.S',
    'p.m',
    'No',
    '14',
    'I',
    'A',
    'The',
    'the',
    'März',
    'said',
    '他说',
    'と',
    '😀',
    '\ud83d',
    '-',
    '—',
    ',',
    '¿',
    '*',
    '\u200f',
    'e\u0301',
  );
  const texts = fc.array(pieces, { maxLength: 40 }).map((each) => each.join(''));
  const languages = fc.constantFrom(undefined, 'en', 'de', 'fr', 'zh', 'ar');

  test('gives ordered, disjoint, trimmed ranges that leave out nothing but space and cross no line', () => {
    fc.assert(
      fc.property(texts, languages, (text, language) => {
        let last = 0;
        for (const { start, end } of splitSentences(text, language)) {
          const sentence = text.slice(start, end);
          expect(text.slice(last, start).trim()).toBe('');
          expect(sentence).toBe(sentence.trim());
          expect(sentence).not.toBe('');
          expect(sentence).not.toMatch(/[\n\r\u2028\u2029]/);
          last = end;
        }
        expect(text.slice(last).trim()).toBe('');
      }),
      { numRuns: 2000 },
    );
  });

  test('gives a line the same sentences alone as among other lines', () => {
    fc.assert(
      fc.property(texts, texts, languages, (a, b, language) => {
        expect(sentencesOf(`${a}\n${b}`, language)).toEqual([
          ...sentencesOf(a, language),
          ...sentencesOf(b, language),
        ]);
      }),
    );
  });

  test('agrees with Intl.Segmenter where prose holds no trap', () => {
    const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
    const words = fc.array(fc.constantFrom('quay', 'boats', 'were', 'shut', 'again'), {
      minLength: 1,
      maxLength: 6,
    });
    const sentence = fc
      .tuple(
        fc.constantFrom('Harbour', 'Nobody', 'Fishermen'),
        words,
        fc.constantFrom('.', '!', '?', '.”', '.)'),
      )
      .map(([first, rest, mark]) => `${first} ${rest.join(' ')}${mark}`);
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1, maxLength: 8 }), (all) => {
        const text = all.join(' ');
        const segments = Array.from(segmenter.segment(text), (each) => each.segment.trim());
        expect(sentencesOf(text)).toEqual(segments);
      }),
    );
  });

  test('bears three hundred thousand characters, even when they are one line of marks', () => {
    const prose = 'The U.S. board met at 5 p.m. on Monday. “We did!” he said. ';
    expect(splitSentences(prose.repeat(5000))).toHaveLength(10_000);
    for (const hostile of ['. ', '."', 'a.', '"', ' ', '…', 'A. ', '。」']) {
      const text = hostile.repeat(150_000);
      expect(splitSentences(text).at(-1)?.end ?? 0).toBe(text.trimEnd().length);
    }
  });
});
