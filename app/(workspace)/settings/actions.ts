'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';

import { ROLES } from '@/lib/auth/actor';
import { sufficiencyFormSchema } from '@/lib/evidence/sufficiency-rules';
import { defineAction } from '@/lib/http/define-action';
import { idSchema } from '@/lib/ids';
import { createInvitation } from '@/lib/workspaces/commands/create-invitation';
import { changeRole, leaveWorkspace, removeMember } from '@/lib/workspaces/commands/members';
import { renameWorkspace } from '@/lib/workspaces/commands/rename-workspace';
import { setSufficiency } from '@/lib/workspaces/commands/set-sufficiency';
import { withdrawInvitation } from '@/lib/workspaces/commands/withdraw-invitation';
import { invitationInputSchema, workspaceNameSchema } from '@/lib/workspaces/model';

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

/** Makes a link that lets one person join; the answer is the only place where its token is ever told. */
export const invite = defineAction({
  access: 'member',
  body: invitationInputSchema,
  limit: 'invite',
  handle: async ({ actor, body }) => {
    const invitation = await createInvitation(actor, body);
    refresh();
    return invitation;
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
