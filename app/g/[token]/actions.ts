'use server';

import { refresh } from 'next/cache';
import { answerAsGuest, sayAsGuest } from '@/lib/guests/commands/say-as-guest';
import { guestAnswerSchema, guestCommentSchema } from '@/lib/guests/model';
import { requireGuest } from '@/lib/guests/queries';
import { defineAction } from '@/lib/http/define-action';

/** Adds a guest's comment; who they are is told by the token of their link alone. */
export const sayHere = defineAction({
  access: 'public',
  body: guestCommentSchema,
  limit: 'write',
  handle: async ({ body: { token, ...comment } }) => {
    await sayAsGuest(await requireGuest(token), comment);
    refresh();
  },
});

/** Writes a guest's answer to a query. */
export const answerHere = defineAction({
  access: 'public',
  body: guestAnswerSchema,
  limit: 'write',
  handle: async ({ body: { token, ...answer } }) => {
    await answerAsGuest(await requireGuest(token), answer);
    refresh();
  },
});
