import { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import { actorFromRequest, personFromRequest, type Person } from '@/lib/auth/session';
import { AppError, notFound } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { readJson } from '@/lib/http/body';
import { consumeLimit, type LimitName } from '@/lib/http/limits';
import { parseInput } from '@/lib/http/parse';
import { problemOf, problemResponse } from '@/lib/http/problem';
import { refuseCrossSite } from '@/lib/http/same-origin';
import { namedWorkspace, queryOf } from '@/lib/workspace-address';

type Access = 'member' | 'person' | 'public';

interface Asked<A extends Access, P, Q, B> {
  /** Who asks: a member of a workspace, or just a signed-in person. */
  actor: A extends 'member' ? Actor : null;
  person: A extends 'public' ? null : Person;
  params: P;
  query: Q;
  body: B;
  request: Request;
  requestId: string;
}

interface RouteDefinition<A extends Access, P, Q, B> {
  access: A;
  params?: z.ZodType<P>;
  query?: z.ZodType<Q>;
  /** A JSON body; without it the handler may read the request itself. */
  body?: z.ZodType<B>;
  /** Counted by person, or by address for those who are not signed in. */
  limit?: LimitName;
  maxBytes?: number;
  handle: (asked: Asked<A, P, Q, B>) => Promise<unknown>;
}

type NextRoute = (
  request: Request,
  context: { params: Promise<Record<string, string | string[]>> },
) => Promise<Response>;

/**
 * A route in four moves: parse, authorize, act, present. In this order: request id, cross-site check, actor, limit, address,
 * body size, body. A Response passes through, undefined is 204, anything else is JSON. Failures become problem documents.
 * A request may name its person in `x-galley-person`; it is answered as if nobody were signed in when that is somebody else. It may
 * name its workspace in `x-galley-workspace` or as `workspace` in its address; one that is not the person's is as unknown as one that is
 * not there.
 */
export function defineRoute<A extends Access, P = unknown, Q = unknown, B = unknown>(
  route: RouteDefinition<A, P, Q, B>,
): NextRoute {
  return async (request, context) => {
    const requestId = request.headers.get('x-request-id') ?? newId();
    try {
      refuseCrossSite(request);
      const identity = await identify(route.access, request);
      if (route.limit) {
        const key = identity.person?.userId ?? request.headers.get('x-galley-address') ?? 'unknown';
        await consumeLimit(route.limit, key);
      }
      const params = await parsePath(route.params, context.params);
      const query = parseInput(route.query ?? z.unknown(), queryOf(request), 'query');
      const body = route.body
        ? parseInput(route.body, await readJson(request, route.maxBytes ?? 256_000), 'body')
        : undefined;
      const value = await route.handle({ ...identity, params, query, body, request, requestId } as Asked<
        A,
        P,
        Q,
        B
      >);
      return present(value, requestId);
    } catch (error) {
      return problemResponse(problemOf(error, requestId));
    }
  };
}

/** The answer to a request that made something. */
export function created(value: unknown): Response {
  return Response.json(value, { status: 201, headers: { 'cache-control': 'no-store' } });
}

async function identify(
  access: Access,
  request: Request,
): Promise<{ actor: Actor | null; person: Person | null }> {
  // What anybody may ask is answered without a look at the session, so that it does not depend on the database.
  if (access === 'public') return { actor: null, person: null };
  const person = await personFromRequest(request);
  if (!person) throw new AppError('unauthenticated', 'Sign in to go on.');
  // Work that waited in a browser names the person who did it.
  const by = request.headers.get('x-galley-person');
  if (by !== null && by !== person.userId) {
    throw new AppError(
      'unauthenticated',
      'Somebody else has signed in on this browser. Sign in as yourself to go on.',
    );
  }
  if (access === 'person') return { actor: null, person };
  const actor = await actorFromRequest(request);
  if (!actor && namedWorkspace(request) !== null) {
    // An open page of somebody who was removed tells from this that it is not its article which is gone.
    throw new AppError('not_found', notFound('workspace').message, { details: { what: 'workspace' } });
  }
  if (!actor) {
    throw new AppError('forbidden', 'You are not a member of any workspace. Ask for an invitation.');
  }
  return { actor, person };
}

// A path that names nothing (an id that is no id) is unknown, not invalid: it must not differ from someone else's.
async function parsePath<P>(schema: z.ZodType<P> | undefined, params: Promise<unknown>): Promise<P> {
  const parsed = await (schema ?? z.unknown()).safeParseAsync(await params);
  if (!parsed.success) throw new AppError('not_found', 'There is nothing at this address.');
  return parsed.data as P;
}

function present(value: unknown, requestId: string): Response {
  const response =
    value instanceof Response
      ? value
      : value === undefined
        ? new Response(null, { status: 204 })
        : Response.json(value, { headers: { 'cache-control': 'no-store' } });
  response.headers.set('x-request-id', requestId);
  return response;
}
