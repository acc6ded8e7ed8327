import { z } from 'zod';
import { type Answer, answerOf, ask, UNREACHABLE } from '@/components/ui/ask';
import { type CopyComparison, copyComparisonSchema } from '@/lib/captures/comparison-model';
import {
  type CaptureDoc,
  type CapturePage,
  capturePlaceSchema,
  type CaptureText,
  captureViewSchema,
  type CaptureView,
  type Integrity,
  type IntegrityPage,
  integrityPageSchema,
  integritySchema,
  MAX_COPY_BYTES,
} from '@/lib/captures/model';

/** A source of a workspace: whichever the person has chosen since in another tab, this one is asked for. */
export interface SourcePlace {
  sourceId: string;
  workspaceId: string;
}

/** How far sending a file has come, 0 to 1; at 1 it is being read. */
export type OnProgress = (share: number) => void;

const pageSchema = z.object({ items: z.array(captureViewSchema), nextCursor: z.number().nullable() });
// The commands let no other document in.
const textSchema = captureViewSchema.extend({
  doc: z.custom<CaptureDoc>(),
  places: z.array(capturePlaceSchema),
});
const TOO_LARGE = `Up to ${MAX_COPY_BYTES / 1_000_000} MB are kept: save a smaller part of it, or paste the words you need.`;

/** Keeps a file as a copy; the same id twice keeps one. Ends early when `signal` does. */
export async function sendFile(
  { sourceId, workspaceId }: SourcePlace,
  { id, file }: { id: string; file: File },
  onProgress: OnProgress,
  signal: AbortSignal,
): Promise<Answer<CaptureView>> {
  if (file.size > MAX_COPY_BYTES) return { ok: false, message: TOO_LARGE };
  const form = new FormData();
  form.set('id', id);
  form.set('file', file);
  // fetch tells nothing of how far it has come.
  const request = new XMLHttpRequest();
  return await new Promise((resolve) => {
    const question = { schema: captureViewSchema, tooLarge: TOO_LARGE };
    const end = () => resolve(answerOf(request.status, request.responseText, question));
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onProgress(total > 0 ? loaded / total : 0),
    );
    request.upload.addEventListener('load', () => onProgress(1));
    request.addEventListener('load', end);
    request.addEventListener('error', () => resolve({ ok: false, message: UNREACHABLE }));
    request.addEventListener('abort', () =>
      resolve({ ok: false, message: 'Sending was stopped. Nothing was kept.' }),
    );
    signal.addEventListener('abort', () => request.abort());
    request.open('POST', `/api/sources/${sourceId}/captures`);
    request.setRequestHeader('x-galley-workspace', workspaceId);
    request.send(form);
  });
}

/** Keeps pasted text, or what an address answers, as a copy. */
export async function sendCopy(
  { sourceId, workspaceId }: SourcePlace,
  json:
    { id: string; way: 'paste'; text: string; html?: string } | { id: string; way: 'fetch'; address: string },
  signal: AbortSignal,
): Promise<Answer<CaptureView>> {
  return await ask(`/api/sources/${sourceId}/captures`, {
    json,
    workspaceId,
    schema: captureViewSchema,
    signal,
    tooLarge: TOO_LARGE,
  });
}

/** A page of a source's copies, from the newest, or from the one before `cursor`. */
export async function askCopies(
  { sourceId, workspaceId }: SourcePlace,
  cursor: number | null,
): Promise<Answer<CapturePage>> {
  const path = `/api/sources/${sourceId}/captures${queryOf(cursor)}`;
  return await ask(path, { workspaceId, schema: pageSchema });
}

/** A copy with what stands in it. */
export async function askCopyText(workspaceId: string, captureId: string): Promise<Answer<CaptureText>> {
  return await ask(`/api/captures/${captureId}`, { workspaceId, schema: textSchema });
}

/** Whether a copy's bytes are those that were kept. */
export async function askIntegrity(workspaceId: string, captureId: string): Promise<Answer<Integrity>> {
  return await ask(`/api/captures/${captureId}/integrity`, { workspaceId, schema: integritySchema });
}

/** The same for copies of a source, some at a time. */
export async function askAllIntegrity(
  { sourceId, workspaceId }: SourcePlace,
  cursor: number | null,
): Promise<Answer<IntegrityPage>> {
  const path = `/api/sources/${sourceId}/captures/integrity${queryOf(cursor)}`;
  return await ask(path, { workspaceId, schema: integrityPageSchema });
}

/** Two copies side by side. */
export async function askCopyComparison(
  { sourceId, workspaceId }: SourcePlace,
  { from, to }: { from: string; to: string },
): Promise<Answer<CopyComparison>> {
  const path = `/api/sources/${sourceId}/captures/compare?from=${from}&to=${to}`;
  return await ask(path, { workspaceId, schema: copyComparisonSchema });
}

function queryOf(cursor: number | null): string {
  return cursor === null ? '' : `?cursor=${cursor}`;
}
