'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';

import { joinAgents } from '@/app/(workspace)/people/actions';
import { AgentFacts } from '@/components/agents/agent-facts';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/dialog';
import { useToast } from '@/components/ui/toast';
import type { AgentCounts, AgentView } from '@/lib/agents/model';
import { newId } from '@/lib/ids';

interface Side {
  agent: AgentView;
  counts: AgentCounts;
}

/** Two beside each other, to say which of them is kept. */
export function MergeChoice({ both }: { both: readonly Side[] }) {
  const router = useRouter();
  const toast = useToast();
  // The same for every attempt.
  const [id] = useState(newId);
  const [keptId, setKeptId] = useState<string | null>(null);
  const kept = both.find(({ agent }) => agent.id === keptId);
  const gone = both.find(({ agent }) => agent.id !== keptId);

  const merge = async () => {
    if (!kept || !gone) return;
    const merged = await joinAgents({ agentId: kept.agent.id, id, goneId: gone.agent.id });
    if (!merged.ok) {
      toast.add({ title: merged.error.message, urgent: true });
      return;
    }
    toast.add({ title: 'Merged', description: wentOver(merged.value) });
    router.push(`/people/${kept.agent.id}`);
  };
  return (
    <>
      <div className="grid gap-4 md:grid-cols-2">
        {both.map(({ agent, counts }) => (
          <section
            key={agent.id}
            aria-label={agent.name}
            className="flex min-w-0 flex-col items-start gap-4 rounded-2 border border-line-2 p-4"
          >
            <h2 dir="auto" className="text-[17px] font-semibold wrap-anywhere">
              {agent.name}
            </h2>
            <AgentFacts agent={agent} />
            <p className="text-ink-2">
              {[
                counted(counts.said, 'quote'),
                counted(counts.claimed, 'claim'),
                `${counts.attributed} otherwise`,
                counted(counts.sources, 'source'),
              ].join(' · ')}
            </p>
            <Button variant="primary" className="mt-auto" onClick={() => setKeptId(agent.id)}>
              Keep this one…
              <span className="sr-only"> ({agent.name})</span>
            </Button>
          </section>
        ))}
      </div>
      <ConfirmDialog
        open={kept !== undefined}
        onOpenChange={(isOpen) => {
          if (!isOpen) setKeptId(null);
        }}
        title={`Merge into ${kept?.agent.name ?? ''}?`}
        description={`Everything that names ${gone?.agent.name ?? ''} names ${kept?.agent.name ?? ''} from now on, who also gets the other’s names and roles. Names that are printed stay as they are. It can be undone on the page of the one that is kept.`}
        action="Merge"
        onConfirm={merge}
      />
    </>
  );
}

function wentOver({ annotations, sources }: { annotations: number; sources: number }): string {
  return `${counted(annotations, 'name')} on cards and ${counted(sources, 'source')} went over. It can be undone here.`;
}

function counted(number: number, one: string): string {
  return `${number} ${number === 1 ? one : `${one}s`}`;
}
