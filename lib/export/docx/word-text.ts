/**
 * What Word can hold of a text: controls that XML has no character for are left out, half characters become U+FFFD, and other ends of line
 * than the line feed a space. Character by character, so that a text may be given in pieces.
 */
export function wordText(text: string): string {
  return text
    .replaceAll(/[\r\v\f]/g, ' ')
    .replaceAll(/(?![\t\n\x7F-\x9F])\p{Cc}|[\uFFFE\uFFFF]/gu, '')
    .toWellFormed();
}

/** The same on one line, as attributes hold it; all white space made one space. */
export function wordLine(text: string): string {
  return wordText(text).replaceAll(/\s+/g, ' ').trim();
}

/** At most three letters for a name: the first of its first words, whole characters. */
export function initialsOf(name: string): string {
  const words = wordLine(name).match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? [];
  return words
    .slice(0, 3)
    .map((word) => Array.from(word)[0]?.toUpperCase() ?? '')
    .join('');
}
