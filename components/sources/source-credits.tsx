'use client';

import Link from 'next/link';
import { useState } from 'react';

import { addCredited, saveCredit } from '@/app/(workspace)/sources/actions';
import { AgentIcon } from '@/components/agents/agent-icon';
import { AGENT_KIND_LABELS, CREDIT_ROLE_LABELS, REASON_LABELS } from '@/components/agents/agent-names';
import { Button } from '@/components/ui/button';
import { useToast } from '@/components/ui/toast';
import { EMPTY_AGENT, type AgentKind, type AgentProposal } from '@/lib/agents/model';
import { newId } from '@/lib/ids';
import type { CreditView } from '@/lib/sources/credit-model';
import { kindsOfCredit } from '@/lib/sources/credit-rules';
import type { SourceView } from '@/lib/sources/model';
import { displayName } from '@/lib/sources/name-rules';

/** A name of a source with who may be meant by it. */
export interface ProposedCredit extends CreditView {
  proposals: AgentProposal[];
}

interface SourceCreditsProps {
  source: SourceView;
  credits: readonly ProposedCredit[];
  canEdit: boolean;
}

/** Who is meant by each name of a source; for those of whom it is not known, who may be, and the way to say so. */
export function SourceCredits({ source, credits, canEdit }: SourceCreditsProps) {
  return (
    <div className="flex max-w-3xl flex-col gap-2">
      <ul className="flex flex-col">
        {credits.map((credit) => (
          <li
            key={`${credit.role} ${credit.ordinal}`}
            className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-2 first:border-t"
          >
            <span className="min-w-0 flex-1 basis-60">
              <Name credit={credit} />
              <span className="block text-[12.5px] text-ink-2">{CREDIT_ROLE_LABELS[credit.role]}</span>
            </span>
            {canEdit && <Choices source={source} credit={credit} />}
          </li>
        ))}
      </ul>
      {canEdit && source.access === 'restricted' && (
        <p className="text-[12.5px] text-ink-2">
          This source is restricted: nobody is entered in the list of people on its behalf, which all may
          read. Links from here are seen by those named with the source only.
        </p>
      )}
    </div>
  );
}

function Name({ credit: { agent, name } }: { credit: ProposedCredit }) {
  const printed = displayName(name);
  if (!agent) return <bdi>{printed}</bdi>;
  return (
    <span className="flex items-center gap-1.5">
      <AgentIcon kind={agent.kind} />
      <span className="min-w-0 wrap-anywhere">
        <Link
          href={`/people/${agent.id}`}
          prefetch={false}
          className="text-accent underline underline-offset-2"
        >
          <bdi>{agent.name}</bdi>
        </Link>
        {printed !== '' && printed !== agent.name && (
          <span className="text-ink-2">
            , here <bdi>{printed}</bdi>
          </span>
        )}
      </span>
    </span>
  );
}

function Choices({ source, credit }: { source: SourceView; credit: ProposedCredit }) {
  const toast = useToast();
  const [isBusy, setIsBusy] = useState(false);
  const { role, ordinal, name, agent, proposals } = credit;
  const place = { role, ordinal, name };
  const send = async (ask: () => Promise<{ ok: true } | { ok: false; error: { message: string } }>) => {
    setIsBusy(true);
    const done = await ask();
    setIsBusy(false);
    if (!done.ok) toast.add({ title: done.error.message, urgent: true });
  };
  const link = (agentId: string | null) =>
    void send(async () => await saveCredit({ sourceId: source.id, change: { ...place, agentId } }));
  const make = (kind: AgentKind) => {
    const made = { ...EMPTY_AGENT, id: newId(), kind, name: displayName(name).slice(0, 300) };
    void send(async () => await addCredited({ sourceId: source.id, change: place, agent: made }));
  };
  if (agent) {
    return (
      <Button size="small" busy={isBusy} onClick={() => link(null)}>
        Not them
        <span className="sr-only">: {agent.name}</span>
      </Button>
    );
  }
  return (
    <span className="flex flex-wrap gap-2">
      {proposals.map(({ agent: proposed, reason }) => (
        <Button key={proposed.id} size="small" busy={isBusy} onClick={() => link(proposed.id)}>
          Link to <bdi>{proposed.name}</bdi>
          <span className="font-normal text-ink-2">({REASON_LABELS[reason]})</span>
        </Button>
      ))}
      {source.access === 'team' &&
        kindsOfCredit(role).map((kind) => (
          <Button key={kind} size="small" variant="quiet" busy={isBusy} onClick={() => make(kind)}>
            Make {kind === 'person' ? 'a person' : 'an organisation'} of it
            <span className="sr-only">
              : {AGENT_KIND_LABELS[kind]} {displayName(name)}
            </span>
          </Button>
        ))}
    </span>
  );
}
