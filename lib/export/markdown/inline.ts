import { EMPHASES, type Emphasis, type Piece } from '@/lib/export/markdown/pieces';
import { renderTokens, type Place, type Token } from '@/lib/export/markdown/tokens';

const DELIMITERS: Record<Emphasis, string> = { bold: '**', italic: '_', strike: '~~' };
// Characters that have no number in Markdown, so that a letter beside emphasis could not be written as one.
const UNNUMBERED = /(?![\t\n\f\r])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/u;

/**
 * One textblock as inline Markdown on one or more lines. A heading has one line only, and a line break at either end of any block
 * is none in Markdown: those are written as characters.
 */
export function renderInline(pieces: readonly Piece[], place: Place = 'paragraph'): string {
  const heading = place === 'heading';
  const tokens: Token[] = [];
  const open: Layer[] = [];
  const closeTo = (depth: number) => {
    while (open.length > depth) tokens.push(...(open.pop()?.close ?? []));
  };
  const suited = place === 'cell' ? pieces.map(withoutBarInCode) : pieces;
  for (const piece of joinCode(settle(withOuterBreaksAsText(suited, heading)))) {
    const layers = layersOf(piece);
    const shared = layers.findIndex((layer, depth) => open[depth]?.key !== layer.key);
    const depth = shared < 0 ? layers.length : shared;
    closeTo(depth);
    for (const layer of layers.slice(depth)) {
      open.push(layer);
      tokens.push(layer.open);
    }
    tokens.push(...tokensOf(piece, place));
  }
  closeTo(0);
  return renderTokens(tokens, place);
}

interface Layer {
  key: string;
  open: Token;
  close: Token[];
}

function layersOf({ link, emphasis }: Piece): Layer[] {
  const layers: Layer[] = [];
  if (link !== null) {
    layers.push({
      key: link,
      open: { kind: 'raw', is: 'link', text: '[' },
      close: [{ kind: 'raw', is: 'link', text: `](${link})` }],
    });
  }
  for (const name of EMPHASES) {
    if (!emphasis.has(name)) continue;
    const text = DELIMITERS[name];
    layers.push({
      key: name,
      open: { kind: 'delimiter', text, side: 'open' },
      close: [{ kind: 'delimiter', text, side: 'close' }],
    });
  }
  return layers;
}

function tokensOf(piece: Piece, place: Place): Token[] {
  switch (piece.kind) {
    case 'text':
      return Array.from(piece.text, (character) => ({ kind: 'character', character }));
    case 'code':
      return [{ kind: 'raw', is: 'code', text: codeSpan(piece.text) }];
    case 'break':
      return [{ kind: 'raw', is: 'break', text: place === 'cell' ? '<br>' : '\\\n' }];
    case 'reference':
      return [{ kind: 'raw', is: 'reference', text: `[^${piece.label}]` }];
  }
}

function codeSpan(code: string): string {
  const longest = Math.max(0, ...Array.from(code.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  // One space at either end is taken away again; without one, a backtick would join the fence.
  const needsPadding = /^`|`$/.test(code) || (code.startsWith(' ') && code.endsWith(' '));
  const padding = needsPadding ? ' ' : '';
  return fence + padding + code + padding + fence;
}

// Two code spans side by side would become one, with the marks between them in it.
function joinCode(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    const isSame =
      last?.kind === 'code' &&
      piece.kind === 'code' &&
      last.link === piece.link &&
      EMPHASES.every((name) => last.emphasis.has(name) === piece.emphasis.has(name));
    if (isSame) joined[joined.length - 1] = { ...last, text: last.text + piece.text };
    else joined.push(piece);
  }
  return joined;
}

function withOuterBreaksAsText(pieces: readonly Piece[], heading: boolean): Piece[] {
  const isSolid = (piece: Piece) => piece.kind !== 'break' && piece.kind !== 'reference';
  const first = pieces.findIndex(isSolid);
  const last = pieces.findLastIndex(isSolid);
  return pieces.map((piece, index) => {
    const isOuter = heading || first < 0 || index < first || index > last;
    return piece.kind === 'break' && isOuter ? { ...piece, kind: 'text', text: '\n' } : piece;
  });
}

/** The pieces with their marks in a form that Markdown can say. */
function settle(pieces: readonly Piece[]): Piece[] {
  const plain = pieces.map(withoutAwkwardCode);
  const hasUnnumbered = plain.some((piece) => 'text' in piece && UNNUMBERED.test(piece.text));
  if (hasUnnumbered) return plain.map((piece) => ({ ...piece, emphasis: new Set() }));
  return EMPHASES.reduce(trimEmphasis, plain.map(markReference));
}

// A code span cannot hold an end of line, nor white space alone.
function withoutAwkwardCode(piece: Piece): Piece {
  const isAwkward = piece.kind === 'code' && (/[\r\n]/.test(piece.text) || piece.text.trim() === '');
  return isAwkward ? { ...piece, kind: 'text' } : piece;
}

// Readers do not agree on how a bar in code is kept from ending a cell.
function withoutBarInCode(piece: Piece): Piece {
  return piece.kind === 'code' && piece.text.includes('|') ? { ...piece, kind: 'text' } : piece;
}

// Where the same emphasis stands on both sides of a reference, it goes on through it. Links do not: a reference is one itself.
function markReference(piece: Piece, index: number, pieces: readonly Piece[]): Piece {
  if (piece.kind !== 'reference') return piece;
  const before = pieces.findLast((each, at) => at < index && each.kind !== 'reference');
  const after = pieces.find((each, at) => at > index && each.kind !== 'reference');
  const shared = EMPHASES.filter((name) => before?.emphasis.has(name) && after?.emphasis.has(name));
  return { ...piece, emphasis: new Set(shared) };
}

/**
 * Takes an emphasis away from white space, breaks and references at the ends of each stretch that has it. What encloses it ends a
 * stretch too, because there it is closed and opened again.
 */
function trimEmphasis(pieces: readonly Piece[], name: Emphasis): Piece[] {
  const outer = EMPHASES.slice(0, EMPHASES.indexOf(name));
  const isSame = (one: Piece, other: Piece) =>
    one.link === other.link && outer.every((each) => one.emphasis.has(each) === other.emphasis.has(each));
  const stretches: Piece[][] = [];
  for (const piece of pieces) {
    const stretch = stretches.at(-1);
    const last = stretch?.at(-1);
    const goesOn = last?.emphasis.has(name) && piece.emphasis.has(name) && isSame(last, piece);
    if (goesOn) stretch?.push(piece);
    else stretches.push([piece]);
  }
  return stretches.flatMap((stretch) => trimStretch(stretch, name));
}

function trimStretch(stretch: readonly Piece[], name: Emphasis): Piece[] {
  const pieces = stretch.flatMap((piece) => splitWhite(piece));
  const isSolid = (piece: Piece) =>
    piece.kind === 'code' || (piece.kind === 'text' && piece.text.trim() !== '');
  const first = pieces.findIndex(isSolid);
  const last = pieces.findLastIndex(isSolid);
  return pieces.map((piece, index) => {
    if (first >= 0 && index >= first && index <= last) return piece;
    return { ...piece, emphasis: new Set([...piece.emphasis].filter((each) => each !== name)) };
  });
}

function splitWhite(piece: Piece): Piece[] {
  if (piece.kind !== 'text') return [piece];
  const { text } = piece;
  const start = text.length - text.trimStart().length;
  const end = Math.max(text.trimEnd().length, start);
  const parts = [text.slice(0, start), text.slice(start, end), text.slice(end)];
  return parts.filter((part) => part !== '').map((part) => ({ ...piece, text: part }));
}
