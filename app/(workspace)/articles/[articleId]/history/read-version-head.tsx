import { notFound } from 'next/navigation';
import { cache } from 'react';
import { requirePageActor } from '@/lib/auth/session';
import { AppError } from '@/lib/errors';
import { idSchema } from '@/lib/ids';
import { requireVersionHead } from '@/lib/versions/version-head';

/** Who asks for a page about an article's versions, and the article; unknown ones are sent to the page that says so. */
export const readVersionHead = cache(async (asked: string) => {
  const actor = await requirePageActor();
  const id = idSchema.safeParse(asked);
  if (!id.success) notFound();
  try {
    return { actor, article: await requireVersionHead(actor, id.data) };
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  }
});
