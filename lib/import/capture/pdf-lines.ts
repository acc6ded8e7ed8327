/** A piece of text as a PDF draws it: where its baseline begins, how wide it is and how large its letters are, in points. */
export interface PdfItem {
  text: string;
  x: number;
  y: number;
  width: number;
  size: number;
  /** The line ends behind it. */
  endsLine: boolean;
  isRightToLeft: boolean;
}

/** A line of a page. */
interface Line {
  text: string;
  x: number;
  y: number;
  right: number;
  size: number;
  isRightToLeft: boolean;
}

const TIGHT = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;
const ENDS_SENTENCE = /[\p{Sentence_Terminal}:…]["'”’»)\]]*$/u;
const LIST_ITEM = /^(?:[•◦▪·‣–—*-]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s/u;

/**
 * The paragraphs of a page in the order in which it draws them, which is the reading order of nearly all PDFs. Lines of a paragraph
 * are joined by a space; behind a hyphen the line end stays, because nobody can tell whether the hyphen belongs to the word.
 */
export function paragraphsOfPage(items: readonly PdfItem[]): string[] {
  const lines = linesOf(items);
  const pitch = usualPitch(lines);
  const paragraphs: string[] = [];
  let words = '';
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    const isNew = before === undefined || beginsParagraph(before, line, pitch, lines);
    if (isNew && words !== '') paragraphs.push(words);
    words = isNew ? line.text : joined(words, line.text);
  });
  if (words !== '') paragraphs.push(words);
  return paragraphs;
}

function linesOf(items: readonly PdfItem[]): Line[] {
  const lines: Line[] = [];
  let pieces: PdfItem[] = [];
  const end = () => {
    const first = pieces.find(({ text }) => text.trim() !== '');
    const shown = pieces.filter((piece) => piece.text.trim() !== '');
    const isRightToLeft = shown.filter((piece) => piece.isRightToLeft).length * 2 > shown.length;
    const text = (isRightToLeft ? fromTheRight(pieces) : pieces)
      .map((piece) => asTyped(piece.text))
      .join('')
      .replace(/\s+/g, ' ')
      .trim();
    if (first && text !== '') {
      lines.push({
        text,
        isRightToLeft,
        x: Math.min(...shown.map(({ x }) => x)),
        y: first.y,
        right: Math.max(...shown.map(({ x, width }) => x + width)),
        size: Math.max(...shown.map(({ size }) => size)),
      });
    }
    pieces = [];
  };
  for (const item of items) {
    const last = pieces.at(-1);
    // Raised and lowered letters belong to their line.
    if (last && Math.abs(item.y - last.y) > 0.7 * Math.max(item.size, last.size, 1)) end();
    pieces.push(item);
    if (item.endsLine) end();
  }
  end();
  return lines;
}

// Some programs draw a line of Arabic or Hebrew from its left end, and the numbers in it as they stand.
function fromTheRight(pieces: readonly PdfItem[]): PdfItem[] {
  const sorted = pieces.filter(({ text }) => text !== '').toSorted((one, other) => other.x - one.x);
  const ordered: PdfItem[] = [];
  let run: PdfItem[] = [];
  for (const piece of sorted) {
    if (!piece.isRightToLeft && piece.text.trim() !== '') run.unshift(piece);
    else {
      ordered.push(...run, piece);
      run = [];
    }
  }
  return [...ordered, ...run];
}

// Fonts name the shapes of letters where the letters are meant: radicals for Han signs, joined forms for Arabic, ligatures.
function asTyped(text: string): string {
  return text.replace(/[\u2e80-\u2fdf\ufb00-\ufdff\ufe70-\ufefc]+/g, (shapes) => shapes.normalize('NFKC'));
}

/** The distance between the baselines of most lines that follow each other, in the size of their letters. */
function usualPitch(lines: readonly Line[]): number {
  const pitches = lines
    .slice(1)
    .map((line, index) => ((lines[index]?.y ?? 0) - line.y) / Math.max(line.size, 1))
    .filter((pitch) => pitch > 0.5 && pitch < 4)
    .toSorted((one, other) => one - other);
  // Paragraphs are set apart by more; of a page of single lines no pitch can be told.
  return Math.min(pitches[Math.floor(pitches.length / 8)] ?? 1.2, 2);
}

function beginsParagraph(before: Line, line: Line, pitch: number, lines: readonly Line[]): boolean {
  if (Math.abs(line.size - before.size) > 0.15 * Math.max(line.size, before.size)) return true;
  if (LIST_ITEM.test(line.text)) return true;
  const down = (before.y - line.y) / Math.max(line.size, 1);
  // A new column goes on with the sentence.
  if (down < 0) return ENDS_SENTENCE.test(before.text);
  if (down > pitch * 1.35 + 0.1) return true;
  if (line.isRightToLeft) return false;
  const column = lines.filter(({ x }) => Math.abs(x - before.x) < 3 * before.size);
  const right = Math.max(...column.map((each) => each.right));
  const left = Math.min(...column.map((each) => each.x));
  const isShort = before.right < left + 0.8 * (right - left);
  const isIndented = line.x - before.x > 0.8 * line.size && line.x - before.x < 5 * line.size;
  return (isShort && ENDS_SENTENCE.test(before.text)) || (isIndented && ENDS_SENTENCE.test(before.text));
}

function joined(words: string, line: string): string {
  if (words.endsWith('\u00ad')) return words.slice(0, -1) + line;
  if (/\p{L}[-\u2010]$/u.test(words) && /^\p{L}/u.test(line)) return `${words}\n${line}`;
  return TIGHT.test(words.slice(-1)) && TIGHT.test(line.charAt(0)) ? words + line : `${words} ${line}`;
}
