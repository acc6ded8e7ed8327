import type { Metadata } from 'next';
import { ChainScreen } from '@/components/evidence/chain-screen';
import { readChains } from '@/lib/evidence/chain-queries';
import { readVersionHead } from '../history/read-version-head';
import './chain.css';

interface ChainPageProps {
  params: Promise<{ articleId: string }>;
}

export async function generateMetadata({ params }: ChainPageProps): Promise<Metadata> {
  const { article } = await readVersionHead((await params).articleId);
  return { title: `Where it comes from: ${article.title}` };
}

export default async function ChainPage({ params }: ChainPageProps) {
  const { actor, article } = await readVersionHead((await params).articleId);
  const chains = await readChains(actor, article.id);
  return (
    <main id="content" tabIndex={-1} className="outline-none">
      <ChainScreen {...chains} />
    </main>
  );
}
