const WRAPPED_AT_LEAST = 50;
const WRAPPED_AT_MOST = 100;
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef]/gu;
const LIST_ITEM = /^(?:[-*•–—]|\(?\d{1,3}[.)])\s/;
const INDENTED = /^(?: {2,}|\t|\u3000)/;

/**
 * The paragraphs of plain text, each on one line. A blank line always separates; a single line end does too, unless the text was
 * wrapped at a width of about 50 to 100 columns: then lines that a further word would have made too long are joined.
 * A line that begins as a list item does, or is newly indented, always begins a paragraph.
 */
export function splitParagraphs(text: string): string[] {
  const lines = text.split('\n');
  const width = wrapWidth(lines);
  const paragraphs: string[] = [];
  let pieces: string[] = [];
  let previous = '';
  const end = () => {
    if (pieces.length > 0) paragraphs.push(pieces.join(''));
    pieces = [];
  };
  for (const line of lines) {
    const words = line.replace(/\s+/g, ' ').trim();
    if (words === '' || !continues(previous, line, width)) end();
    if (words !== '') {
      const isTight = isWide(previous.trimEnd().slice(-1)) && isWide(words.charAt(0));
      pieces.push(pieces.length === 0 || isTight ? words : ` ${words}`);
    }
    previous = line;
  }
  end();
  return paragraphs;
}

/** The column at which the text was wrapped by hand or by a mail program; 0 when its lines are not of that kind. */
function wrapWidth(lines: readonly string[]): number {
  // The last line of a paragraph is as short as it happens to be, and says nothing.
  const followed = lines.filter(
    (line, index) => line.trim() !== '' && (lines[index + 1] ?? '').trim() !== '',
  );
  const widths = followed.map(columns).sort((a, b) => a - b);
  if (widths.length < 3) return 0;
  // A long address or heading may stick out.
  const width = widths[Math.floor((widths.length - 1) * 0.95)] ?? 0;
  const usual = widths[Math.floor(widths.length / 2)] ?? 0;
  return width >= WRAPPED_AT_LEAST && width <= WRAPPED_AT_MOST && usual >= width * 0.75 ? width : 0;
}

function continues(previous: string, line: string, width: number): boolean {
  if (width === 0 || previous.trim() === '' || LIST_ITEM.test(line.trim())) return false;
  if (INDENTED.test(line) && !INDENTED.test(previous) && !LIST_ITEM.test(previous.trim())) return false;
  return columns(previous) + columnsOfNextWord(line) > width;
}

function columnsOfNextWord(line: string): number {
  const word = /^\s*(\S*)/.exec(line)?.[1] ?? '';
  const first = word.charAt(0);
  return isWide(first) ? 2 : 1 + columns(word);
}

function columns(line: string): number {
  const trimmed = line.trimEnd();
  return trimmed.length + (trimmed.match(WIDE)?.length ?? 0);
}

// Korean is wide and writes spaces.
function isWide(letter: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u.test(letter);
}
