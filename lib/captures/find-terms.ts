import { countStatement, frequencyStatement, MOST_COUNTED } from '@/lib/captures/find-statements';
import { type FindTerm, UNCOUNTED, weightOf } from '@/lib/captures/find-rules';
import { searchConfiguration } from '@/lib/captures/search-config';
import type { Prisma } from '@/lib/db/generated/client';
import { foldText } from '@/lib/text/fold';

type Tx = Prisma.TransactionClient;

/** Terms that are counted in the index, those that would tell most. */
const MOST_COUNTED_TERMS = 10;
/** The least share of passages that the statistics speak of; who is not in them stands in fewer. */
const RARE = 0.01;

/**
 * The terms with how often each stands in the passages, and their stems as PostgreSQL's configuration of the language cuts them; those that
 * it takes for small words are left out. With how many passages there are about.
 */
export async function countTerms(
  tx: Tx,
  workspaceId: string,
  terms: readonly FindTerm[],
  language: string,
): Promise<{ terms: FindTerm[]; passages: number }> {
  const stemmed = await withStems(tx, terms, language);
  const lexemes = stemmed.flatMap(({ keys, stems }) => [...keys, ...stems]);
  const [known] = await tx.$queryRaw<{ passages: number; shares: Record<string, number> }[]>(
    frequencyStatement(lexemes),
  );
  const passages = Math.max(known?.passages ?? 0, 1_000);
  const guessed = stemmed.map((term) => ({ ...term, share: frequentShare(term, known?.shares ?? {}) }));
  const rare = guessed
    .filter(({ share }) => share <= RARE)
    .toSorted((a, b) => weightOf(b) - weightOf(a))
    .slice(0, MOST_COUNTED_TERMS);
  if (rare.length === 0) return { terms: guessed, passages };
  const counts = await tx.$queryRaw<{ passages: number }[]>(countStatement(workspaceId, rare));
  const shares = new Map(
    rare.map((term, at) => {
      const count = counts[at]?.passages ?? 0;
      return [term, count < MOST_COUNTED ? count / passages : Math.max(term.share, count / passages)];
    }),
  );
  return { terms: guessed.map((term) => ({ ...term, share: shares.get(term) ?? term.share })), passages };
}

function frequentShare({ keys, stems }: FindTerm, shares: Readonly<Record<string, number>>): number {
  const found = [...new Set([...keys, ...stems])].map((lexeme) => shares[lexeme] ?? 0);
  return Math.max(UNCOUNTED, Math.min(1, Math.max(...found)));
}

async function withStems(tx: Tx, terms: readonly FindTerm[], language: string): Promise<FindTerm[]> {
  const wanted = searchConfiguration(language);
  if (wanted === 'simple' || terms.length === 0) return [...terms];
  const rows = await tx.$queryRaw<{ stems: string[] }[]>`
    SELECT tsvector_to_array(to_tsvector(c.oid::regconfig, w.word)) AS stems
    FROM unnest(${terms.map(({ shown }) => shown)}::text[]) WITH ORDINALITY w(word, at), pg_ts_config c
    WHERE c.cfgname = ${wanted} AND pg_ts_config_is_visible(c.oid)
    ORDER BY w.at`;
  if (rows.length === 0) return [...terms];
  return terms.flatMap((term, at) => {
    if (term.kind === 'figure' || !/^[\p{L}\p{M}\p{N}]+$/u.test(term.shown)) return [term];
    const stems = (rows[at]?.stems ?? []).map(foldText).filter((stem) => stem !== '');
    if (stems.length === 0 && term.kind === 'word') return [];
    return [{ ...term, stems: [...new Set([...(rows[at]?.stems ?? []), ...stems])] }];
  });
}
