import type { Actor } from '@/lib/auth/actor';
import { requireKeeper } from '@/lib/captures/commands/keep-capture';
import { AppError } from '@/lib/errors';
import { fetchAddress } from '@/lib/fetch/fetch-address';
import type { FetchedPage } from '@/lib/fetch/fetch-result';

/**
 * Fetches what an address answers, to be kept as a copy of a source; nothing is asked for those who may not keep it. Throws the
 * refusal's sentence, with its `reason` in the problem document. `fetch` is another guard's, for tests.
 */
export async function fetchCopy(
  actor: Actor,
  sourceId: string,
  address: string,
  { signal, fetch = fetchAddress }: { signal: AbortSignal; fetch?: typeof fetchAddress },
): Promise<FetchedPage> {
  await requireKeeper(actor, sourceId);
  const fetched = await fetch(address, { signal });
  if (fetched.ok) return fetched;
  throw new AppError('invalid_input', fetched.message, {
    fields: { address: fetched.message },
    details: { reason: fetched.reason },
  });
}
