'use server';

import { refresh } from 'next/cache';

import { defineAction } from '@/lib/http/define-action';
import { scaleChangeSchema } from '@/lib/review/scale-model';
import { setVerdicts } from '@/lib/review/commands/set-verdicts';

/** Sets the scale that claims are rated by, and answers it. */
export const saveVerdicts = defineAction({
  access: 'member',
  body: scaleChangeSchema,
  limit: 'write',
  handle: async ({ actor, body }) => {
    const scale = await setVerdicts(actor, body);
    refresh();
    return scale;
  },
});
