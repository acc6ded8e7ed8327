'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';

import { changeEmail, offerEmail } from '@/lib/auth/change-email';
import { changePassword, saveProfile as saveOwnProfile, signOutEverywhere } from '@/lib/auth/commands';
import { emailChangeSchema, passwordChangeSchema, profileSchema } from '@/lib/auth/model';
import { CONFIRM_HOURS } from '@/lib/auth/reset-rules';
import { endSession, getSessionId, rememberWorkspace, startSession } from '@/lib/auth/session';
import { endOtherSessions, endOwnSession } from '@/lib/auth/sessions';
import { AppError, notFound } from '@/lib/errors';
import { defineAction } from '@/lib/http/define-action';
import { consumeLimit } from '@/lib/http/limits';
import { idSchema } from '@/lib/ids';
import { chooseMail } from '@/lib/inbox/commands/choose-mail';
import { mailChoicesSchema } from '@/lib/inbox/mail-model';
import { addressChangeLetter, confirmAddressLetter, takenAddressLetter } from '@/lib/mail/letters';
import { addressOf, canMail, sendMail } from '@/lib/mail/send-mail';
import { getRole } from '@/lib/workspaces/queries';

/** Changes how others see the person, and in which time zone times are shown to them. */
export const saveProfile = defineAction({
  access: 'person',
  body: profileSchema,
  limit: 'write',
  handle: async ({ person, body }) => {
    await saveOwnProfile(person, body);
    refresh();
  },
});

/**
 * Changes the address by which the person signs in: with mail when somebody who reads the new address confirms it, without mail at once.
 * Where a mail goes to be confirmed, whether the address is another account's is told in that mail only.
 */
export const changeAddress = defineAction({
  access: 'person',
  body: emailChangeSchema,
  limit: 'password',
  handle: async ({ person, body }) => {
    if (!canMail()) {
      await changeEmail(person, body);
      refresh();
      return { isConfirmed: true };
    }
    await consumeLimit('mail', person.userId);
    const { token } = await offerEmail(person, body);
    const { email: to } = body;
    const isSent = await sendMail(
      token === null
        ? takenAddressLetter({ to })
        : confirmAddressLetter({
            to,
            name: person.name,
            link: addressOf(`/confirm-email/${token}`),
            hours: CONFIRM_HOURS,
          }),
    );
    if (!isSent) {
      const message = 'The mail to this address could not be sent, and nothing was changed. Try again later.';
      throw new AppError('conflict', message, { fields: { email: message } });
    }
    await sendMail(addressChangeLetter({ to: person.email, name: person.name }));
    return { isConfirmed: false };
  },
});

/** Changes the password. All other browsers are signed out; this one goes on with a new session. */
export const replacePassword = defineAction({
  access: 'person',
  body: passwordChangeSchema,
  limit: 'password',
  handle: async ({ person, body }) => {
    await startSession(await changePassword(person, body));
    refresh();
  },
});

/** Ends every session of the person, this browser's too. */
export const endAllSessions = defineAction({
  access: 'person',
  body: z.object({}),
  limit: 'write',
  handle: async ({ person }) => {
    await signOutEverywhere(person);
    await endSession();
  },
});

/** Ends one other session of the person. */
export const endOneSession = defineAction({
  access: 'person',
  body: z.object({ sessionId: idSchema }),
  limit: 'write',
  handle: async ({ person, body }) => {
    await endOwnSession(person, body.sessionId);
    refresh();
  },
});

/** Ends every session of the person but the one in which this is asked. */
export const endOthers = defineAction({
  access: 'person',
  body: z.object({}),
  limit: 'write',
  handle: async ({ person }) => {
    const own = await getSessionId();
    if (own === null) throw new AppError('unauthenticated', 'Sign in to go on.');
    await endOtherSessions(person, own);
    refresh();
  },
});

/** Makes another workspace of the person the current one on this browser. */
export const switchWorkspace = defineAction({
  access: 'person',
  body: z.object({ workspaceId: idSchema }),
  limit: 'write',
  handle: async ({ person, body: { workspaceId } }) => {
    if (!(await getRole(person.userId, workspaceId))) throw notFound('workspace');
    await rememberWorkspace(workspaceId);
  },
});

/** Chooses what of their inbox in one of their workspaces the person is mailed. */
export const saveMailChoices = defineAction({
  access: 'person',
  body: mailChoicesSchema,
  limit: 'write',
  handle: async ({ person, body }) => {
    await chooseMail(person, body);
    refresh();
  },
});
