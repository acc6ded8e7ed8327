import { renderInline } from '@/lib/export/markdown/inline';
import { piecesOfText } from '@/lib/export/markdown/pieces';

/** A person's text, to stand after other words, as Markdown in which nothing is markup; its line breaks are kept. */
export function escaped(text: string): string {
  return renderInline(piecesOfText(text), 'within');
}

/** A person's text on one line, all white space made one space. */
export function escapedLine(text: string): string {
  return escaped(text.replaceAll(/\s+/g, ' ').trim());
}

/** A person's text as the cell of a table, where a bar ends the cell whatever stands before it. */
export function escapedCell(text: string): string {
  return escapedLine(text).replaceAll('\\|', '&#124;');
}

/** Rows under a header as a table; the cells come as Markdown. */
export function tableOf(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const lineOf = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [lineOf(header), lineOf(header.map(() => '---')), ...rows.map(lineOf)].join('\n');
}
