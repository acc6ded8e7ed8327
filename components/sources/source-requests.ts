import { type Answer, ask } from '@/components/ui/ask';
import type { SourcePage } from '@/lib/sources/list-model';
import type { OriginInput, OriginView } from '@/lib/sources/origin-model';
import type { SourcePreview } from '@/lib/sources/preview-model';

/** Reads what is behind an address, a DOI or an ISBN; nothing is kept. */
export async function askPreview(
  workspaceId: string,
  text: string,
  signal: AbortSignal,
): Promise<Answer<SourcePreview>> {
  return await ask('/api/sources/preview', { json: { text }, workspaceId, signal });
}

/** The first sources that hold what was typed. */
export async function findSources(workspaceId: string, search: string): Promise<Answer<SourcePage>> {
  return await ask(`/api/sources?${new URLSearchParams({ search, limit: '8' })}`, { workspaceId });
}

/** The first origins that hold what was typed. */
export async function findOrigins(
  workspaceId: string,
  search: string,
): Promise<Answer<{ items: OriginView[] }>> {
  return await ask(`/api/origins?${new URLSearchParams({ search, limit: '8' })}`, { workspaceId });
}

/** Adds an origin. */
export async function addOrigin(workspaceId: string, origin: OriginInput): Promise<Answer<OriginView>> {
  return await ask('/api/origins', { json: origin, workspaceId });
}
