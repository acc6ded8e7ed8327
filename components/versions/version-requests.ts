import { z } from 'zod';
import { type ImportSource, sendSource } from '@/components/articles/import-requests';
import { type Answer, ask } from '@/components/ui/ask';
import {
  type HistoryPage,
  historyPageSchema,
  type VersionComparison,
  versionComparisonSchema,
  type WordsHistory,
  wordsHistorySchema,
} from '@/lib/versions/history-rules';
import {
  type NewVersionInput,
  type NewVersionPreview,
  newVersionPreviewSchema,
  type WrittenVersion,
  writtenVersionSchema,
} from '@/lib/versions/new-version-rules';

/** An article of a workspace: whichever the person has chosen since in another tab, these are asked for. */
export interface ArticlePlace {
  articleId: string;
  workspaceId: string;
}

/** What a text would be as the next version. Keeps nothing. */
export async function askPreview(
  place: ArticlePlace,
  source: ImportSource,
): Promise<Answer<NewVersionPreview>> {
  const path = `/api/articles/${place.articleId}/versions/preview`;
  return await sendSource(path, source, undefined, newVersionPreviewSchema, {
    workspaceId: place.workspaceId,
  });
}

/** Makes a text the next version; the same id twice makes one. */
export async function sendVersion(
  place: ArticlePlace,
  input: NewVersionInput,
): Promise<Answer<WrittenVersion>> {
  return await askAbout(place, '/versions', writtenVersionSchema, input);
}

/** Makes the text what it was at a version. */
export async function sendRestore(
  place: ArticlePlace,
  version: number,
  input: { id: string; baseVersion: number },
): Promise<Answer<WrittenVersion>> {
  return await askAbout(place, `/versions/${version}/restore`, writtenVersionSchema, input);
}

/** Gives a version a name. */
export async function sendName(
  place: ArticlePlace,
  input: { id: string; version: number; name: string },
): Promise<Answer<{ id: string }>> {
  return await askAbout(place, '/revisions', z.object({ id: z.string() }), input);
}

/** A page of the history. */
export async function askHistory(place: ArticlePlace, cursor: number | null): Promise<Answer<HistoryPage>> {
  return await askAbout(place, `/history${cursor === null ? '' : `?cursor=${cursor}`}`, historyPageSchema);
}

/** Two versions side by side. */
export async function askComparison(
  place: ArticlePlace,
  { from, to }: { from: number; to: number },
): Promise<Answer<VersionComparison>> {
  return await askAbout(place, `/versions/compare?from=${from}&to=${to}`, versionComparisonSchema);
}

/** Who wrote the words of a range. */
export async function askWords(
  place: ArticlePlace,
  { version, start, end }: { version: number; start: number; end: number },
): Promise<Answer<WordsHistory>> {
  return await askAbout(
    place,
    `/history/words?version=${version}&start=${start}&end=${end}`,
    wordsHistorySchema,
  );
}

async function askAbout<T>(
  { articleId, workspaceId }: ArticlePlace,
  path: string,
  schema: z.ZodType<T>,
  json?: unknown,
): Promise<Answer<T>> {
  return await ask(`/api/articles/${articleId}${path}`, { json, workspaceId, schema });
}
