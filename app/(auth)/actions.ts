'use server';

import { z } from 'zod';

import { createSampleArticle } from '@/lib/articles/sample/create-sample-article';
import { createUser } from '@/lib/auth/commands';
import { signUpSchema, type SessionClaims, type SignUp } from '@/lib/auth/model';
import { rememberWorkspace, startSession } from '@/lib/auth/session';
import { accountKey } from '@/lib/auth/sign-in';
import { defineAction } from '@/lib/http/define-action';
import { consumeLimit, resetLimit } from '@/lib/http/limits';
import { acceptInvitation, joinWorkspace } from '@/lib/workspaces/commands/accept-invitation';
import { createOwnWorkspace, createWorkspace } from '@/lib/workspaces/commands/create-workspace';

const invitation = z.object({ token: z.string().max(200) });

/** Makes a person with a workspace of their own and the sample article in it, and signs them in. */
export const signUp = defineAction({
  access: 'public',
  body: signUpSchema,
  limit: 'signUp',
  handle: async ({ body }) => {
    const { claims } = await countingTries(body, () =>
      createUser(body, async (tx, person) => {
        await createSampleArticle(tx, await createWorkspace(tx, person));
      }),
    );
    await startSession(claims);
  },
});

/** Makes a person who joins by an invitation, and signs them in. */
export const joinAsNewPerson = defineAction({
  access: 'public',
  body: signUpSchema.extend(invitation.shape),
  limit: 'signUp',
  handle: async ({ body: { token, ...body } }) => {
    const account = await countingTries(body, () =>
      createUser(body, (tx, person) => acceptInvitation(tx, person, token)),
    );
    // Somebody who has an account already, and knows its password, joins with it.
    const { workspaceId } = account.created ? account.value : await joinWorkspace(account.claims, token);
    await startSession(account.claims);
    await rememberWorkspace(workspaceId);
  },
});

/** Makes the signed-in person a member by an invitation. */
export const joinByInvitation = defineAction({
  access: 'person',
  body: invitation,
  limit: 'write',
  handle: async ({ person, body }) => {
    const { workspaceId } = await joinWorkspace(person, body.token);
    await rememberWorkspace(workspaceId);
  },
});

/** Gives a person who belongs to no workspace one of their own, with the sample article in it. */
export const startOwnWorkspace = defineAction({
  access: 'person',
  body: z.object({}),
  limit: 'write',
  handle: ({ person }) => createOwnWorkspace(person, createSampleArticle),
});

// Signing up with an e-mail that is taken tries its password, so it counts as a try to sign in.
async function countingTries<T extends { claims: SessionClaims }>(
  { email }: SignUp,
  attempt: () => Promise<T>,
): Promise<T> {
  const account = accountKey(email);
  await consumeLimit('signInAccount', account);
  const outcome = await attempt();
  await resetLimit('signInAccount', account);
  return outcome;
}
