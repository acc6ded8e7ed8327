'use client';

import Link from 'next/link';
import { useState } from 'react';

import { separateAgents } from '@/app/(workspace)/people/actions';
import { REASON_LABELS } from '@/components/agents/agent-names';
import { RelativeTime } from '@/components/articles/relative-time';
import { Button, buttonClass } from '@/components/ui/button';
import { useToast } from '@/components/ui/toast';
import type { AgentProposal, AgentView, MergeView } from '@/lib/agents/model';

interface SamePersonProps {
  agent: AgentView;
  proposals: readonly AgentProposal[];
  merges: readonly MergeView[];
  canEdit: boolean;
}

/** Who may be the same, and who was found to be: both are for a person to decide, and to take back. */
export function SamePerson({ agent, proposals, merges, canEdit }: SamePersonProps) {
  if (proposals.length === 0 && merges.length === 0) return null;
  return (
    <section
      aria-label="The same?"
      className="flex max-w-3xl flex-col gap-2 rounded-2 border border-line p-4"
    >
      {proposals.map(({ agent: other, reason, by }) => (
        <div key={other.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <p className="min-w-0 flex-1 wrap-anywhere">
            May be the same as{' '}
            <Link
              href={`/people/${other.id}`}
              prefetch={false}
              dir="auto"
              className="font-medium underline-offset-2 hover:underline"
            >
              {other.name}
            </Link>
            <span className="text-ink-2">
              {' '}
              ({REASON_LABELS[reason]}
              {by !== other.name && (
                <>
                  : <bdi>{by}</bdi>
                </>
              )}
              )
            </span>
          </p>
          {canEdit && (
            <Link
              className={buttonClass('quiet', 'small')}
              href={`/people/${agent.id}/merge?with=${other.id}`}
            >
              Compare
              <span className="sr-only"> with {other.name}</span>
            </Link>
          )}
        </div>
      ))}
      {merges.map((merge) => (
        <Merged key={merge.id} agentId={agent.id} merge={merge} canEdit={canEdit} />
      ))}
    </section>
  );
}

function Merged({ agentId, merge, canEdit }: { agentId: string; merge: MergeView; canEdit: boolean }) {
  const toast = useToast();
  const [isBusy, setIsBusy] = useState(false);
  const undo = async () => {
    setIsBusy(true);
    const undone = await separateAgents({ agentId, mergeId: merge.id });
    setIsBusy(false);
    // The line and its button go.
    if (undone.ok) document.getElementById('content')?.focus({ preventScroll: true });
    toast.add(
      undone.ok
        ? { title: 'Merge undone', description: `${merge.goneName} stands again.` }
        : { title: undone.error.message, urgent: true },
    );
  };
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <p className="min-w-0 flex-1 wrap-anywhere text-ink-2">
        <span dir="auto" className="font-medium text-ink">
          {merge.goneName}
        </span>{' '}
        was merged into this one, <RelativeTime at={merge.createdAt} />
        {merge.annotations > 0 &&
          `; ${merge.annotations} ${merge.annotations === 1 ? 'name' : 'names'} on cards went over`}
      </p>
      {canEdit && (
        <Button size="small" busy={isBusy} onClick={() => void undo()}>
          Undo merge
          <span className="sr-only"> of {merge.goneName}</span>
        </Button>
      )}
    </div>
  );
}
