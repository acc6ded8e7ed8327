import { z } from 'zod';
import type { SourcePage } from '@/lib/sources/model';
import type { OriginInput, OriginView } from '@/lib/sources/origin-model';
import type { SourcePreview } from '@/lib/sources/preview-model';

/** What came of asking: a value, or a sentence that says what to do. */
export type Answer<T> = { ok: true; value: T } | { ok: false; message: string };

const problemSchema = z.looseObject({ detail: z.string() });
const UNREACHABLE = 'Galley could not be reached. Nothing is lost; try again in a moment.';

/** Reads what is behind an address, a DOI or an ISBN; nothing is kept. */
export async function askPreview(
  workspaceId: string,
  text: string,
  signal: AbortSignal,
): Promise<Answer<SourcePreview>> {
  return await ask(workspaceId, '/api/sources/preview', { method: 'POST', json: { text }, signal });
}

/** The first sources that hold what was typed. */
export async function findSources(workspaceId: string, search: string): Promise<Answer<SourcePage>> {
  return await ask(workspaceId, `/api/sources?${new URLSearchParams({ search, limit: '8' })}`, {});
}

/** The first origins that hold what was typed. */
export async function findOrigins(
  workspaceId: string,
  search: string,
): Promise<Answer<{ items: OriginView[] }>> {
  return await ask(workspaceId, `/api/origins?${new URLSearchParams({ search, limit: '8' })}`, {});
}

/** Adds an origin. */
export async function addOrigin(workspaceId: string, origin: OriginInput): Promise<Answer<OriginView>> {
  return await ask(workspaceId, '/api/origins', { method: 'POST', json: origin });
}

async function ask<T>(
  workspaceId: string,
  path: string,
  { method = 'GET', json, signal }: { method?: string; json?: unknown; signal?: AbortSignal },
): Promise<Answer<T>> {
  try {
    const response = await fetch(path, {
      method,
      headers: {
        // Another workspace may have become this browser's current one since.
        'x-galley-workspace': workspaceId,
        ...(json !== undefined && { 'content-type': 'application/json' }),
      },
      ...(json !== undefined && { body: JSON.stringify(json) }),
      ...(signal && { signal }),
    });
    const body: unknown = await response.json();
    // What our own server answers has the shape that the types of its room say.
    if (response.ok) return { ok: true, value: body as T };
    return { ok: false, message: problemSchema.safeParse(body).data?.detail ?? UNREACHABLE };
  } catch {
    return { ok: false, message: UNREACHABLE };
  }
}
