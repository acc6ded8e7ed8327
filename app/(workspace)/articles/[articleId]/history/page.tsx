import type { Metadata } from 'next';
import '@/app/versions.css';
import { HistoryScreen } from '@/components/versions/history-screen';
import { listHistory } from '@/lib/versions/list-history';
import { listPeople } from '@/lib/workspaces/queries';
import { readVersionHead } from './read-version-head';

interface HistoryPageProps {
  params: Promise<{ articleId: string }>;
}

export async function generateMetadata({ params }: HistoryPageProps): Promise<Metadata> {
  const { article } = await readVersionHead((await params).articleId);
  return { title: `History of ${article.title}` };
}

export default async function HistoryPage({ params }: HistoryPageProps) {
  const { actor, article } = await readVersionHead((await params).articleId);
  const [first, people] = await Promise.all([listHistory(actor, article.id, {}), listPeople(actor)]);
  const { id, title, language, canWrite, canName } = article;
  return (
    <main id="content" tabIndex={-1} className="outline-none">
      <HistoryScreen
        key={id}
        article={{ id, title, language }}
        workspaceId={actor.workspaceId}
        canWrite={canWrite}
        canName={canName}
        names={Object.fromEntries(people.map(({ userId, name }) => [userId, name]))}
        first={first}
      />
    </main>
  );
}
