import type { Actor } from '@/lib/auth/actor';
import { AppError } from '@/lib/errors';
import { fetchAddress } from '@/lib/fetch/fetch-address';
import type { FetchResult } from '@/lib/fetch/fetch-result';
import { canEditSources } from '@/lib/sources/policy';

/** What is at the address of a source that is being added; for those who may add one. Never throws for what the other side does. */
export async function fetchSource(
  actor: Actor,
  address: string,
  signal: AbortSignal | null,
): Promise<FetchResult> {
  if (!canEditSources(actor)) {
    throw new AppError('forbidden', 'Viewers cannot add sources. Ask an editor for another role.');
  }
  return await fetchAddress(address, { signal });
}
