import { headers } from 'next/headers';
import type { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import { getActor, getPerson, type Person } from '@/lib/auth/session';
import { AppError, type ErrorCode } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { consumeLimit, type LimitName } from '@/lib/http/limits';
import { parseInput } from '@/lib/http/parse';
import { problemOf } from '@/lib/http/problem';

type Access = 'member' | 'person' | 'public';

/** What a form gets back: the value, or a sentence and one sentence a field. */
export type ActionResult<T> =
  | { ok: true; value: T }
  | { ok: false; error: { code: ErrorCode | 'internal'; message: string; fields?: Record<string, string> } };

interface ActionDefinition<A extends Access, B, T> {
  access: A;
  body: z.ZodType<B>;
  /** Counted by person, or by address for those who are not signed in. */
  limit?: LimitName;
  handle: (asked: {
    actor: A extends 'member' ? Actor : null;
    person: A extends 'public' ? Person | null : Person;
    body: B;
    /** The caller's network address, for limits. */
    address: string;
    requestId: string;
  }) => Promise<T>;
}

/**
 * A server action in the same moves as a route. Takes a FormData (repeated names keep the last value) or a plain object.
 * What `handle` throws on purpose to Next (redirect, not found) passes through.
 */
export function defineAction<A extends Access, B, T>(action: ActionDefinition<A, B, T>) {
  return async (input: FormData | Record<string, unknown>): Promise<ActionResult<T>> => {
    const requestHeaders = await headers();
    const requestId = requestHeaders.get('x-request-id') ?? newId();
    const address = requestHeaders.get('x-galley-address') ?? 'unknown';
    try {
      const person = await getPerson();
      const actor = action.access === 'member' ? await getActor() : null;
      if (action.access !== 'public' && !person) throw new AppError('unauthenticated', 'Sign in to go on.');
      if (action.access === 'member' && !actor) {
        throw new AppError('forbidden', 'You are not a member of any workspace. Ask for an invitation.');
      }
      if (action.limit) await consumeLimit(action.limit, person?.userId ?? address);
      const body = parseInput(action.body, input instanceof FormData ? fieldsOf(input) : input, 'form');
      const asked = { actor, person, body, address, requestId } as Parameters<typeof action.handle>[0];
      return { ok: true, value: await action.handle(asked) };
    } catch (error) {
      if (isForNext(error)) throw error;
      const { code, detail, fields } = problemOf(error, requestId);
      return { ok: false, error: { code, message: detail, ...(fields && { fields }) } };
    }
  };
}

// Next adds names of its own to a form that carries an action.
function fieldsOf(form: FormData): Record<string, unknown> {
  return Object.fromEntries([...form.entries()].filter(([name]) => !name.startsWith('$ACTION')));
}

// Next's redirect() and notFound() are thrown values with a digest that begins with NEXT_.
function isForNext(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'digest' in error &&
    typeof error.digest === 'string' &&
    error.digest.startsWith('NEXT_')
  );
}
