import { isBalanced } from '@/lib/sources/name-rules';

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '&': '\\&',
  '%': '\\%',
  $: '\\$',
  '#': '\\#',
  _: '\\_',
};

/**
 * Text for a field of a bibliography file, for LaTeX to print as it is. Its braces always balance, because BibTeX counts those that
 * are escaped, too. Pairs that LaTeX would make one sign of are kept apart; lines end in \newline. Undone by lib/import/bibliography's `decodeLatex`.
 */
export function encodeLatex(text: string): string {
  return text
    .replaceAll(/[\\{}~^&%$#_]/g, (character) => ESCAPES[character] ?? character)
    .replaceAll(/([-'`<>,])(?=\1)/g, '$1{}')
    .replaceAll(/([?!])(?=`)/g, '$1{}')
    .replaceAll('\n', '\\newline\n    ');
}

/** Text for url and doi, which stands there as it is; only braces that do not balance are percent-encoded, and `isExact` says so. */
export function verbatim(text: string): { text: string; isExact: boolean } {
  if (isBalanced(text)) return { text, isExact: true };
  return { text: text.replaceAll('{', '%7B').replaceAll('}', '%7D'), isExact: false };
}
