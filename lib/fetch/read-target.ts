import { MAX_ADDRESS, refusal, type FetchRefusal, type FetchRefusalReason } from '@/lib/fetch/refusal';

/** Ports that the public web is served from; '' is the scheme's own. */
export const WEB_PORTS: readonly string[] = ['', '80', '443'];

/**
 * What may be asked for, judged before any name is resolved. `from` is the page that led here: a relative address counts
 * from it, and from https nothing leads to http. The host comes back as browsers read it (numbers of any spelling as an IP
 * address, other scripts as punycode), without closing dots; the fragment is gone.
 */
export function readTarget(
  address: string,
  from: URL | null,
  ports: readonly string[],
): { ok: true; url: URL } | FetchRefusal {
  const redirected = from !== null;
  const written = address.trim();
  // First of all, so that nothing below is ever given more.
  if (written.length > MAX_ADDRESS) return refusal('too_long', { redirected });
  if (!URL.canParse(written, from?.href)) return refusal('not_an_address', { redirected });
  const url = new URL(written, from?.href);
  // A name's closing dot says that it is complete. No certificate holds it, and some servers do not know it.
  url.hostname = url.hostname.replace(/\.+$/, '');
  url.hash = '';
  const reason = wrongWith(url, from, ports);
  return reason === null ? { ok: true, url } : refusal(reason, { redirected });
}

/** The host of an address as sockets and resolvers want it: IPv6 without its brackets. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '');
}

function wrongWith(url: URL, from: URL | null, ports: readonly string[]): FetchRefusalReason | null {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'wrong_scheme';
  if (url.username !== '' || url.password !== '') return 'credentials';
  if (from?.protocol === 'https:' && url.protocol === 'http:') return 'downgrade';
  // These names mean this machine, whatever a resolver makes of them.
  if (/(^|\.)localhost$/.test(url.hostname)) return 'not_outside';
  return ports.includes(url.port) ? null : 'wrong_port';
}
