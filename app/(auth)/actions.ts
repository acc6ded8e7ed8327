'use server';

import { z } from 'zod';

import { createSampleArticle } from '@/lib/articles/sample/create-sample-article';
import { confirmEmail } from '@/lib/auth/change-email';
import { createUser } from '@/lib/auth/commands';
import {
  emailSchema,
  passwordResetSchema,
  signUpSchema,
  tokenSchema,
  type SessionClaims,
  type SignUp,
} from '@/lib/auth/model';
import { createReset, resetPassword } from '@/lib/auth/reset-password';
import { RESET_MINUTES } from '@/lib/auth/reset-rules';
import { rememberWorkspace, startSession } from '@/lib/auth/session';
import { accountKey } from '@/lib/auth/sign-in';
import { AppError } from '@/lib/errors';
import { afterAnswer } from '@/lib/http/after-answer';
import { defineAction } from '@/lib/http/define-action';
import { consumeLimit, resetLimit } from '@/lib/http/limits';
import { resetLetter } from '@/lib/mail/letters';
import { addressOf, canMail, sendMail } from '@/lib/mail/send-mail';
import { acceptInvitation, joinWorkspace } from '@/lib/workspaces/commands/accept-invitation';
import { createOwnWorkspace, createWorkspace } from '@/lib/workspaces/commands/create-workspace';

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
  body: signUpSchema.extend(tokenSchema.shape),
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
  body: tokenSchema,
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

/** Mails a link to choose a new password to this address, if there is an account with it: the answer is the same, as soon, and counted alike. */
export const askForPassword = defineAction({
  access: 'public',
  body: z.object({ email: emailSchema }),
  limit: 'forgot',
  handle: async ({ body: { email } }) => {
    if (!canMail()) {
      throw new AppError(
        'forbidden',
        'This Galley sends no mail. Ask an owner of your workspace for a link.',
      );
    }
    await consumeLimit('forgotAccount', accountKey(email));
    afterAnswer(async () => {
      const reset = await createReset(email);
      if (!reset) return;
      const link = addressOf(`/reset/${reset.token}`);
      await sendMail(resetLetter({ to: email, name: reset.name, link, minutes: RESET_MINUTES }));
    });
  },
});

/** Gives an account the password that the holder of a link chose. They are not signed in by it. */
export const chooseNewPassword = defineAction({
  access: 'public',
  body: passwordResetSchema,
  limit: 'link',
  handle: ({ body }) => resetPassword(body),
});

/** Gives an account the e-mail address whose reader sends this. */
export const confirmAddress = defineAction({
  access: 'public',
  body: tokenSchema,
  limit: 'link',
  handle: ({ body }) => confirmEmail(body.token),
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
