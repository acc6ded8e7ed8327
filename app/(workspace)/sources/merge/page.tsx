import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { z } from 'zod';

import { PageHeader } from '@/components/layout/page-header';
import { MergeScreen } from '@/components/sources/merge-screen';
import { requirePageActor } from '@/lib/auth/session';
import { idSchema } from '@/lib/ids';
import { listSourceRows } from '@/lib/sources/list-queries';
import { canEditSources } from '@/lib/sources/policy';

export const metadata: Metadata = { title: 'Merge sources' };

interface MergePageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function MergePage({ searchParams }: MergePageProps) {
  const actor = await requirePageActor();
  const query = querySchema.safeParse(await searchParams);
  if (!query.success) notFound();
  if (!canEditSources(actor)) redirect(`/sources/${query.data.kept}`);
  const [kept, gone] = await listSourceRows(actor, [query.data.kept, query.data.gone]);
  if (!kept || !gone) notFound();
  return (
    <main id="content" tabIndex={-1} className="outline-none">
      <PageHeader title="Merge two sources" />
      <div className="px-6 py-6 max-sm:px-4">
        <MergeScreen key={kept.id} kept={kept} gone={gone} />
      </div>
    </main>
  );
}

const querySchema = z.object({ kept: idSchema, gone: idSchema });
