import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TextRange } from '@/lib/text/text-range';

/** What became of a span; the folder's own README defines the labels. */
export type Truth =
  | ({ label: 'exact' | 'near' | 'changed' | 'moved' } & TextRange)
  | { label: 'deleted' }
  | { label: 'replaced'; place: [number, number] };

export type Span = TextRange & { exact: string; prefix: string; suffix: string; truth: Truth };

/** Two versions of a document with the spans that were marked on the first. */
export type Pair = { id: string; before: string; after: string; spans: Span[] };

/** The real version pairs beside the project; null where they are not. */
export function readPairs(root: string): Pair[] | null {
  const folder = join(root, '../shared/data/reanchor');
  if (!existsSync(folder)) return null;
  const pairs = readLines<Omit<Pair, 'spans'>>(join(folder, 'pairs.jsonl'));
  const spans = readLines<Span & { pair: string }>(join(folder, 'spans.jsonl'));
  const byPair = new Map(pairs.map(({ id }) => [id, [] as Span[]]));
  for (const span of spans) byPair.get(span.pair)?.push(span);
  return pairs.map(({ id, before, after }) => ({ id, before, after, spans: byPair.get(id) ?? [] }));
}

function readLines<T>(file: string): T[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);
}
