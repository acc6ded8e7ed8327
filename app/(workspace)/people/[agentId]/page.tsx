import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { z } from 'zod';

import { AgentPanel } from '@/components/agents/agent-panel';
import { AgentTabs, TABS, type AgentTab } from '@/components/agents/agent-tabs';
import { CreditList } from '@/components/agents/credit-list';
import { SamePerson } from '@/components/agents/same-person';
import { StatementList } from '@/components/agents/statement-list';
import { VerdictSummary } from '@/components/agents/verdict-summary';
import { PageHeader } from '@/components/layout/page-header';
import { buttonClass } from '@/components/ui/button';
import { listMerges } from '@/lib/agents/merges';
import type { AgentView } from '@/lib/agents/model';
import { canEditAgents } from '@/lib/agents/policy';
import { countUses, proposeAgents } from '@/lib/agents/queries';
import { countVerdicts, listCredits, listStatements } from '@/lib/agents/statements';
import type { Actor } from '@/lib/auth/actor';
import { requirePageActor } from '@/lib/auth/session';
import { idSchema } from '@/lib/ids';
import { getScale } from '@/lib/review/scale-queries';

import { readAgent } from './read-agent';

interface AgentPageProps {
  params: Promise<Record<string, string>>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const NOTHING = { said: 0, claimed: 0, attributed: 0, sources: 0 };
const askedSchema = z.object({
  tab: z.enum(TABS).optional().catch(undefined),
  after: idSchema.optional().catch(undefined),
});

export async function generateMetadata({ params }: AgentPageProps): Promise<Metadata> {
  const actor = await requirePageActor();
  return { title: (await readAgent(actor, (await params)['agentId'])).name };
}

export default async function AgentPage({ params, searchParams }: AgentPageProps) {
  const actor = await requirePageActor();
  const { agentId } = await params;
  const agent = await readAgent(actor, agentId);
  // Somebody who was merged is found under the other's address.
  if (agent.id !== agentId?.toLowerCase()) redirect(`/people/${agent.id}`);
  const asked = askedSchema.parse(await searchParams);
  const [counts, proposals, merges] = await Promise.all([
    countUses(actor, [agent.id]),
    proposeAgents(actor, [agent.name, ...agent.aliases], agent.id),
    listMerges(actor, agent.id),
  ]);
  const count = counts.get(agent.id) ?? NOTHING;
  const tab = asked.tab ?? TABS.find((each) => count[each] > 0) ?? 'said';
  const canEdit = canEditAgents(actor);
  const alike = proposals.filter((proposal) => proposal.agent.kind === agent.kind);
  return (
    <main id="content" tabIndex={-1} className="outline-none">
      <PageHeader title={<span dir="auto">{agent.name}</span>}>
        <Link className={buttonClass('plain')} href="/people">
          All people
        </Link>
      </PageHeader>
      <div className="flex flex-col gap-8 px-6 py-6 max-sm:px-4">
        <AgentPanel agent={agent} canEdit={canEdit} />
        <SamePerson agent={agent} proposals={alike} merges={merges} canEdit={canEdit} />
        <section aria-labelledby="named" className="flex flex-col gap-3">
          <h2 id="named" className="sr-only">
            Where {agent.name} is named
          </h2>
          <AgentTabs agentId={agent.id} tab={tab} counts={count} />
          <TabContent actor={actor} agent={agent} tab={tab} cursor={asked.after} />
        </section>
      </div>
    </main>
  );
}

interface TabContentProps {
  actor: Actor;
  agent: AgentView;
  tab: AgentTab;
  cursor: string | undefined;
}

async function TabContent({ actor, agent, tab, cursor }: TabContentProps) {
  if (tab === 'sources') {
    const page = await listCredits(actor, agent.id, { cursor });
    return (
      <>
        <CreditList items={page.items} />
        <NextPage agentId={agent.id} tab={tab} cursor={page.nextCursor} />
      </>
    );
  }
  const scale = await getScale(actor);
  const [page, verdicts] = await Promise.all([
    listStatements(actor, agent.id, tab, { cursor }),
    tab === 'claimed' ? countVerdicts(actor, agent.id, scale) : [],
  ]);
  return (
    <>
      {tab === 'claimed' && <VerdictSummary counts={verdicts} scale={scale} />}
      <StatementList items={page.items} tab={tab} roles={agent.roles} scale={scale} />
      <NextPage agentId={agent.id} tab={tab} cursor={page.nextCursor} />
    </>
  );
}

function NextPage({ agentId, tab, cursor }: { agentId: string; tab: AgentTab; cursor: string | null }) {
  if (cursor === null) return null;
  return (
    <Link
      rel="next"
      className={`${buttonClass()} self-start`}
      href={`/people/${agentId}?tab=${tab}&after=${cursor}`}
    >
      Next page
    </Link>
  );
}
