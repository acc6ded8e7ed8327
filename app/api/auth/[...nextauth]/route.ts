import { z } from 'zod';

import { readForm } from '@/lib/auth/node-exchange';
import { handleAuth, startsSession } from '@/lib/auth/session';
import { accountKey } from '@/lib/auth/sign-in';
import { readBytes } from '@/lib/http/body';
import { defineRoute } from '@/lib/http/define-route';
import { consumeLimit, resetLimit } from '@/lib/http/limits';

// next-auth looks at two segments only: a third one must not make another path of the same action.
const params = z.object({ nextauth: z.array(z.string().min(1)).min(1).max(2) });

/** The token that the forms of this browser send along, and the way back from a provider. */
export const GET = defineRoute({
  access: 'public',
  params,
  handle: ({ request, params: { nextauth } }) => handleAuth(request, nextauth),
});

/** Signing in with a password, going to a provider to sign in there, signing out. */
export const POST = defineRoute({
  access: 'public',
  params,
  handle: async ({ request, params: { nextauth } }) => {
    const { url, method, headers } = request;
    const bytes = await readBytes(request, 20_000);
    const read = new Request(url, { method, headers, body: bytes });
    if (nextauth.join('/') !== 'callback/credentials') return await handleAuth(read, nextauth);

    // Counted before the password is looked at, so that many guesses at once are many.
    await consumeLimit('signIn', headers.get('x-galley-address') ?? 'unknown');
    const account = accountKey(readForm(new TextDecoder().decode(bytes))['email']);
    await consumeLimit('signInAccount', account);
    const response = await handleAuth(read, nextauth);
    if (startsSession(response)) await resetLimit('signInAccount', account);
    return response;
  },
});
