import type { Metadata } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { InboxList } from '@/components/inbox/inbox-list';
import { PageHeader } from '@/components/layout/page-header';
import { buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ListStart } from '@/components/ui/list-start';
import { OpenWorkspace } from '@/components/workspaces/open-workspace';
import { requirePageActor } from '@/lib/auth/session';
import { inboxQuerySchema } from '@/lib/inbox/model';
import { listNotices } from '@/lib/inbox/queries';
import type { WorkspaceView } from '@/lib/workspaces/model';
import { getAccount } from '@/lib/workspaces/queries';
import { readPage } from '../read-page';

export const metadata: Metadata = { title: 'Inbox' };

interface InboxPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Inbox({ searchParams }: InboxPageProps) {
  const actor = await requirePageActor();
  const { workspace: named, ...asked } = await searchParams;
  // Links in mails name the workspace that they are about.
  if (named !== undefined && named !== actor.workspaceId) {
    const other = (await getAccount(actor)).workspaces.find(({ id }) => id === named);
    if (other) return <InOtherWorkspace workspace={other} />;
  }
  const query = inboxQuerySchema.safeParse(asked).data ?? {};
  const page = await readPage(listNotices(actor, query), { cursor: query.cursor, first: '/inbox' });
  const isUnread = query.unread === 'yes';
  return (
    <main id="content" tabIndex={-1} className="outline-none">
      <PageHeader title="Inbox">
        <nav aria-label="Which notices" className="flex gap-1">
          <Tab href="/inbox" isHere={!isUnread}>
            All
          </Tab>
          <Tab href="/inbox?unread=yes" isHere={isUnread}>
            Unread ({page.unread.toLocaleString('en')})
          </Tab>
        </nav>
        <Link href="/account#mail" className={buttonClass('plain', 'small')}>
          What is mailed
        </Link>
      </PageHeader>
      <ListStart page={query.cursor} />
      {page.items.length === 0 ? (
        <EmptyState>
          {isUnread
            ? 'Nothing is unread.'
            : 'Nothing has been said to you yet. What others say, ask and give you comes here, once for each talk.'}
        </EmptyState>
      ) : (
        <InboxList key={page.asOf} items={page.items} until={page.asOf} />
      )}
      {page.nextCursor !== null && (
        <p className="px-6 py-4 max-md:px-4">
          <Link
            className={buttonClass('quiet', 'small')}
            href={`/inbox?${new URLSearchParams({ ...(isUnread && { unread: 'yes' }), cursor: page.nextCursor }).toString()}`}
          >
            Older ones
          </Link>
        </p>
      )}
    </main>
  );
}

function InOtherWorkspace({ workspace }: { workspace: WorkspaceView }) {
  return (
    <main id="content" tabIndex={-1} className="outline-none">
      <h1 className="sr-only">Inbox in another workspace</h1>
      <EmptyState action={<OpenWorkspace workspace={workspace} path="/inbox" />}>
        This inbox is in another of your workspaces.
      </EmptyState>
    </main>
  );
}

function Tab({ href, isHere, children }: { href: string; isHere: boolean; children: ReactNode }) {
  return (
    <Link
      href={href}
      aria-current={isHere ? 'page' : undefined}
      className={buttonClass(isHere ? 'quiet' : 'plain', 'small')}
    >
      {children}
    </Link>
  );
}
