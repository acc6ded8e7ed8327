// The last four are the full-width forms, which spreadsheets normalise.
const FORMULA = /^'*(?:[\t\r\n]|\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/;

/**
 * A text that a spreadsheet would read as a formula, with an apostrophe before it: one that begins with = + - or @, white space
 * before it or not, or with a tab or a line break. Apostrophes that stand there already count as part of the text, so that taking one
 * away from such a cell gives back the text.
 */
export function guardCell(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}
