import { Building2, UserRound } from 'lucide-react';
import { AGENT_KIND_LABELS } from '@/components/agents/agent-names';
import type { AgentKind } from '@/lib/agents/model';

/** Tells a person from an organisation. */
export function AgentIcon({ kind }: { kind: AgentKind }) {
  const Icon = kind === 'person' ? UserRound : Building2;
  return (
    <>
      <Icon className="size-3.5 shrink-0 text-ink-2" aria-hidden />
      <span className="sr-only">{AGENT_KIND_LABELS[kind]}: </span>
    </>
  );
}
