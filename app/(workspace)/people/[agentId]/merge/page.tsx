import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { z } from 'zod';

import { MergeChoice } from '@/components/agents/merge-choice';
import { MergeCandidates } from '@/components/agents/merge-candidates';
import { PageHeader } from '@/components/layout/page-header';
import { buttonClass } from '@/components/ui/button';
import type { AgentView } from '@/lib/agents/model';
import { canEditAgents } from '@/lib/agents/policy';
import { countUses, listAgents, proposeAgents } from '@/lib/agents/queries';
import type { Actor } from '@/lib/auth/actor';
import { requirePageActor } from '@/lib/auth/session';
import { idSchema } from '@/lib/ids';

import { AgentSearch } from '../../_components/agent-search';
import { readAgent } from '../read-agent';

export const metadata: Metadata = { title: 'Merge' };

interface MergePageProps {
  params: Promise<Record<string, string>>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const NOTHING = { said: 0, claimed: 0, attributed: 0, sources: 0 };
const askedSchema = z.object({
  with: idSchema.optional().catch(undefined),
  search: z.string().trim().max(300).optional().catch(undefined),
});

/** Whether two are one is decided looking at both. */
export default async function MergePage({ params, searchParams }: MergePageProps) {
  const actor = await requirePageActor();
  const agent = await readAgent(actor, (await params)['agentId']);
  if (!canEditAgents(actor)) redirect(`/people/${agent.id}`);
  const asked = askedSchema.parse(await searchParams);
  return (
    <main id="content" tabIndex={-1} className="outline-none">
      <PageHeader title={<span dir="auto">Merge {agent.name} with another</span>}>
        <Link className={buttonClass('plain')} href={`/people/${agent.id}`}>
          Back
        </Link>
      </PageHeader>
      <div className="flex flex-col gap-6 px-6 py-6 max-sm:px-4">
        {asked.with !== undefined && asked.with !== agent.id ? (
          <Both actor={actor} agent={agent} otherId={asked.with} />
        ) : (
          <Others actor={actor} agent={agent} search={asked.search ?? ''} />
        )}
      </div>
    </main>
  );
}

async function Both({ actor, agent, otherId }: { actor: Actor; agent: AgentView; otherId: string }) {
  const other = await readAgent(actor, otherId);
  if (other.id === agent.id || other.kind !== agent.kind) redirect(`/people/${agent.id}/merge`);
  const counts = await countUses(actor, [agent.id, other.id]);
  const both = [agent, other].map((each) => ({ agent: each, counts: counts.get(each.id) ?? NOTHING }));
  return <MergeChoice both={both} />;
}

async function Others({ actor, agent, search }: { actor: Actor; agent: AgentView; search: string }) {
  const path = `/people/${agent.id}/merge`;
  const found =
    search === ''
      ? (await proposeAgents(actor, [agent.name, ...agent.aliases], agent.id)).map((each) => each.agent)
      : (await listAgents(actor, { search, kind: agent.kind, limit: 20 })).items;
  const others = found.filter((each) => each.id !== agent.id && each.kind === agent.kind);
  return (
    <>
      <AgentSearch key={search} action={path} search={search} />
      <MergeCandidates path={path} isSearch={search !== ''} items={others} />
    </>
  );
}
