import { notFound } from 'next/navigation';
import { cache } from 'react';

import { requirePageActor } from '@/lib/auth/session';
import { AppError } from '@/lib/errors';
import { idSchema } from '@/lib/ids';
import { requireSource } from '@/lib/sources/queries';

/** Who asks for a page about a source's copies, and the source; unknown ones are sent to the page that says so. */
export const readSource = cache(async (asked: string) => {
  const actor = await requirePageActor();
  const id = idSchema.safeParse(asked);
  if (!id.success) notFound();
  return { actor, source: await orNotFound(requireSource(actor, id.data)) };
});

/** What is asked for, or the page that says that there is no such thing. */
export async function orNotFound<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  }
}
