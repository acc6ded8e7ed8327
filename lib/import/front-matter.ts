import { articleFieldsSchema, type ArticleFieldName } from '@/lib/articles/model';
import { agencyNamed } from '@/lib/import/agencies';
import { oneLine } from '@/lib/import/clean-text';
import { parseDate } from '@/lib/import/dates';
import type { Found } from '@/lib/import/draft';
import { languageTag } from '@/lib/import/language';

const NAMES: Record<ArticleFieldName, string> = {
  title: 'title headline',
  byline: 'author authors byline by',
  publishedAt: 'date published published-at publishdate pubdate',
  url: 'url link canonical canonical-url source-url',
  outlet: 'outlet publication publisher site source',
  agency: 'agency',
  language: 'lang language',
};
const FIELDS: ReadonlyMap<string, ArticleFieldName> = new Map(
  articleFieldsSchema
    .keyof()
    .options.flatMap((field) =>
      NAMES[field].split(' ').map((name): [string, ArticleFieldName] => [name, field]),
    ),
);

/**
 * Takes the block of "key: value" (YAML) or "key = value" (TOML) lines off the beginning of a Markdown text, and reads what it says
 * about the article. Lists are read on one line or as "- item" lines; whatever else it holds is left out.
 */
export function takeFrontMatter(text: string): { found: Found; body: string } {
  const match = /^\ufeff?(---|\+\+\+)[ \t]*\n([\s\S]{0,20000}?)\n\1[ \t]*(?:\n|$)/.exec(text);
  if (!match) return { found: {}, body: text };
  const [whole, , block = ''] = match;
  const found: Found = {};
  for (const [key, value] of entries(block)) {
    const field = FIELDS.get(key.toLowerCase().replaceAll('_', '-'));
    const read = field === undefined ? '' : readField(field, value);
    if (field !== undefined && read !== '') found[field] ??= { value: read, from: `front matter: ${key}` };
  }
  return { found, body: text.slice(whole.length) };
}

function entries(block: string): [key: string, value: string][] {
  const found: [string, string][] = [];
  for (const line of block.split('\n')) {
    const [, key, value = ''] = /^([\w-]{1,40})\s*[:=]\s*(.*)$/.exec(line) ?? [];
    const item = /^\s*-\s+(.+)$/.exec(line)?.[1];
    const last = found.at(-1);
    if (key !== undefined) found.push([key, plain(value)]);
    else if (item !== undefined && last) last[1] = [last[1], plain(item)].filter(Boolean).join(', ');
  }
  return found;
}

// 'a', "a", [a, "b"], and a comment after the value.
function plain(value: string): string {
  const trimmed = value.trim();
  const list = /^\[(.*)\]$/.exec(trimmed)?.[1];
  if (list !== undefined) return list.split(',').map(plain).filter(Boolean).join(', ');
  const quoted = /^(["'])(.*)\1\s*(?:#.*)?$/.exec(trimmed);
  return quoted ? (quoted[2] ?? '') : trimmed.replace(/\s+#.*$/, '');
}

function readField(field: ArticleFieldName, value: string): string {
  switch (field) {
    case 'publishedAt':
      return parseDate(value) ?? '';
    case 'language':
      return languageTag(value);
    case 'agency':
      return agencyNamed(value) ?? oneLine(value, 300);
    case 'outlet':
      return oneLine(value, 300);
    case 'url':
      return value;
    case 'title':
    case 'byline':
      return oneLine(value, 500);
  }
}
