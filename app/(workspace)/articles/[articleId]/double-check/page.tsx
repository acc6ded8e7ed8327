import type { Metadata } from 'next';
import { DoubleCheckList } from '@/components/double-check/double-check-list';
import { canAskDoubleCheck } from '@/lib/double-check/policy';
import { listDoubleChecks } from '@/lib/double-check/queries';
import { listPeople } from '@/lib/workspaces/queries';
import { readVersionHead } from '../history/read-version-head';

interface DoubleChecksPageProps {
  params: Promise<{ articleId: string }>;
}

export async function generateMetadata({ params }: DoubleChecksPageProps): Promise<Metadata> {
  const { article } = await readVersionHead((await params).articleId);
  return { title: `Double checks of ${article.title}` };
}

export default async function DoubleChecksPage({ params }: DoubleChecksPageProps) {
  const { actor, article } = await readVersionHead((await params).articleId);
  const checks = await listDoubleChecks(actor, article.id);
  return (
    <main id="content" tabIndex={-1} className="outline-none">
      <DoubleCheckList
        place={{ articleId: article.id, workspaceId: actor.workspaceId, userId: actor.userId }}
        title={article.title}
        checks={checks}
        people={await listPeople(actor)}
        canAsk={canAskDoubleCheck(actor) && article.isOpen}
      />
    </main>
  );
}
