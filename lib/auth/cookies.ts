/** The value of a cookie in a `cookie` header, decoded; undefined when it is not there or not well formed. */
export function readCookie(header: string | null, name: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at === -1 || part.slice(0, at).trim() !== name) continue;
    try {
      return decodeURIComponent(part.slice(at + 1).trim());
    } catch {
      // A percent sign that begins no escape: somebody wrote this by hand.
      return undefined;
    }
  }
  return undefined;
}

/** All well-formed cookies of a `cookie` header by name; of a repeated name the first. */
export function readCookies(header: string | null): Record<string, string> {
  const found: Record<string, string> = {};
  for (const part of (header ?? '').split(';')) {
    const name = part.slice(0, Math.max(0, part.indexOf('='))).trim();
    const value = name === '' || name in found ? undefined : readCookie(header, name);
    if (value !== undefined) found[name] = value;
  }
  return found;
}
