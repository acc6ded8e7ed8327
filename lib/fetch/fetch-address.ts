import { env } from '@/lib/env';
import { fetchFrom } from '@/lib/fetch/fetch-from';
import type { FetchResult } from '@/lib/fetch/fetch-result';
import { refusal } from '@/lib/fetch/refusal';
import { INTERNET } from '@/lib/fetch/world';
import { log } from '@/lib/log';

/**
 * Fetches a web page, PDF, plain text, Word document or image from the public internet, and from nowhere else: see
 * docs/decisions/051. Never throws for what an address or a server does; ends within 10 seconds, or when `signal` does. Not
 * for use inside a transaction.
 */
export async function fetchAddress(
  address: string,
  { signal = null }: { signal?: AbortSignal | null } = {},
): Promise<FetchResult> {
  if (env.GALLEY_FETCH === 'off') return refusal('switched_off');
  const result = await fetchFrom(INTERNET, address, signal);
  // Not the address: what a newsroom looks at is nobody's business who reads logs.
  if (result.ok) log.info({ bytes: result.bytes.length, mediaType: result.mediaType }, 'Fetched a page');
  else log.info({ reason: result.reason, status: result.status }, 'Refused to fetch a page');
  return result;
}
