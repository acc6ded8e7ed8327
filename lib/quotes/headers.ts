import type { Furniture, Line } from '@/lib/quotes/furniture';

const PAGE =
  /^\s*(?:[-–—]\s*\d{1,4}\s*[-–—]|(?:page|seite|pag\.?|p\.|s\.|صفحة|الصفحة|עמוד|עמ['׳])\s*\d{1,4}(?:\s*(?:of|von|\/|من|מתוך)\s*\d{1,4})?|\d{1,4}\s*(?:of|von|\/)\s*\d{1,4}|第\s*\d{1,4}\s*[页頁](?:\s*[,，/]?\s*共\s*\d{1,4}\s*[页頁])?)\s*$/iu;
const LONGEST = 90;
const OFTEN = 3;

/**
 * Lines at the head and foot of pages: page numbers with a word or dashes; short lines without a sentence's end that stand with one between
 * blank lines, or come again three times beside them. A figure alone on its line may have been said, and is none.
 */
export function headersIn(text: string, lines: readonly Line[]): Furniture[] {
  const pages = lines.map(({ text: line }) => line.length <= LONGEST && PAGE.test(line));
  if (!pages.includes(true) && !text.includes('\f')) return [];
  const isTitle = ({ text: line }: Line) =>
    line.length <= LONGEST && !/[.!?,;。！？؟:：-]\s*$/.test(line) && /^\s*[^\p{Ll}\s]/u.test(line);
  const shapes = lines.map((line, index) => {
    const isBeside =
      pages[index - 1] ||
      pages[index + 1] ||
      (index > 0 && text.slice(lines[index - 1]?.end, line.start).includes('\f'));
    return isBeside && !pages[index] && isTitle(line) ? line.text.trim().replace(/\d+/g, '#') : '';
  });
  const counts = new Map<string, number>();
  for (const shape of shapes) if (shape !== '') counts.set(shape, (counts.get(shape) ?? 0) + 1);
  const isBlankAfter = (index: number) =>
    /\f|\n[ \t\r]*\n/.test(
      text.slice(lines[index]?.end, lines[index + 1]?.start ?? text.length) +
        (index + 1 < lines.length ? '' : '\n\n'),
    );
  return lines.flatMap(({ start, end }, index) => {
    const shape = shapes[index] ?? '';
    // Between blank lines, with a page number right above or below.
    const isBlock =
      shape !== '' &&
      ((pages[index + 1] && (index === 0 || isBlankAfter(index - 1))) ||
        (pages[index - 1] && isBlankAfter(index)));
    const isHeader = pages[index] || isBlock || (shape !== '' && (counts.get(shape) ?? 0) >= OFTEN);
    return isHeader ? [{ start, end, kind: 'loose' as const }] : [];
  });
}
