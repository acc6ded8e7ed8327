import { BorderStyle, type IPropertiesOptions } from 'docx';

/** The styles of a file's paragraphs beside headings, by the names under which they stand in it. */
export const STYLE = {
  quote: 'Quote',
  caption: 'Caption',
  code: 'CodeBlock',
  byline: 'Subtitle',
  /** A line across the page: no words of the article. */
  rule: 'Rule',
  /** Holds room where Word asks for a paragraph: no words of the article. */
  spacer: 'Spacer',
  comment: 'CommentText',
} as const;

const MONO = { ascii: 'Courier New', hAnsi: 'Courier New', cs: 'Courier New' };
const BASE = 'Normal';

/** How the file looks, in the fonts that every Word has; in the article's own language, for its spelling and the form of its signs. */
export function stylesOf(language: string): NonNullable<IPropertiesOptions['styles']> {
  return {
    default: {
      document: {
        run: {
          font: {
            ascii: 'Georgia',
            hAnsi: 'Georgia',
            cs: 'Times New Roman',
            ...(isEastAsian(language) && { hint: 'eastAsia' }),
          },
          size: 22,
          ...(isLanguage(language) && {
            language: {
              value: language,
              ...(isEastAsian(language) && { eastAsia: language }),
              ...(isOfRtl(language) && { bidirectional: language }),
            },
          }),
        },
        paragraph: { spacing: { after: 160, line: 300 } },
      },
      title: { run: { size: 40, bold: true }, paragraph: { spacing: { after: 120 } } },
      heading1: { run: { size: 32, bold: true }, paragraph: { spacing: { before: 320, after: 120 } } },
      heading2: { run: { size: 28, bold: true }, paragraph: { spacing: { before: 280, after: 120 } } },
      heading3: { run: { size: 24, bold: true }, paragraph: { spacing: { before: 240, after: 80 } } },
      heading4: { run: { size: 22, bold: true }, paragraph: { spacing: { before: 200, after: 80 } } },
      caption: { run: { size: 19, italics: true } },
    },
    paragraphStyles: [
      { id: STYLE.byline, name: 'Subtitle', basedOn: BASE, run: { color: '595959' } },
      { id: STYLE.quote, name: 'Quote', basedOn: BASE, run: { italics: true } },
      { id: STYLE.code, name: 'Code block', basedOn: BASE, run: { font: MONO, size: 20, noProof: true } },
      {
        id: STYLE.rule,
        name: 'Rule',
        basedOn: BASE,
        paragraph: { border: { bottom: { style: BorderStyle.SINGLE, size: 6, space: 1, color: '7F7F7F' } } },
      },
      {
        id: STYLE.spacer,
        name: 'Spacer',
        basedOn: BASE,
        run: { size: 8 },
        paragraph: { spacing: { after: 0, line: 120 } },
      },
      {
        id: STYLE.comment,
        name: 'annotation text',
        basedOn: BASE,
        run: { size: 20 },
        paragraph: { spacing: { after: 40, line: 240 } },
      },
    ],
    characterStyles: [
      { id: 'CommentReference', name: 'annotation reference', run: { size: 16 } },
      { id: 'CodeChars', name: 'Code', run: { font: MONO, noProof: true } },
    ],
  };
}

function isLanguage(language: string): boolean {
  return /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(language);
}

function isEastAsian(language: string): boolean {
  return /^(zh|ja|ko|yue)\b/i.test(language);
}

function isOfRtl(language: string): boolean {
  return /^(ar|arc|ckb|dv|fa|he|iw|ps|sd|ug|ur|yi)\b/i.test(language);
}
