import type { User } from '@/lib/db/generated/client';

import { signedInRequest } from '../../../support/session';
import { readRoutes, type DiskRoute } from './routes-on-disk';
import { TABLE, type RouteFacts } from './table';
import { ID_NAMES, type Ids, type World } from './world';

type Does = Extract<RouteFacts, { does: string }>['does'];
type Facts<D extends Does> = Extract<RouteFacts, { does: D }>;

interface CaseOf<F extends RouteFacts> extends DiskRoute {
  facts: F;
  /** Which ids stand in the path, from the outer to the inner one. */
  levels: (keyof Ids)[];
}

/** A method of a route that asks who is there. */
export type Case = CaseOf<Facts<'read' | 'write'>>;

export const disk = await readRoutes();
export const reads = casesOf((facts): facts is Facts<'read'> => doing(facts) === 'read');
export const writes = casesOf((facts): facts is Facts<'write'> => doing(facts) === 'write');
export const cases: Case[] = casesOf((facts): facts is Facts<'read' | 'write'> =>
  /^(read|write)$/.test(doing(facts)),
);
/** They ask for the token of a guest's link. */
export const guestCases = casesOf((facts): facts is Facts<'read for guests' | 'write for guests'> =>
  doing(facts).endsWith(' for guests'),
);
function doing(facts: RouteFacts): string {
  return 'does' in facts ? facts.does : '';
}

function casesOf<F extends RouteFacts>(is: (facts: RouteFacts) => facts is F): CaseOf<F>[] {
  return disk.routes.flatMap((route) => {
    const facts = TABLE[route.name];
    if (!facts || !is(facts)) return [];
    return [{ ...route, facts, levels: ID_NAMES.filter((name) => route.params.includes(name)) }];
  });
}

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
export async function send(route: Case, world: World, user: User | null, sent: Sent = {}): Promise<Answer> {
  const response = await ask(route, world, user, sent);
  const text = await response.text();
  const type = response.headers.get('content-type');
  // Lines of JSON are no JSON.
  const json = /\bjson\b/.test(type ?? '') ? (JSON.parse(text) as unknown) : text;
  if (typeof json === 'object' && json !== null) Reflect.deleteProperty(json, 'requestId');
  return { status: response.status, type, body: json, text };
}

/** `send` without reading the answer, which may never end. */
export async function ask(
  { method, params, handler, facts }: Case,
  world: World,
  user: User | null,
  { ids = world.ids, bodyIds = ids, bytes, query = '', headers = {}, workspaceId }: Sent = {},
): Promise<Response> {
  const right = facts.does === 'write' ? facts.body?.(bodyIds) : undefined;
  const body = bytes ?? (right === undefined ? undefined : JSON.stringify(right));
  const request = await signedInRequest(user, `/api/asked${query}`, {
    method,
    ...(workspaceId !== undefined && { workspaceId }),
    ...(body !== undefined && { body }),
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
  });
  const path = params.map((name) => [name, facts.words?.[name] ?? String(Reflect.get(ids, name))] as const);
  return await handler(request, { params: Promise.resolve(Object.fromEntries(path)) });
}

/** Asks for a route of guests with a token. */
export async function askAsGuest(
  { method, params, handler, facts }: (typeof guestCases)[number],
  token: string,
  ids: Ids,
  headers: Record<string, string> = {},
): Promise<Response> {
  const json = facts.body?.();
  const request = await signedInRequest(null, `/g/asked${facts.query?.(ids) ?? ''}`, {
    method,
    headers,
    ...(json !== undefined && { json }),
  });
  const wordOf = (name: string) =>
    name === 'token' ? token : (facts.words?.[name] ?? String(Reflect.get(ids, name)));
  const path = Object.fromEntries(params.map((name) => [name, wordOf(name)]));
  return await handler(request, { params: Promise.resolve(path) });
}
