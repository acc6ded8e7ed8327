import type { Metadata } from 'next';
import Link from 'next/link';
import { ActivityScreen } from '@/components/activity/activity-screen';
import { PageHeader } from '@/components/layout/page-header';
import { buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { readActivityQuery } from '@/lib/activity/list-rules';
import { canExportActivity, canSeeLog } from '@/lib/activity/policy';
import { listActivity } from '@/lib/activity/queries';
import { requirePageActor } from '@/lib/auth/session';
import { inWorkspace } from '@/lib/workspace-address';
import { listPeople } from '@/lib/workspaces/queries';

export const metadata: Metadata = { title: 'Activity' };

interface ActivityPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ActivityPage({ searchParams }: ActivityPageProps) {
  const actor = await requirePageActor();
  return (
    <main id="content" tabIndex={-1} className="outline-none">
      {canSeeLog(actor) ? await Screen({ searchParams }) : <ForOthers />}
    </main>
  );
}

async function Screen({ searchParams }: ActivityPageProps) {
  const actor = await requirePageActor();
  const query = readActivityQuery(await searchParams);
  const [page, people] = await Promise.all([listActivity(actor, query), listPeople(actor)]);
  return (
    <ActivityScreen
      title="Activity"
      base="/activity"
      query={query}
      page={page}
      people={people}
      articleId={null}
      exportPath={canExportActivity(actor) ? inWorkspace('/api/activity/export', actor.workspaceId) : null}
    />
  );
}

function ForOthers() {
  return (
    <>
      <PageHeader title="Activity" />
      <EmptyState
        action={
          <Link className={buttonClass()} href="/articles">
            All articles
          </Link>
        }
      >
        Editors and owners see what happened in the whole workspace. What happened on an article stands in its
        menu, under Activity.
      </EmptyState>
    </>
  );
}
