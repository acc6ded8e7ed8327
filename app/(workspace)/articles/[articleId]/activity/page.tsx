import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { ActivityScreen } from '@/components/activity/activity-screen';
import { buttonClass } from '@/components/ui/button';
import { readActivityQuery } from '@/lib/activity/list-rules';
import { canExportActivity, canSeeActivity } from '@/lib/activity/policy';
import { listArticleActivity } from '@/lib/activity/queries';
import { inWorkspace } from '@/lib/workspace-address';
import { listPeople } from '@/lib/workspaces/queries';
import { readVersionHead } from '../history/read-version-head';

interface ArticleActivityPageProps {
  params: Promise<{ articleId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: ArticleActivityPageProps): Promise<Metadata> {
  const { article } = await readVersionHead((await params).articleId);
  return { title: `Activity: ${article.title}` };
}

export default async function ArticleActivityPage({ params, searchParams }: ArticleActivityPageProps) {
  const { actor, article } = await readVersionHead((await params).articleId);
  if (!canSeeActivity(actor)) notFound();
  const { article: _, ...query } = readActivityQuery(await searchParams);
  const [page, people] = await Promise.all([
    listArticleActivity(actor, article.id, query),
    listPeople(actor),
  ]);
  const base = `/articles/${article.id}/activity`;
  return (
    <main id="content" tabIndex={-1} className="outline-none">
      <ActivityScreen
        title={
          <>
            Activity: <span dir="auto">{article.title}</span>
          </>
        }
        base={base}
        query={query}
        page={page}
        people={people}
        articleId={article.id}
        exportPath={
          canExportActivity(actor)
            ? inWorkspace(`/api/articles/${article.id}/activity/export`, actor.workspaceId)
            : null
        }
      >
        <Link href={`/articles/${article.id}`} className={buttonClass('plain')}>
          Back to the article
        </Link>
      </ActivityScreen>
    </main>
  );
}
