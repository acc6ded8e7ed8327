const MAX_UNITS = 80;
const graphemes = new Intl.Segmenter();

/**
 * A name for a file of the article that every system takes: the title without signs that mean something in paths, without
 * control and direction signs, cut at 80 units, then the ending. A title of which nothing is left becomes "article".
 */
export function exportFileName(title: string, extension: string): string {
  const words = title
    .normalize('NFC')
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu, ' ')
    .replaceAll(/[\\/:*?"<>|\uFFFD]/g, ' ')
    .replaceAll(/\s+/g, ' ');
  let name = '';
  for (const { segment } of graphemes.segment(words.slice(0, MAX_UNITS * 4))) {
    if (name.length + segment.length > MAX_UNITS) break;
    name += segment;
  }
  // Windows takes no dot or space at the end, and a dot at the start hides a file elsewhere.
  name = name.replaceAll(/^[. ]+|[. ]+$/g, '');
  const isReserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(name);
  return `${name === '' || isReserved ? 'article' : name}.${extension}`;
}
