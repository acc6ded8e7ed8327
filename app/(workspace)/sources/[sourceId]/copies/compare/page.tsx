import type { Metadata } from 'next';
import { notFound } from 'next/navigation';

import '@/app/desk.css';
import '@/app/versions.css';
import { CompareCopiesScreen } from '@/components/captures/compare-copies-screen';
import { copyCompareQuerySchema } from '@/lib/captures/comparison-model';
import { listCaptures, requireCapture } from '@/lib/captures/queries';
import { orNotFound, readSource } from '../read-source';

interface ComparePageProps {
  params: Promise<{ sourceId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: ComparePageProps): Promise<Metadata> {
  const { source } = await readSource((await params).sourceId);
  return { title: `Copies of ${source.title}` };
}

export default async function CompareCopiesPage({ params, searchParams }: ComparePageProps) {
  const { actor, source } = await readSource((await params).sourceId);
  const { from, to } = await searchParams;
  const asked = copyCompareQuerySchema.required().safeParse({ from, to });
  if (!asked.success) notFound();
  const page = await listCaptures(actor, source.id, { limit: 100 });
  // Those that are compared can be chosen even when they are older than the others.
  const compared = await Promise.all(
    [asked.data.from, asked.data.to].map((id) => orNotFound(requireCapture(actor, id, source.id))),
  );
  const copies = [...new Map([...page.items, ...compared].map((copy) => [copy.id, copy])).values()];
  return (
    <main id="content" tabIndex={-1} className="outline-none">
      <CompareCopiesScreen
        key={`${asked.data.from}-${asked.data.to}`}
        place={{ sourceId: source.id, workspaceId: actor.workspaceId }}
        source={{ title: source.title, language: source.language }}
        copies={copies}
        {...asked.data}
      />
    </main>
  );
}
