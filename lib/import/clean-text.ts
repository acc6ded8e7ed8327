const INVISIBLE = /[\ufeff\u00ad]/g;
const CONTROL = /(?![\t\n])\p{Cc}/gu;
const LONE_SURROGATE = /\p{Surrogate}/gu;

/**
 * Text that can be stored and read: lines end in '\n', a page break is a blank line, and control characters, soft hyphens,
 * byte order marks and halves of letters are gone. Cleaning twice changes nothing.
 */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029\v]/g, '\n')
    .replaceAll('\f', '\n\n')
    .replace(CONTROL, '')
    .replace(INVISIBLE, '')
    .replace(LONE_SURROGATE, '\ufffd');
}

/** One line of text, its runs of space made one and its ends trimmed; cut to `limit` UTF-16 units at a word. */
export function oneLine(text: string, limit: number): string {
  const line = cleanText(text).replace(/\s+/g, ' ').trim();
  if (line.length <= limit) return line;
  const cut = line.slice(0, limit);
  return cut.replace(/\s\S*$/, '').replace(/\p{Surrogate}$/u, '') || cut;
}
