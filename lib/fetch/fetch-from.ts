import type { IncomingMessage } from 'node:http';

import { checkedAddresses } from '@/lib/fetch/checked-addresses';
import type { FetchResult } from '@/lib/fetch/fetch-result';
import { headerText, keptHeaders } from '@/lib/fetch/kept-headers';
import { judgeBody, readContentType } from '@/lib/fetch/media-type';
import { readBody } from '@/lib/fetch/read-body';
import { readTarget } from '@/lib/fetch/read-target';
import { reasonOf } from '@/lib/fetch/reason-of';
import { MAX_REDIRECTS, refusal } from '@/lib/fetch/refusal';
import { requestPage } from '@/lib/fetch/request-page';
import { withinTime } from '@/lib/fetch/within-time';
import type { World } from '@/lib/fetch/world';

/**
 * `fetchAddress` in a given world. Each address on the way is judged, resolved, checked and connected to anew; time is
 * counted over all of them. Whatever the answer, no socket is left open.
 */
export async function fetchFrom(
  world: World,
  address: string,
  caller: AbortSignal | null,
): Promise<FetchResult> {
  try {
    const result = await withinTime(world.maxTime, caller, (signal) => follow(world, address, signal));
    return typeof result === 'string' ? refusal(result) : result;
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === null) throw error;
    return refusal(reason);
  }
}

async function follow(world: World, address: string, signal: AbortSignal): Promise<FetchResult> {
  const redirects: string[] = [];
  let target = readTarget(address, null, world.ports);
  while (target.ok) {
    const { url } = target;
    const checked = await checkedAddresses(world, url, redirects.length > 0);
    if (!checked.ok) return checked;
    signal.throwIfAborted();
    const response = await requestPage(url, checked.addresses, world.authorities, signal);
    try {
      const next = leadsTo(response);
      if (next === null) return await readPage(response, url, redirects, world.maxBody);
      if (redirects.length === MAX_REDIRECTS) return refusal('too_many_redirects');
      redirects.push(url.href);
      target = readTarget(next, url, world.ports);
    } finally {
      response.destroy();
    }
  }
  return target;
}

function leadsTo(response: IncomingMessage): string | null {
  const location = headerText(response.headers.location);
  return [301, 302, 303, 307, 308].includes(response.statusCode ?? 0) && location !== '' ? location : null;
}

async function readPage(
  response: IncomingMessage,
  url: URL,
  redirects: string[],
  maxBody: number,
): Promise<FetchResult> {
  const fetchedAt = new Date();
  const status = response.statusCode ?? 0;
  // A part of a page, which nobody asked for, is not the page.
  if (status < 200 || status > 299 || status === 206) return refusal('wrong_status', { status });
  const declared = readContentType(headerText(response.headers['content-type']));
  if (!declared.ok) return declared;
  const body = await readBody(response, maxBody);
  if (!body.ok) return body;
  const judged = judgeBody(declared, body.bytes);
  if (!judged.ok) return judged;
  return {
    ok: true,
    finalAddress: url.href,
    redirects,
    status,
    mediaType: judged.mediaType,
    charset: declared.charset,
    headers: keptHeaders(response.headers),
    bytes: body.bytes,
    fetchedAt,
  };
}
