import { encodeLatex } from '@/lib/export/bibliography/latex';
import { parseName } from '@/lib/sources/name-rules';

/** Names as BibTeX has them, parted by "and": family, suffix, given; institutions, and what would be read otherwise, in braces. */
export function bibNames(names: readonly string[]): string {
  return names.map(bibName).join(' and ');
}

function bibName(text: string): string {
  const name = parseName(text);
  if ('literal' in name) return `{${encodeLatex(name.literal)}}`;
  const parts = name.suffix === '' ? [name.family, name.given] : [name.family, name.suffix, name.given];
  return parts.map(guarded).join(', ').trim();
}

// A comma or the word "and" would part it, and a comma or nothing at its end would be lost.
function guarded(part: string): string {
  const encoded = encodeLatex(part);
  return /,|(^|\s)and(\s|$)/i.test(part) ? `{${encoded}}` : encoded;
}
