import type { Mark, Node } from '@tiptap/pm/model';
import { documentSchema } from '@/lib/editor/schema';
import { cleanText } from '@/lib/import/clean-text';

type Piece = { text: string; marks: readonly Mark[] } | 'break';

/** Text as it comes from a page, on its way to become textblocks: spaces collapse, and an empty line ends a paragraph. */
export class InlineRun {
  private pieces: Piece[] = [];

  addText(raw: string, marks: readonly Mark[]): void {
    let text = cleanText(raw).replace(/[ \t\n]+/g, ' ');
    const last = this.pieces.at(-1);
    const afterSpace = last === undefined || last === 'break' || last.text.endsWith(' ');
    if (afterSpace) text = text.replace(/^ /, '');
    if (text !== '') this.pieces.push({ text, marks });
  }

  addBreak(): void {
    this.pieces.push('break');
  }

  /** What was added so far, as the contents of textblocks without empty ones; the run is empty afterwards. */
  take(): Node[][] {
    const contents: Node[][] = [];
    let line: Piece[] = [];
    this.pieces.forEach((piece, index) => {
      const isParagraphEnd = piece === 'break' && this.pieces[index + 1] === 'break';
      if (!isParagraphEnd) line.push(piece);
      else {
        contents.push(contentOf(line));
        line = [];
      }
    });
    contents.push(contentOf(line));
    this.pieces = [];
    return contents.filter((content) => content.length > 0);
  }
}

function contentOf(pieces: readonly Piece[]): Node[] {
  const trimmed = trimEnd(trimStart(pieces));
  const isVoid = trimmed.every((piece) => piece === 'break' || !/[^\u200b-\u200d\u2060]/.test(piece.text));
  if (isVoid) return [];
  return trimmed.flatMap((piece, index) => {
    if (piece === 'break') return [documentSchema.node('hardBreak')];
    const text = trimmed[index + 1] === 'break' ? piece.text.trimEnd() : piece.text;
    return text === '' ? [] : [documentSchema.text(text, piece.marks)];
  });
}

function trimStart(pieces: readonly Piece[]): Piece[] {
  const first = pieces.findIndex((piece) => piece !== 'break' && piece.text.trim() !== '');
  const [piece, ...rest] = first < 0 ? [] : pieces.slice(first);
  return piece === undefined || piece === 'break'
    ? []
    : [{ ...piece, text: piece.text.trimStart() }, ...rest];
}

function trimEnd(pieces: readonly Piece[]): Piece[] {
  const last = pieces.findLastIndex((piece) => piece !== 'break' && piece.text.trim() !== '');
  const piece = pieces[last];
  if (piece === undefined || piece === 'break') return [];
  return [...pieces.slice(0, last), { ...piece, text: piece.text.trimEnd() }];
}
