import type { Metadata } from 'next';
import { BenchScreen } from '@/components/quotes/bench-screen';
import { canAnnotate } from '@/lib/annotations/policy';
import { idSchema } from '@/lib/ids';
import { readVersionHead } from '../history/read-version-head';
import { readBench } from './read-bench';
import './quotes.css';

interface QuotesPageProps {
  params: Promise<{ articleId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: QuotesPageProps): Promise<Metadata> {
  const { article } = await readVersionHead((await params).articleId);
  return { title: `Quotes of ${article.title}` };
}

export default async function QuotesPage({ params, searchParams }: QuotesPageProps) {
  const { actor, article } = await readVersionHead((await params).articleId);
  const copyId = idSchema.safeParse((await searchParams)['copy']).data ?? null;
  const start = await readBench(actor, article.id, copyId);
  const { id, title, language, isOpen } = article;
  return (
    <main id="content" tabIndex={-1} className="outline-none">
      <BenchScreen
        key={id}
        article={{ id, title, language }}
        start={start}
        canDecide={canAnnotate(actor) && isOpen}
      />
    </main>
  );
}
