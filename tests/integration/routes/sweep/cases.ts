import type { User } from '@/lib/db/generated/client';

import { signedInRequest } from '../../../support/session';
import { readRoutes, type DiskRoute } from './routes-on-disk';
import { TABLE, type RouteFacts } from './table';
import { ID_NAMES, type Ids, type World } from './world';

/** A method of a route that asks who is there. */
export interface Case extends DiskRoute {
  facts: Exclude<RouteFacts, { public: string }>;
  /** Which ids stand in the path, from the outer to the inner one. */
  levels: (keyof Ids)[];
}

export const disk = await readRoutes();
export const cases = disk.routes.flatMap((route): Case[] => {
  const facts = TABLE[route.name];
  if (!facts || 'public' in facts) return [];
  return [{ ...route, facts, levels: ID_NAMES.filter((name) => route.params.includes(name)) }];
});
export const writes = cases.filter(({ facts }) => facts.does === 'write');

export interface Sent {
  ids?: Ids;
  /** Ids of things beside the path, where they are others. */
  bodyIds?: Ids;
  bytes?: BodyInit;
  query?: string;
  headers?: Record<string, string>;
  workspaceId?: string;
}

export interface Answer {
  status: number;
  type: string | null;
  /** Without what is of this request only. */
  body: unknown;
  text: string;
}

/** Asks as the user: with the world's own ids and a right body, unless told otherwise. */
export async function send(
  { method, params, handler, facts }: Case,
  world: World,
  user: User | null,
  { ids = world.ids, bodyIds = ids, bytes, query = '', headers = {}, workspaceId }: Sent = {},
): Promise<Answer> {
  const body = bytes ?? (facts.body && JSON.stringify(facts.body(bodyIds)));
  const request = await signedInRequest(user, `/api/asked${query}`, {
    method,
    ...(workspaceId !== undefined && { workspaceId }),
    ...(body !== undefined && { body }),
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
  });
  const path = params.map((name) => [name, facts.words?.[name] ?? String(Reflect.get(ids, name))] as const);
  const response = await handler(request, { params: Promise.resolve(Object.fromEntries(path)) });
  const text = await response.text();
  const type = response.headers.get('content-type');
  // Lines of JSON are no JSON.
  const json = /\bjson\b/.test(type ?? '') ? (JSON.parse(text) as unknown) : text;
  if (typeof json === 'object' && json !== null) Reflect.deleteProperty(json, 'requestId');
  return { status: response.status, type, body: json, text };
}
