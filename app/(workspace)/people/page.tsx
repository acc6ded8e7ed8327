import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';

import { AgentList } from '@/components/agents/agent-list';
import { PageHeader } from '@/components/layout/page-header';
import { buttonClass } from '@/components/ui/button';
import { ListStart } from '@/components/ui/list-start';
import { agentsPath, readAgentQuery } from '@/lib/agents/list-rules';
import type { AgentListQuery, AgentPage } from '@/lib/agents/model';
import { canEditAgents } from '@/lib/agents/policy';
import { listAgents } from '@/lib/agents/queries';
import type { Actor } from '@/lib/auth/actor';
import { requirePageActor } from '@/lib/auth/session';
import { AppError } from '@/lib/errors';

import { AgentKindFilter } from './_components/agent-kind-filter';
import { AgentSearch } from './_components/agent-search';
import { NoAgents } from './_components/no-agents';

export const metadata: Metadata = { title: 'People and organisations' };

interface PeoplePageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function PeoplePage({ searchParams }: PeoplePageProps) {
  const actor = await requirePageActor();
  const query = readAgentQuery(await searchParams);
  const { items, nextCursor } = await readPage(actor, query);
  const canEdit = canEditAgents(actor);
  const isNarrowed = Boolean(query.search ?? query.kind);
  return (
    <main id="content" tabIndex={-1} className="outline-none">
      <PageHeader title="People and organisations">
        <AgentKindFilter query={query} />
        <AgentSearch
          key={`${query.search} ${query.kind}`}
          action="/people"
          search={query.search ?? ''}
          hidden={query.kind ? { kind: query.kind } : {}}
        />
        {canEdit && (isNarrowed || items.length > 0) && (
          <Link className={buttonClass('primary')} href="/people/new">
            New
            <span className="sr-only"> person or organisation</span>
          </Link>
        )}
      </PageHeader>
      <ListStart page={query.cursor} />
      {items.length === 0 ? (
        <NoAgents isNarrowed={isNarrowed} canEdit={canEdit} />
      ) : (
        <AgentList items={items} />
      )}
      {(query.cursor ?? nextCursor) && (
        <nav aria-label="Pages" className="flex justify-end gap-2 px-6 py-4 max-md:px-4">
          {query.cursor && (
            <Link className={buttonClass()} href={agentsPath({ search: query.search, kind: query.kind })}>
              First page
            </Link>
          )}
          {nextCursor && (
            <Link rel="next" className={buttonClass()} href={agentsPath({ ...query, cursor: nextCursor })}>
              Next page
            </Link>
          )}
        </nav>
      )}
    </main>
  );
}

// A page that is no longer there, from an old address or one made by hand, gives way to the first.
async function readPage(actor: Actor, query: AgentListQuery): Promise<AgentPage> {
  try {
    return await listAgents(actor, query);
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid_input' && query.cursor !== undefined) {
      redirect(agentsPath({ search: query.search, kind: query.kind }));
    }
    throw error;
  }
}
