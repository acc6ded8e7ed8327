import type { Metadata } from 'next';
import Link from 'next/link';

import { AgentList } from '@/components/agents/agent-list';
import { PageHeader } from '@/components/layout/page-header';
import { buttonClass } from '@/components/ui/button';
import { ListStart } from '@/components/ui/list-start';
import { Pager } from '@/components/ui/pager';
import { agentsPath, readAgentQuery } from '@/lib/agents/list-rules';
import { canEditAgents } from '@/lib/agents/policy';
import { listAgents } from '@/lib/agents/queries';
import { requirePageActor } from '@/lib/auth/session';

import { readPage } from '../read-page';
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
  const first = agentsPath({ search: query.search, kind: query.kind });
  const { items, nextCursor } = await readPage(listAgents(actor, query), { cursor: query.cursor, first });
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
      <Pager
        first={query.cursor === undefined ? null : first}
        next={nextCursor && agentsPath({ ...query, cursor: nextCursor })}
      />
    </main>
  );
}
