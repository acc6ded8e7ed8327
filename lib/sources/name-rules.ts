/** A name in its parts, or one that has none: of an institution, or as it was printed. */
export type SourceName = PersonName | { literal: string };

export interface PersonName {
  /** With what goes before it: "van der Berg". */
  family: string;
  /** Empty when only the family name is known. */
  given: string;
  /** What stands after the name: "Jr", "III". Empty without one. */
  suffix: string;
}

/**
 * Reads a name as sources keep it: "Family, Given", "Family, Jr, Given", "{Ministry of Water, Land and Roads}", or without a comma
 * as printed. A part in braces may hold commas. Whatever else has commas is taken as printed. Undone by `renderName`.
 */
export function parseName(text: string): SourceName {
  const parts = splitAtCommas(text).map(tidy);
  const [first = '', second = '', third = ''] = parts.map(withoutBraces).map(tidy);
  if (first === '' || parts.length > 3) return { literal: withoutBraces(tidy(text)) };
  if (parts.length === 1) return { literal: first };
  if (parts.length === 2) return { family: first, given: second, suffix: '' };
  return { family: first, given: third, suffix: second };
}

/**
 * A name as sources keep it. Braces that do not close are left out, and white space is made one; of a family name that was nothing else, the
 * other parts are left as printed. `parseName` undoes it.
 */
export function renderName(name: SourceName): string {
  if ('literal' in name) return kept(name.literal);
  const [family, given, suffix] = [name.family, name.given, name.suffix].map(kept);
  if (family === '') return kept([name.given, name.suffix].join(' '));
  return (suffix === '' ? [family, given] : [family, suffix, given]).join(', ').trim();
}

/** A name as people read it: "Maren van der Berg Jr", "Ministry of Water, Land and Roads". */
export function displayName(text: string): string {
  const name = parseName(text);
  if ('literal' in name) return name.literal;
  return [name.given, name.family, name.suffix].filter((part) => part !== '').join(' ');
}

/**
 * The family name before which nothing stands: "van der Berg" is "Berg", with "van der" as its particle. Of a name as printed,
 * what seems to be it: "Ida Maren" is "Maren".
 */
export function familyOf(text: string): { family: string; particle: string } {
  const name = parseName(text);
  const whole = 'literal' in name ? (name.literal.split(' ').at(-1) ?? '') : name.family;
  const words = whole.split(' ');
  const first = words.findIndex((word) => !/^\p{Ll}/u.test(word));
  if (first <= 0) return { family: whole, particle: '' };
  return { family: words.slice(first).join(' '), particle: words.slice(0, first).join(' ') };
}

function kept(part: string): string {
  const plain = tidy(isBalanced(part) ? part : part.replaceAll(/[{}]/g, ' '));
  return withoutBraces(plain) !== plain || splitAtCommas(plain).length > 1 ? `{${plain}}` : plain;
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

// Only commas outside of braces divide; braces that never close hold nothing together.
function splitAtCommas(text: string): string[] {
  if (!isBalanced(text)) return text.split(',');
  const parts = [''];
  let depth = 0;
  for (const character of text) {
    if (character === '{') depth += 1;
    if (character === '}') depth -= 1;
    if (character === ',' && depth === 0) parts.push('');
    else parts.push((parts.pop() ?? '') + character);
  }
  return parts;
}

// "{a} and {b}" is not in braces, "{a and {b}}" is.
function withoutBraces(text: string): string {
  const inner = text.slice(1, -1);
  return text.length > 1 && text.startsWith('{') && text.endsWith('}') && isBalanced(inner) ? inner : text;
}

/** Whether every brace of a text is closed, and none before it is opened. */
export function isBalanced(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === '{') depth += 1;
    if (character === '}') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}
