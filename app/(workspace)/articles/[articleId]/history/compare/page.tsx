import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import '@/app/desk.css';
import '@/app/versions.css';
import { CompareScreen } from '@/components/versions/compare-screen';
import { compareQuerySchema } from '@/lib/versions/history-rules';
import { readVersionHead } from '../read-version-head';

interface ComparePageProps {
  params: Promise<{ articleId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: ComparePageProps): Promise<Metadata> {
  const { article } = await readVersionHead((await params).articleId);
  return { title: `Versions of ${article.title}` };
}

export default async function ComparePage({ params, searchParams }: ComparePageProps) {
  const { actor, article } = await readVersionHead((await params).articleId);
  const { from, to } = await searchParams;
  const asked = compareQuerySchema.required().safeParse({ from, to });
  if (!asked.success) notFound();
  const { id, title, language } = article;
  return (
    <main id="content" tabIndex={-1} className="outline-none">
      <CompareScreen
        key={`${asked.data.from}-${asked.data.to}`}
        article={{ id, title, language }}
        workspaceId={actor.workspaceId}
        {...asked.data}
      />
    </main>
  );
}
