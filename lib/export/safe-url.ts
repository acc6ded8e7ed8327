// RFC 3986: unreserved, reserved and percent.
const UNSAFE = /[^\w.~:/?#[\]@!$&'()*+,;=%-]/gu;

/** An absolute web address in plain ASCII, safe in JSON-LD, Markdown and HTML; null for what is none, and for other schemes. */
export function safeUrl(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  return encodeUnsafe(url.href);
}

/** Percent-encodes what may not stand in an address as it is, and nothing that is encoded already. */
export function encodeUnsafe(address: string): string {
  return address.replace(UNSAFE, (character) => encodeURIComponent(character));
}
