import { z } from 'zod';
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

/** What became of a request: its answer, or a sentence for the person. */
export type CopyAnswer<T> = { ok: true; value: T } | { ok: false; message: string };

/** A source of a workspace: whichever the person has chosen since in another tab, this one is asked for. */
export interface SourcePlace {
  sourceId: string;
  workspaceId: string;
}

/** How far sending a file has come, 0 to 1; at 1 it is being read. */
export type OnProgress = (share: number) => void;

const problemSchema = z.object({ detail: z.string() });
const pageSchema = z.object({ items: z.array(captureViewSchema), nextCursor: z.number().nullable() });
// The commands let no other document in.
const textSchema = captureViewSchema.extend({
  doc: z.custom<CaptureDoc>(),
  places: z.array(capturePlaceSchema),
});
const UNREACHABLE = 'Galley could not be reached. Nothing is lost; try again in a moment.';
const TOO_LARGE = `Up to ${MAX_COPY_BYTES / 1_000_000} MB are kept: save a smaller part of it, or paste the words you need.`;

/** Keeps a file as a copy; the same id twice keeps one. Ends early when `signal` does. */
export async function sendFile(
  { sourceId, workspaceId }: SourcePlace,
  { id, file }: { id: string; file: File },
  onProgress: OnProgress,
  signal: AbortSignal,
): Promise<CopyAnswer<CaptureView>> {
  if (file.size > MAX_COPY_BYTES) return { ok: false, message: TOO_LARGE };
  const form = new FormData();
  form.set('id', id);
  form.set('file', file);
  // fetch tells nothing of how far it has come.
  const request = new XMLHttpRequest();
  return await new Promise((resolve) => {
    const end = () => resolve(answerOf(request.status, parseJson(request.responseText), captureViewSchema));
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
  place: SourcePlace,
  body:
    { id: string; way: 'paste'; text: string; html?: string } | { id: string; way: 'fetch'; address: string },
  signal: AbortSignal,
): Promise<CopyAnswer<CaptureView>> {
  return await ask(place.workspaceId, `/api/sources/${place.sourceId}/captures`, captureViewSchema, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
    signal,
  });
}

/** A page of a source's copies, from the newest, or from the one before `cursor`. */
export async function askCopies(place: SourcePlace, cursor: number | null): Promise<CopyAnswer<CapturePage>> {
  const query = cursor === null ? '' : `?cursor=${cursor}`;
  return await ask(place.workspaceId, `/api/sources/${place.sourceId}/captures${query}`, pageSchema);
}

/** A copy with what stands in it. */
export async function askCopyText(workspaceId: string, captureId: string): Promise<CopyAnswer<CaptureText>> {
  return await ask(workspaceId, `/api/captures/${captureId}`, textSchema);
}

/** Whether a copy's bytes are those that were kept. */
export async function askIntegrity(workspaceId: string, captureId: string): Promise<CopyAnswer<Integrity>> {
  return await ask(workspaceId, `/api/captures/${captureId}/integrity`, integritySchema);
}

/** The same for copies of a source, some at a time. */
export async function askAllIntegrity(
  place: SourcePlace,
  cursor: number | null,
): Promise<CopyAnswer<IntegrityPage>> {
  const query = cursor === null ? '' : `?cursor=${cursor}`;
  return await ask(
    place.workspaceId,
    `/api/sources/${place.sourceId}/captures/integrity${query}`,
    integrityPageSchema,
  );
}

/** Two copies side by side. */
export async function askCopyComparison(
  place: SourcePlace,
  { from, to }: { from: string; to: string },
): Promise<CopyAnswer<CopyComparison>> {
  return await ask(
    place.workspaceId,
    `/api/sources/${place.sourceId}/captures/compare?from=${from}&to=${to}`,
    copyComparisonSchema,
  );
}

async function ask<T>(
  workspaceId: string,
  path: string,
  schema: z.ZodType<T>,
  init: Omit<RequestInit, 'headers'> & { headers?: Record<string, string> } = {},
): Promise<CopyAnswer<T>> {
  const headers = { ...init.headers, 'x-galley-workspace': workspaceId };
  const response = await fetch(path, { ...init, headers }).catch(() => null);
  if (!response) return { ok: false, message: UNREACHABLE };
  const json: unknown = await response.json().catch(() => null);
  return answerOf(response.status, json, schema);
}

function answerOf<T>(status: number, json: unknown, schema: z.ZodType<T>): CopyAnswer<T> {
  const value = status >= 200 && status < 300 ? schema.safeParse(json) : null;
  if (value?.success) return { ok: true, value: value.data };
  // A proxy in between may refuse a large request in its own words.
  const detail = problemSchema.safeParse(json).data?.detail ?? (status === 413 ? TOO_LARGE : UNREACHABLE);
  return { ok: false, message: detail };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // Not ours: an answer of something in between.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
