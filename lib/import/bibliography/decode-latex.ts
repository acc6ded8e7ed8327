const ACCENTS = new Map(
  Object.entries({
    '`': '\u0300',
    "'": '\u0301',
    '^': '\u0302',
    '~': '\u0303',
    '=': '\u0304',
    u: '\u0306',
    '.': '\u0307',
    '"': '\u0308',
    r: '\u030a',
    H: '\u030b',
    v: '\u030c',
    d: '\u0323',
    c: '\u0327',
    k: '\u0328',
    b: '\u0331',
  }),
);
// The name of each sign and the sign.
const SIGN_NAMES = `
  textbraceleft {  textbraceright }  lbrace {  rbrace }  textasciitilde ~  textasciicircum ^
  textunderscore _  textbar |  textless <  textgreater >  textquotedbl "  textquotesingle '  slash /  ss ß
  SS ẞ  ae æ  AE Æ  oe œ  OE Œ  o ø  O Ø  l ł  L Ł  aa å  AA Å  i ı  j ȷ  dh ð  DH Ð  th þ  TH Þ  dj đ
  DJ Đ  ng ŋ  NG Ŋ  ij ĳ  IJ Ĳ  textendash –  textemdash —  ldots …  dots …  textellipsis …  textbullet •
  textperiodcentered ·  textquoteleft ‘  textquoteright ’  textquotedblleft “  textquotedblright ”
  quotedblbase „  quotesinglbase ‚  guillemotleft «  guillemotright »  guillemetleft «  guillemetright »
  guilsinglleft ‹  guilsinglright ›  textexclamdown ¡  textquestiondown ¿  texteuro €  euro €  EUR €
  pounds £  textsterling £  textyen ¥  textcent ¢  textcurrency ¤  copyright ©  textcopyright ©
  textregistered ®  texttrademark ™  S §  textsection §  P ¶  textparagraph ¶  dag †  textdagger †  ddag ‡
  textdegree °  degree °  textpm ±  pm ±  texttimes ×  times ×  textdiv ÷  textonehalf ½  textmu µ
  textonequarter ¼  textordfeminine ª  textordmasculine º  textnumero №  textminus −  textlangle ⟨
  textrangle ⟩  alpha α  beta β  gamma γ  delta δ  epsilon ε  lambda λ  mu µ  pi π  sigma σ  omega ω
  Delta Δ  Gamma Γ  Omega Ω  Sigma Σ  infty ∞  leq ≤  geq ≥  approx ≈  sim ∼  to →  rightarrow →  TeX TeX
  LaTeX LaTeX  BibTeX BibTeX  textvisiblespace ␣`;
const SIGNS = new Map([
  ...[...SIGN_NAMES.matchAll(/(\S+) (\S+)/g)].map(([, name = '', sign = '']) => [name, sign] as const),
  ['textbackslash', '\\'],
  ['textdollar', '$'],
  ['textasciigrave', '`'],
  ['backslash', '\\'],
  ['textcompwordmark', ''],
  ['relax', ''],
  ['noop', ''],
  ['quad', ' '],
  ['qquad', ' '],
  ['space', ' '],
  ['nobreakspace', ' '],
  ['textnormal', ''],
  ['newline', '\n'],
  ['par', '\n'],
  ['linebreak', '\n'],
] as const);
/** Commands that only dress what follows in braces. */
const DRESS = new Set(
  `emph textit textbf textsc texttt textsl textup textrm textsf textmd textnormal underline mbox
  hbox enquote mkbibquote mkbibemph text mathrm mathit mathbf ensuremath nocase url path em it bf
  sc tt sl rm sf itshape bfseries scshape upshape normalfont natexlab textsuperscript
  textsubscript`.split(/\s+/),
);
const SPACES = new Map(
  Object.entries({ ' ': ' ', ',': ' ', ';': ' ', ':': ' ', '!': '', '-': '', '/': '', '\n': ' ', '\t': ' ' }),
);
const LIGATURES: readonly (readonly [string, string])[] = [
  ['---', '—'],
  ['--', '–'],
  ['``', '“'],
  ["''", '”'],
  [',,', '„'],
  ['<<', '«'],
  ['>>', '»'],
  ['?`', '¿'],
  ['!`', '¡'],
];

