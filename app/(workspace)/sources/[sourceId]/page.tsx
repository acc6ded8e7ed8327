import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { z } from 'zod';

import { PageHeader } from '@/components/layout/page-header';
import { SourcePanel } from '@/components/sources/source-panel';
import { SourceUses } from '@/components/sources/source-uses';
import { buttonClass } from '@/components/ui/button';
import type { Actor } from '@/lib/auth/actor';
import { requirePageActor } from '@/lib/auth/session';
import { AppError } from '@/lib/errors';
import { idSchema } from '@/lib/ids';
import { sourceParamsSchema, type SourceView } from '@/lib/sources/model';
import { canEditSources } from '@/lib/sources/policy';
import { listSourceUses, requireSource } from '@/lib/sources/queries';
import { CopiesOfSource } from './copies/copies-of-source';

interface SourcePageProps {
  params: Promise<Record<string, string>>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: SourcePageProps): Promise<Metadata> {
  const actor = await requirePageActor();
  return { title: (await readSource(actor, (await params)['sourceId'])).title };
}

export default async function SourcePage({ params, searchParams }: SourcePageProps) {
  const actor = await requirePageActor();
  const source = await readSource(actor, (await params)['sourceId']);
  const { uses: cursor } = usesSchema.parse(await searchParams);
  const uses = await listSourceUses(actor, source.id, { cursor });
  return (
    <main id="content" tabIndex={-1} className="outline-none">
      <PageHeader title={<span dir="auto">{source.title}</span>}>
        <Link className={buttonClass('plain')} href="/sources">
          All sources
        </Link>
      </PageHeader>
      <div className="flex flex-col gap-8 px-6 py-6 max-sm:px-4">
        <SourcePanel source={source} canEdit={canEditSources(actor)} />
        <CopiesOfSource actor={actor} source={source} />
        <section aria-labelledby="uses" className="flex flex-col gap-3">
          <h2 id="uses" className="font-semibold">
            Where it is used
          </h2>
          {uses.items.length > 0 ? (
            <SourceUses items={uses.items} />
          ) : (
            <p className="text-ink-2">It is not linked to an annotation yet.</p>
          )}
          {uses.nextCursor && (
            <Link rel="next" className={buttonClass()} href={`/sources/${source.id}?uses=${uses.nextCursor}`}>
              Next page
            </Link>
          )}
        </section>
      </div>
    </main>
  );
}

const usesSchema = z.object({ uses: idSchema.optional().catch(undefined) });

const readSource = cache(async (actor: Actor, sourceId: string | undefined): Promise<SourceView> => {
  const params = sourceParamsSchema.safeParse({ sourceId });
  if (!params.success) notFound();
  try {
    return await requireSource(actor, params.data.sourceId);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  }
});
