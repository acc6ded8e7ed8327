import { lexemesOf, plainWords } from '@/lib/captures/find-words-rules';
import { cutPassages } from '@/lib/captures/passage-rules';
import { searchConfiguration } from '@/lib/captures/search-config';
import type { Prisma } from '@/lib/db/generated/client';
import { foldText } from '@/lib/text/fold';

/** Passages that are written with one statement. */
const AT_ONCE = 2_000;

/**
 * Writes the passages of a copy's text. Their lexemes are the keys of the words as they stand (lib/captures find-words-rules), and those
 * of the words in the copy's language where this PostgreSQL has its configuration: whoever searches asks for either.
 */
export async function writePassages(
  tx: Prisma.TransactionClient,
  { workspaceId, captureId }: { workspaceId: string; captureId: string },
  { text, language }: { text: string; language: string },
): Promise<void> {
  const passages = cutPassages(text, language);
  const wanted = searchConfiguration(language);
  const [known] = await tx.$queryRaw<{ name: string }[]>`
    SELECT cfgname AS name FROM pg_ts_config WHERE cfgname = ${wanted} AND pg_ts_config_is_visible(oid)`;
  const configuration = known?.name ?? 'simple';
  for (let from = 0; from < passages.length; from += AT_ONCE) {
    const some = passages.slice(from, from + AT_ONCE);
    const words = some.map(({ start, end }) => text.slice(start, end));
    await tx.$executeRaw`
      INSERT INTO capture_passages (workspace_id, capture_id, ordinal, start_offset, end_offset, search_text, lexemes)
      SELECT ${workspaceId}::uuid, ${captureId}::uuid, ${from}::int + p.at - 1, p.start_offset, p.end_offset, p.folded,
        array_to_tsvector(string_to_array(p.keys, ' '))
          || CASE WHEN ${configuration} = 'simple' THEN ''::tsvector ELSE strip(to_tsvector(${configuration}::regconfig, p.words)) END
      FROM unnest(
        ${some.map(({ start }) => start)}::int[], ${some.map(({ end }) => end)}::int[],
        ${words.map(foldText)}::text[], ${words.map(plainWords)}::text[],
        ${words.map((each) => lexemesOf(each, language).join(' '))}::text[]
      ) WITH ORDINALITY AS p(start_offset, end_offset, folded, words, keys, at)`;
  }
}
