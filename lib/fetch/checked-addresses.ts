import { isIP } from 'node:net';

import { hostOf } from '@/lib/fetch/read-target';
import { refusal, type FetchRefusal } from '@/lib/fetch/refusal';
import type { World } from '@/lib/fetch/world';

/**
 * The IP addresses of a URL's host, if all of them are outside. One that is not refuses the whole, because whoever mixes them
 * means no good. These are the addresses to connect to: asked again, the name may answer otherwise.
 */
export async function checkedAddresses(
  world: World,
  url: URL,
  redirected: boolean,
): Promise<{ ok: true; addresses: string[] } | FetchRefusal> {
  const host = hostOf(url);
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
  const addresses = isIP(host) === 0 ? await world.resolve(host) : [host];
  if (addresses.length === 0) return refusal('unknown_host');
  if (!addresses.every((address) => world.isOutside(address, port)))
    return refusal('not_outside', { redirected });
  return { ok: true, addresses };
}