/** LaTeX of a bibliography as plain text. `unknown` names the commands that stay as they are written. */
export interface DecodedLatex {
  text: string;
  unknown: string[];
}

/**
 * Reads the LaTeX of a bibliography's field: accents and signs become Unicode, braces that only group go, `\newline` ends a line, any
 * other white space is one space. Commands that are not known stay. Undoes lib/export/bibliography's `encodeLatex`.
 */
export function decodeLatex(latex: string): DecodedLatex {
  const unknown = new Set<string>();
  let out = '';
  let at = 0;
  while (at < latex.length) {
    const character = latex[at] ?? '';
    if (character === '\\') {
      const read = readCommand(latex, at, unknown);
      out += read.text;
      at = read.end;
      continue;
    }
    const ligature = LIGATURES.find(([written]) => latex.startsWith(written, at));
    if (ligature) {
      out += ligature[1];
      at += ligature[0].length;
      continue;
    }
    at += 1;
    if (character === '{' || character === '}' || character === '$') continue;
    out += character === '~' || /\s/.test(character) ? ' ' : character;
  }
  const lines = out.split('\n').map((line) => line.replaceAll(/\s+/g, ' ').trim());
  return { text: lines.join('\n').trim(), unknown: [...unknown] };
}

function readCommand(latex: string, start: number, unknown: Set<string>): { text: string; end: number } {
  const name = /[a-zA-Z]+|[^]/uy;
  name.lastIndex = start + 1;
  const command = name.exec(latex)?.[0] ?? '';
  let end = start + 1 + command.length;
  if (command === '') return { text: '\\', end };
  if (command === '\\') {
    const mark = /\*?(?:\[[^\]]*\])?/y;
    mark.lastIndex = end;
    return { text: '\n', end: end + (mark.exec(latex)?.[0].length ?? 0) };
  }
  const accent = ACCENTS.get(command);
  if (accent !== undefined) {
    const accented = readAccented(latex, end, /[a-zA-Z]/.test(command));
    if (accented)
      return { text: (accented.letter + accent).normalize('NFC') + accented.rest, end: accented.end };
  }
  if (!/^[a-zA-Z]+$/.test(command)) return { text: SPACES.get(command) ?? command, end };
  const sign = SIGNS.get(command);
  if (sign === undefined && !DRESS.has(command)) {
    unknown.add(`\\${command}`);
    return { text: `\\${command}`, end };
  }
  // White space after a command's name only ends it, and so do empty braces.
  const after = /\s*(?:\{\})?/y;
  after.lastIndex = end;
  const gap = after.exec(latex)?.[0] ?? '';
  end += gap.length;
  if (gap.endsWith('{}') && /^\s/.test(gap)) end -= 2;
  return { text: sign ?? '', end };
}

// \'e, \'{e}, \' e, \'\i, {\'{\i}}
function readAccented(
  latex: string,
  from: number,
  isWord: boolean,
): { letter: string; rest: string; end: number } | null {
  const letter = /\s*(?:\{\s*(?:\\([ij])|([^{}\\]*))\s*\}|\\([ij])(?![a-zA-Z])\s*|(\p{L}))/uy;
  letter.lastIndex = from;
  const match = letter.exec(latex);
  if (!match) return null;
  const [whole, dotlessIn, group, dotless, single] = match;
  // \cedilla is no \c.
  if (isWord && single !== undefined && !/^\s/.test(whole)) return null;
  const letters = dotlessIn ?? group ?? dotless ?? single ?? '';
  const [first = '', ...rest] = letters;
  return { letter: first, rest: rest.join(''), end: from + whole.length };
}
