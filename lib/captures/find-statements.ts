import { type FindTerm, weightOf } from '@/lib/captures/find-rules';
import { searchQuery, termQuery } from '@/lib/captures/find-query-rules';
import { Prisma } from '@/lib/db/generated/client';
import { visible } from '@/lib/sources/list-statement';

/** Passages that are looked at in the database, and of these those that are judged. */
const MOST_FOUND = 4_000;
const MOST_JUDGED = 100;
/** So many passages with a term are counted; more are as good as that many. */
export const MOST_COUNTED = 200;
/** Terms by which they are put in order there. */
const MOST_WEIGHED = 16;

/** For whom passages are looked for, and in which copies. */
export interface Search {
  workspaceId: string;
  userId: string;
  /** Of one source only. */
  sourceId: string | null;
}

/** A passage that may be it. */
export interface Candidate {
  captureId: string;
  sourceId: string;
  copyNumber: number;
  start: number;
  end: number;
  /** Folded. */
  words: string;
}

/** How many passages there are about, and in which share of them the lexemes stand that are most frequent; as of the last ANALYZE. */
export function frequencyStatement(lexemes: readonly string[]): Prisma.Sql {
  return Prisma.sql`
    SELECT greatest(t.reltuples, 0)::float8 AS passages,
      coalesce((SELECT jsonb_object_agg(l.lexeme, l.share)
        FROM pg_stats s, ROWS FROM (unnest(s.most_common_elems::text::text[]), unnest(s.most_common_elem_freqs)) l(lexeme, share)
        WHERE s.schemaname = n.nspname AND s.tablename = t.relname AND s.attname = 'lexemes'
          AND l.lexeme = ANY (${[...lexemes]}::text[])), '{}'::jsonb) AS shares
    FROM pg_class t JOIN pg_namespace n ON n.oid = t.relnamespace
    WHERE t.oid = 'capture_passages'::regclass`;
}

/** In how many passages of the workspace each of the terms stands, up to two hundred, in their order. */
export function countStatement(workspaceId: string, terms: readonly FindTerm[]): Prisma.Sql {
  const counts = terms.map(
    (term, at) => Prisma.sql`
      SELECT ${at}::int AS at, count(*)::int AS passages FROM (
        SELECT FROM capture_passages p
        WHERE p.workspace_id = ${workspaceId}::uuid AND p.lexemes @@ ${termQuery(term)}::tsquery
        LIMIT ${MOST_COUNTED}) counted`,
  );
  return Prisma.sql`${Prisma.join(counts, ' UNION ALL ')} ORDER BY at`;
}

/**
 * The passages in which the terms of one of the combinations meet, those with the most weight of terms first, the newest copies before
 * older ones.
 */
export function passageStatement(
  search: Search,
  terms: readonly FindTerm[],
  combinations: readonly (readonly number[])[],
): Prisma.Sql {
  const weights = terms
    .filter(({ share }) => share > 0)
    .toSorted((a, b) => weightOf(b) - weightOf(a))
    .slice(0, MOST_WEIGHED)
    .map(
      (term) =>
        Prisma.sql`CASE WHEN f.lexemes @@ ${termQuery(term)}::tsquery THEN ${weightOf(term)}::float8 ELSE 0 END`,
    );
  return ranked(
    search,
    Prisma.sql`p.lexemes @@ ${searchQuery(terms, combinations)}::tsquery`,
    Prisma.join(weights, ' + '),
  );
}

/** The passages with words that are written nearly as one of these is. */
export function likenessStatement(search: Search, words: readonly string[]): Prisma.Sql {
  const alike = words.map((word) => Prisma.sql`p.search_text %>> ${word}`);
  const likeness = words.map((word) => Prisma.sql`strict_word_similarity(${word}, f.search_text)::float8`);
  return ranked(search, Prisma.sql`(${Prisma.join(alike, ' OR ')})`, Prisma.join(likeness, ' + '));
}

function ranked(search: Search, found: Prisma.Sql, weight: Prisma.Sql): Prisma.Sql {
  const { workspaceId, userId, sourceId } = search;
  return Prisma.sql`
    WITH found AS MATERIALIZED (
      -- Concatenated, the lexemes are unpacked once and not for every term.
      SELECT p.capture_id, p.start_offset, p.end_offset, p.search_text, p.lexemes || ''::tsvector AS lexemes
      FROM capture_passages p
      WHERE p.workspace_id = ${workspaceId}::uuid AND ${found}
        ${sourceId === null ? Prisma.empty : Prisma.sql`AND ${ofSource(search, sourceId)}`}
      LIMIT ${MOST_FOUND}
    )
    SELECT c.id::text AS "captureId", s.id::text AS "sourceId", c.number AS "copyNumber",
      f.start_offset AS start, f.end_offset AS "end", f.search_text AS words
    FROM found f
    JOIN captures c ON c.workspace_id = ${workspaceId}::uuid AND c.id = f.capture_id
    JOIN sources s ON s.workspace_id = c.workspace_id AND s.id = c.source_id
    WHERE s.merged_into_id IS NULL AND ${visible(userId)}
    ORDER BY ${weight} DESC, c.number DESC, c.id, f.start_offset
    LIMIT ${MOST_JUDGED}`;
}

function ofSource({ workspaceId }: Search, sourceId: string): Prisma.Sql {
  return Prisma.sql`p.capture_id IN (
    SELECT c.id FROM captures c WHERE c.workspace_id = ${workspaceId}::uuid AND c.source_id = ${sourceId}::uuid)`;
}
