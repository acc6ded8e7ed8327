'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';

import { ROLES, type Actor } from '@/lib/auth/actor';
import { emailSchema } from '@/lib/auth/model';
import { AppError } from '@/lib/errors';
import { sufficiencyFormSchema } from '@/lib/evidence/sufficiency-rules';
import { defineAction } from '@/lib/http/define-action';
import { consumeLimit } from '@/lib/http/limits';
import { idSchema } from '@/lib/ids';
import { invitationLetter } from '@/lib/mail/letters';
import { addressOf, canMail, sendMail } from '@/lib/mail/send-mail';
import { signingFormSchema } from '@/lib/review/signing-model';
import { createInvitation } from '@/lib/workspaces/commands/create-invitation';
import { makeResetLink } from '@/lib/workspaces/commands/make-reset-link';
import { changeRole, leaveWorkspace, removeMember } from '@/lib/workspaces/commands/members';
import { renameWorkspace } from '@/lib/workspaces/commands/rename-workspace';
import { setSigning } from '@/lib/review/commands/set-signing';
import { setSufficiency } from '@/lib/workspaces/commands/set-sufficiency';
import { withdrawInvitation } from '@/lib/workspaces/commands/withdraw-invitation';
import { invitationInputSchema, workspaceNameSchema } from '@/lib/workspaces/model';
import { getWorkspace } from '@/lib/workspaces/queries';

/** Gives the workspace another name. */
export const rename = defineAction({
  access: 'member',
  body: z.object({ name: workspaceNameSchema }),
  limit: 'write',
  handle: async ({ actor, body }) => {
    await renameWorkspace(actor, body.name);
    refresh();
  },
});

/** Says what a claim needs before it counts as verified. */
export const saveSufficiency = defineAction({
  access: 'member',
  body: sufficiencyFormSchema,
  limit: 'write',
  handle: async ({ actor, body }) => {
    await setSufficiency(actor, body);
    refresh();
  },
});

/** Says how many must approve an article. */
export const saveSigning = defineAction({
  access: 'member',
  body: signingFormSchema,
  limit: 'write',
  handle: async ({ actor, body }) => {
    await setSigning(actor, body);
    refresh();
  },
});

/**
 * Makes a link that lets one person join; besides the mail to the address given, the answer is the only place where its token is ever told.
 * `mailed` is null where none was asked for.
 */
export const invite = defineAction({
  access: 'member',
  body: invitationInputSchema.extend({
    email: z.preprocess((value) => (value === '' ? undefined : value), emailSchema.optional()),
  }),
  limit: 'invite',
  handle: async ({ actor, person, body: { email, ...input } }) => {
    if (email !== undefined) await consumeLimit('mail', actor.userId);
    const invitation = await createInvitation(actor, input);
    const mailed =
      email === undefined
        ? null
        : await mailInvitation(actor, person.name, email, { ...input, ...invitation });
    refresh();
    return { ...invitation, mailed };
  },
});

/** Makes a link by which a member may choose a new password, for an owner to hand over, where Galley sends no mail. */
export const makeReset = defineAction({
  access: 'member',
  body: z.object({ userId: idSchema }),
  limit: 'invite',
  handle: async ({ actor, body: { userId } }) => {
    if (canMail()) {
      throw new AppError(
        'forbidden',
        'They get a link by mail themselves: “Forgot your password?” where one signs in.',
      );
    }
    return await makeResetLink(actor, userId);
  },
});

/** Closes a link that nobody has used. */
export const withdraw = defineAction({
  access: 'member',
  body: z.object({ invitationId: idSchema }),
  limit: 'write',
  handle: async ({ actor, body }) => {
    await withdrawInvitation(actor, body.invitationId);
    refresh();
  },
});

/** Gives a member another role. */
export const giveRole = defineAction({
  access: 'member',
  body: z.object({ userId: idSchema, role: z.enum(ROLES) }),
  limit: 'write',
  handle: async ({ actor, body }) => {
    await changeRole(actor, body.userId, body.role);
    refresh();
  },
});

/** Takes a member out of the workspace. */
export const remove = defineAction({
  access: 'member',
  body: z.object({ userId: idSchema }),
  limit: 'write',
  handle: async ({ actor, body }) => {
    await removeMember(actor, body.userId);
    refresh();
  },
});

/** Takes the person who asks out of the workspace. */
export const leave = defineAction({
  access: 'member',
  body: z.object({}),
  limit: 'write',
  handle: ({ actor }) => leaveWorkspace(actor),
});

async function mailInvitation(
  actor: Actor,
  invitedBy: string,
  to: string,
  { role, days, token }: { role: string; days: number; token: string },
): Promise<boolean> {
  const { name: workspace } = await getWorkspace(actor);
  const link = addressOf(`/invite/${token}`);
  return await sendMail(invitationLetter({ to, invitedBy, workspace, role, link, days }));
}
