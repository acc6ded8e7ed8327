/** More is for a link to the place than for a quotation. */
const MOST_QUOTED = 2_000;
const LONGEST_COMMENT = 10_000;

/** Some words as a quotation in Markdown: each line behind a "> ". Too many end with an ellipsis; white space at either end goes. */
export function quotationOf(words: string): string {
  const trimmed = words.replaceAll(/\r\n?|[\u2028\u2029\v\f]/g, '\n').trim();
  if (trimmed === '') return '';
  const letters = Array.from(trimmed);
  const cut = letters.length > MOST_QUOTED ? `${letters.slice(0, MOST_QUOTED).join('').trimEnd()}…` : trimmed;
  return cut
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
}

/**
 * A text with the words put in as a quotation where the caret is, in lines of its own, and the place of the caret behind it, where the answer
 * is to stand. The text as it is when there are no words, or no room for them.
 */
export function withQuotation(text: string, caret: number, words: string): { text: string; caret: number } {
  const quotation = quotationOf(words);
  const before = text.slice(0, caret).replace(/[ \t\n]+$/, '');
  const after = text.slice(caret).replace(/^[ \t\n]+/, '');
  const head = `${before}${before === '' ? '' : '\n\n'}${quotation}\n\n`;
  const whole = head + after;
  if (quotation === '' || whole.length > LONGEST_COMMENT) return { text, caret };
  return { text: whole, caret: head.length };
}

/** Lines of a comment that belong together: a quotation without its signs, or everything else. */
export interface Passage {
  isQuote: boolean;
  text: string;
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/**
 * A comment in passages: each line that begins with ">" is quoted, and no other, so that an answer in the very next line is an answer. In a
 * block of code nothing is. Signs of quotations within the quotation stay in its text.
 */
export function passagesOf(text: string): Passage[] {
  const passages: { isQuote: boolean; lines: string[] }[] = [];
  let fence: string | null = null;
  for (const line of text.split('\n')) {
    const isQuote = fence === null && line.startsWith('>');
    if (!isQuote) {
      const mark = FENCE.exec(line)?.[1];
      if (fence === null) fence = mark ?? null;
      else if (mark?.startsWith(fence) && line.trim() === mark) fence = null;
    }
    const last = passages.at(-1);
    const said = isQuote ? line.replace(/^> ?/, '') : line;
    if (last?.isQuote === isQuote) last.lines.push(said);
    else passages.push({ isQuote, lines: [said] });
  }
  return passages.map(({ isQuote, lines }) => ({ isQuote, text: lines.join('\n') }));
}
