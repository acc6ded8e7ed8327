import { decodeLatex } from '@/lib/import/bibliography/decode-latex';
import { renderName } from '@/lib/sources/name-rules';

/** Names of a BibTeX field as sources keep them. `hasOthers` when the list ends with "and others". */
export function readBibNames(latex: string): { names: string[]; hasOthers: boolean } {
  const parts = splitOutside(latex, /\s+and(?=\s)/iy).map((part) => part.trim());
  const names = parts.filter((part) => part !== '' && !/^others$/i.test(part)).map(readName);
  return {
    names: names.filter((name) => name !== ''),
    hasOthers: parts.some((part) => /^others$/i.test(part)),
  };
}

function readName(latex: string): string {
  const inner = insideBraces(latex);
  if (inner !== null) return renderName({ literal: plain(inner) });
  const parts = splitOutside(latex, /,/y).map(plain);
  const [first = '', second = '', third = ''] = parts;
  if (parts.length === 2) return named({ family: first, given: second, suffix: '' });
  if (parts.length === 3) return named({ family: first, suffix: second, given: third });
  if (parts.length > 3) return renderName({ literal: plain(latex) });
  return readInOrder(latex);
}

function named(name: { family: string; given: string; suffix: string }): string {
  return name.family === '' ? renderName({ literal: name.given }) : renderName(name);
}

// "Maren van der Berg": words in small letters begin the family name, or the last word is it. "others" apart, one word is a name as printed.
function readInOrder(latex: string): string {
  const words = splitOutside(latex, /[\s~]+/y).filter((word) => word !== '');
  const texts = words.map(plain);
  if (words.length < 2) return renderName({ literal: texts.join(' ') });
  const from = words.findIndex((word, index) => index < words.length - 1 && isSmall(word));
  const at = from < 0 ? words.length - 1 : from;
  return named({ family: texts.slice(at).join(' '), given: texts.slice(0, at).join(' '), suffix: '' });
}

function isSmall(word: string): boolean {
  return !word.startsWith('{') && /^\p{Ll}/u.test(plain(word));
}

function plain(latex: string): string {
  return decodeLatex(latex).text.replaceAll(/\s+/g, ' ').trim();
}

/** What stands in the braces that hold the whole; null when they do not. */
function insideBraces(latex: string): string | null {
  if (!latex.startsWith('{') || !latex.endsWith('}')) return null;
  let depth = 0;
  for (let at = 0; at < latex.length; at += 1) {
    if (latex[at] === '{') depth += 1;
    if (latex[at] === '}') depth -= 1;
    if (depth === 0 && at < latex.length - 1) return null;
  }
  return latex.slice(1, -1);
}

/** The pieces between matches of the sticky pattern that stand outside of braces. */
function splitOutside(latex: string, separator: RegExp): string[] {
  const pieces: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < latex.length; at += 1) {
    const character = latex[at];
    if (character === '{') depth += 1;
    if (character === '}') depth -= 1;
    if (depth !== 0) continue;
    separator.lastIndex = at;
    const match = separator.exec(latex);
    if (!match || match[0] === '') continue;
    pieces.push(latex.slice(start, at));
    at += match[0].length - 1;
    start = at + 1;
  }
  return [...pieces, latex.slice(start)];
}
