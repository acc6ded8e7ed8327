'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';

import { changePassword, renamePerson, signOutEverywhere } from '@/lib/auth/commands';
import { passwordChangeSchema, personNameSchema } from '@/lib/auth/model';
import { endSession, rememberWorkspace, startSession } from '@/lib/auth/session';
import { notFound } from '@/lib/errors';
import { defineAction } from '@/lib/http/define-action';
import { idSchema } from '@/lib/ids';
import { getRole } from '@/lib/workspaces/queries';

/** Changes how others see the person's name. */
export const changeName = defineAction({
  access: 'person',
  body: z.object({ name: personNameSchema }),
  limit: 'write',
  handle: async ({ person, body }) => {
    await renamePerson(person, body.name);
    refresh();
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
