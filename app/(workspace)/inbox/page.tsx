import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { InboxList } from '@/components/inbox/inbox-list';
import { PageHeader } from '@/components/layout/page-header';
import { buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ListStart } from '@/components/ui/list-start';
import type { Actor } from '@/lib/auth/actor';
import { requirePageActor } from '@/lib/auth/session';
import { AppError } from '@/lib/errors';
import { inboxQuerySchema, type InboxPage, type InboxQuery } from '@/lib/inbox/model';
import { listNotices } from '@/lib/inbox/queries';

export const metadata: Metadata = { title: 'Inbox' };

interface InboxPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Inbox({ searchParams }: InboxPageProps) {
  const actor = await requirePageActor();
  const query = inboxQuerySchema.safeParse(await searchParams).data ?? {};
  const page = await readPage(actor, query);
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

// A page that is no longer there, from an old address or one made by hand, gives way to the first.
async function readPage(actor: Actor, query: InboxQuery): Promise<InboxPage> {
  try {
    return await listNotices(actor, query);
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid_input' && query.cursor !== undefined)
      redirect('/inbox');
    throw error;
  }
}
