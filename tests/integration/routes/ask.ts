import type { User } from '@/lib/db/generated/client';

import { signedInRequest } from '../../support/session';

/** A route handler as Next calls it. */
export type Route = (
  request: Request,
  context: { params: Promise<Record<string, string | string[]>> },
) => Promise<Response>;

interface Asked {
  method?: string;
  params?: Record<string, string>;
  /** Begins with a question mark. */
  query?: string;
  json?: unknown;
  form?: FormData;
}

/** What a route answers to a person, or to nobody: its status and, unless it is empty, its JSON. */
export async function ask(
  route: Route,
  user: User | null,
  { method = 'GET', params = {}, query = '', json, form }: Asked = {},
): Promise<{ status: number; body: unknown; type: string | null }> {
  const init = { method, ...(json !== undefined && { json }), ...(form && { body: form }) };
  const request = await signedInRequest(user, `/api/asked${query}`, init);
  const response = await route(request, { params: Promise.resolve(params) });
  const text = await response.text();
  return {
    status: response.status,
    body: text === '' ? undefined : (JSON.parse(text) as unknown),
    type: response.headers.get('content-type'),
  };
}
