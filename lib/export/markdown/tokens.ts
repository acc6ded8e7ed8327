/**
 * Inline Markdown before it is written: characters of the text, delimiters of emphasis, and what is written as it stands.
 * `reference` and `link` begin with a bracket, which an exclamation mark before it would make an image.
 */
export type Token =
  | { kind: 'character'; character: string }
  | { kind: 'delimiter'; text: string; side: 'open' | 'close' }
  | { kind: 'raw'; text: string; is: 'reference' | 'link' | 'code' | 'break' };

/** Where the tokens are to stand: as a paragraph, as a heading, which has one line, after other words of a line, or in a table's cell. */
export type Place = 'paragraph' | 'heading' | 'within' | 'cell';

/** What stands beside a delimiter, as CommonMark asks: `unsure` where parsers differ. */
type Neighbour = 'space' | 'punctuation' | 'letter' | 'unsure';

/**
 * Writes tokens as Markdown that reads back as exactly these tokens: every character that could mean anything is escaped, and
 * where emphasis would not be seen beside a letter, the letter is written as its number.
 */
export function renderTokens(tokens: readonly Token[], place: Place): string {
  const written = tokens.map((token, index) =>
    token.kind === 'character' ? escapeAt(tokens, index, token.character, place) : token.text,
  );
  // A letter that becomes a number is punctuation to the delimiter on its other side.
  while (numberLetters(tokens, written));
  return written.join('');
}

function numberLetters(tokens: readonly Token[], written: string[]): boolean {
  let hasChanged = false;
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== 'delimiter') continue;
    const [outside, inside] = token.side === 'open' ? [index - 1, index + 1] : [index + 1, index - 1];
    const beside = neighbour(tokens, written, outside, token.side === 'open' ? 'end' : 'start');
    const within = neighbour(tokens, written, inside, token.side === 'open' ? 'start' : 'end');
    if (beside === 'space' || beside === 'punctuation') continue;
    // An underscore is never seen inside a word; other delimiters are, unless punctuation follows them.
    if (token.text !== '_' && within === 'letter') continue;
    const letter = tokens[outside];
    if (letter?.kind !== 'character') continue;
    written[outside] = numbered(letter.character);
    hasChanged = true;
  }
  return hasChanged;
}

const ALWAYS = /[\\`*_[\]<&~|^@]/;
const WHITE = /[ \t\n\f\r]/;

function escapeAt(tokens: readonly Token[], index: number, character: string, place: Place): string {
  const [previous, next] = [tokens[index - 1], tokens[index + 1]];
  const atEdge = [previous, next].some((token) => token === undefined || isBreak(token));
  const atStart = startsLine(previous, place);
  // Escaped or not, a bar could end the cell.
  if (character === '|' && place === 'cell') return numbered(character);
  // What parsers trim or take for an end of line.
  if (WHITE.test(character)) return character === ' ' && !atEdge ? ' ' : numbered(character);
  return ALWAYS.test(character) || isSpecialHere() ? `\\${character}` : character;

  function isSpecialHere(): boolean {
    const afterReference = previous?.kind === 'raw' && previous.is === 'reference';
    switch (character) {
      case '#':
        return atStart || place === 'heading';
      case '+':
      case '-':
      case '=':
      case '>':
        return atStart;
      case '!':
        return next?.kind === 'raw' && (next.is === 'reference' || next.is === 'link');
      case '(':
        return afterReference;
      case ':':
        return atStart || afterReference || isCharacter(next, '/');
      case '.':
        return isListNumber(tokens, index, place) || isAfterWww(tokens, index);
      case ')':
        return isListNumber(tokens, index, place);
      default:
        return false;
    }
  }
}

function startsLine(previous: Token | undefined, place: Place): boolean {
  return previous === undefined ? place === 'paragraph' || place === 'heading' : isBreak(previous);
}

function isBreak(token: Token): boolean {
  return token.kind === 'raw' && token.is === 'break';
}

function isCharacter(token: Token | undefined, character: string): boolean {
  return token?.kind === 'character' && token.character === character;
}

/** Whether nothing but digits stands between the start of the line and here. */
function isListNumber(tokens: readonly Token[], index: number, place: Place): boolean {
  let start = index;
  for (let token = tokens[start - 1]; token?.kind === 'character'; token = tokens[start - 1]) {
    if (!/\d/.test(token.character)) return false;
    start -= 1;
  }
  return start < index && startsLine(tokens[start - 1], place);
}

function isAfterWww(tokens: readonly Token[], index: number): boolean {
  return [1, 2, 3].every((back) => {
    const token = tokens[index - back];
    return token?.kind === 'character' && /w/i.test(token.character);
  });
}

function neighbour(
  tokens: readonly Token[],
  written: readonly string[],
  index: number,
  edge: 'start' | 'end',
): Neighbour {
  const token = tokens[index];
  if (token === undefined) return 'space';
  if (token.kind !== 'character') return isBreak(token) && edge === 'end' ? 'space' : 'punctuation';
  // An escape and a number both begin and end with punctuation.
  if (written[index] !== token.character) return 'punctuation';
  if (/[ \p{Zs}]/u.test(token.character)) return 'space';
  // Outside the first plane, readers that go by UTF-16 units take punctuation for letters.
  const isFirstPlane = token.character.length === 1;
  if (isFirstPlane && /[!-/:-@[-`{-~]|\p{P}/u.test(token.character)) return 'punctuation';
  return /[\p{L}\p{M}\p{N}]/u.test(token.character) ? 'letter' : 'unsure';
}

function numbered(character: string): string {
  return `&#x${(character.codePointAt(0) ?? 0).toString(16)};`;
}
