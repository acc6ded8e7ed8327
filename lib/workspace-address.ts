const HEADER = 'x-galley-workspace';
const PARAM = 'workspace';

/** The workspace that a request is meant for, as its sender names it; null for whichever is the browser's current one. */
export function namedWorkspace(request: Request): string | null {
  return request.headers.get(HEADER) ?? new URL(request.url).searchParams.get(PARAM);
}

/**
 * Names the workspace in an address of /api, for what can send no header: a picture, a download, what a browser fetches ahead. Another
 * workspace may have become its current one since the page was opened.
 */
export function inWorkspace(path: string, workspaceId: string): string {
  return `${path}${path.includes('?') ? '&' : '?'}${PARAM}=${workspaceId}`;
}

/** What the query of an address asks for beside its workspace. */
export function queryOf(request: Request): Record<string, string> {
  const { [PARAM]: _, ...query } = Object.fromEntries(new URL(request.url).searchParams);
  return query;
}
