import { notFound } from 'next/navigation';
import { cache } from 'react';

import type { Actor } from '@/lib/auth/actor';
import { AppError } from '@/lib/errors';
import { sourceParamsSchema, type SourceView } from '@/lib/sources/model';
import { requireSource } from '@/lib/sources/queries';

/** The source that a page is of, once a request; what the actor may not see is the page of nothing. */
export const readPageSource = cache(
  async (actor: Actor, sourceId: string | undefined): Promise<SourceView> => {
    const params = sourceParamsSchema.safeParse({ sourceId });
    if (!params.success) notFound();
    try {
      return await requireSource(actor, params.data.sourceId);
    } catch (error) {
      if (error instanceof AppError && error.code === 'not_found') notFound();
      throw error;
    }
  },
);
