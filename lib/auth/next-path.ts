const HOME = '/articles';

/**
 * Where to go after signing in: the given path when it is one of ours, else the list of articles. Whatever a browser would
 * read as another host (`//host`, `/\host`, a scheme, control characters) is refused.
 */
export function safePath(value: unknown): string {
  if (typeof value !== 'string' || value.length > 2_000 || !/^\/(?![/\\])[\x21-\x7e]*$/.test(value))
    return HOME;
  const parsed = new URL(value, 'http://galley.invalid');
  const path = parsed.pathname + parsed.search + parsed.hash;
  // Dots can fold `/./` + `/host` into two slashes.
  return parsed.host === 'galley.invalid' && !path.startsWith('//') ? path : HOME;
}

/** The sign-in page's address that leads back to a path of ours afterwards. */
export function signInPath(next: string): string {
  const path = safePath(next);
  return path === HOME ? '/sign-in' : `/sign-in?next=${encodeURIComponent(path)}`;
}
