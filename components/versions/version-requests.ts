import { z } from 'zod';
import { type ImportAnswer, type ImportSource, sendSource } from '@/components/articles/import-requests';
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

/** What became of a request: its answer, or a sentence for the person. `reason` names a conflict. */
export type VersionAnswer<T> =
  { ok: true; value: T } | { ok: false; message: string; code: string; reason: string };

const problemSchema = z.object({ detail: z.string(), code: z.string(), reason: z.string().optional() });
const UNREACHABLE = 'Galley could not be reached. Nothing is lost; try again in a moment.';

/** What a text would be as the next version. Keeps nothing. */
export async function askPreview(
  place: ArticlePlace,
  source: ImportSource,
): Promise<ImportAnswer<NewVersionPreview>> {
  const path = `/api/articles/${place.articleId}/versions/preview`;
  return await sendSource(path, source, undefined, newVersionPreviewSchema, headersOf(place));
}

/** Makes a text the next version; the same id twice makes one. */
export async function sendVersion(
  place: ArticlePlace,
  input: NewVersionInput,
): Promise<VersionAnswer<WrittenVersion>> {
  return await ask(place, '/versions', writtenVersionSchema, input);
}

/** Makes the text what it was at a version. */
export async function sendRestore(
  place: ArticlePlace,
  version: number,
  input: { id: string; baseVersion: number },
): Promise<VersionAnswer<WrittenVersion>> {
  return await ask(place, `/versions/${version}/restore`, writtenVersionSchema, input);
}

/** Gives a version a name. */
export async function sendName(
  place: ArticlePlace,
  input: { id: string; version: number; name: string },
): Promise<VersionAnswer<{ id: string }>> {
  return await ask(place, '/revisions', z.object({ id: z.string() }), input);
}

/** A page of the history. */
export async function askHistory(
  place: ArticlePlace,
  cursor: number | null,
): Promise<VersionAnswer<HistoryPage>> {
  return await ask(place, `/history${cursor === null ? '' : `?cursor=${cursor}`}`, historyPageSchema);
}

/** Two versions side by side. */
export async function askComparison(
  place: ArticlePlace,
  { from, to }: { from: number; to: number },
): Promise<VersionAnswer<VersionComparison>> {
  return await ask(place, `/versions/compare?from=${from}&to=${to}`, versionComparisonSchema);
}

/** Who wrote the words of a range. */
export async function askWords(
  place: ArticlePlace,
  { version, start, end }: { version: number; start: number; end: number },
): Promise<VersionAnswer<WordsHistory>> {
  return await ask(place, `/history/words?version=${version}&start=${start}&end=${end}`, wordsHistorySchema);
}

function headersOf({ workspaceId }: ArticlePlace): Record<string, string> {
  return { 'x-galley-workspace': workspaceId };
}

async function ask<T>(
  place: ArticlePlace,
  path: string,
  schema: z.ZodType<T>,
  body?: unknown,
): Promise<VersionAnswer<T>> {
  const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const type = body === undefined ? {} : { 'content-type': 'application/json' };
  const response = await fetch(`/api/articles/${place.articleId}${path}`, {
    ...init,
    headers: { ...type, ...headersOf(place) },
  }).catch(() => null);
  const json: unknown = await response?.json().catch(() => null);
  if (!response) return { ok: false, message: UNREACHABLE, code: 'unreachable', reason: '' };
  const value = response.ok ? schema.safeParse(json) : null;
  if (value?.success) return { ok: true, value: value.data };
  const {
    detail = UNREACHABLE,
    code = 'unreachable',
    reason = '',
  } = problemSchema.safeParse(json).data ?? {};
  return { ok: false, message: detail, code, reason };
}
