'use client';

import { UserRoundSearch, X } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { AgentIcon } from '@/components/agents/agent-icon';
import { AGENT_ROLE_LABELS } from '@/components/agents/agent-names';
import { AgentPicker } from '@/components/agents/agent-picker';
import { useDesk, useDeskState } from '@/components/desk/desk-context';
import { IconButton } from '@/components/ui/icon-button';
import type { AgentRole } from '@/lib/agents/model';
import { roleAt, roleInWords } from '@/lib/agents/role-rules';
import { namedAs } from '@/lib/agents/rules';
import type { AnnotationView } from '@/lib/annotations/model';
import { newId } from '@/lib/ids';

interface AgentTieProps {
  annotation: AnnotationView;
  role: AgentRole;
  /** The control of the name as it is written down, if there is one. */
  children?: ReactNode;
}

/** Who is meant by a name on a card, with what they were when the article appeared; and the way to say so. */
export function AgentTie({ annotation, role, children }: AgentTieProps) {
  const { desk, may } = useDesk();
  const [isChoosing, setIsChoosing] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const wasChoosing = useRef(false);
  const problem = useDeskState((state) => state.problems.get(`${annotation.id} agents.${role}`));
  const agent = annotation.agents[role];
  useEffect(() => {
    if (wasChoosing.current && !isChoosing) button.current?.focus();
    wasChoosing.current = isChoosing;
  }, [isChoosing]);

  const label = AGENT_ROLE_LABELS[role];
  return (
    <div className="min-w-0">
      <div className="flex min-w-0 items-center">
        <div className="min-w-0 flex-1">
          {children ?? (!agent && <span className="px-1.5 text-ink-3">Not said</span>)}
        </div>
        {may.annotate && (
          <IconButton
            ref={button}
            label={agent ? `${label}: choose another` : `${label}: choose a person or organisation`}
            aria-expanded={isChoosing}
            className="size-7"
            onClick={() => setIsChoosing(!isChoosing)}
          >
            <UserRoundSearch className="size-3.5" aria-hidden />
          </IconButton>
        )}
      </div>
      {agent && <TiedAgent annotation={annotation} role={role} />}
      {problem !== undefined && (
        <p role="alert" className="px-1.5 text-[12.5px] font-medium text-bad">
          {problem}
        </p>
      )}
      {isChoosing && (
        <AgentPicker
          label={label}
          named={namedAs(annotation, role)}
          onPick={(picked) => {
            desk.actions.setAgent(annotation.id, role, picked);
            setIsChoosing(false);
          }}
          onNew={(fields) => {
            const input = { ...fields, id: newId() };
            desk.actions.setAgent(annotation.id, role, input, input);
            setIsChoosing(false);
          }}
          onCancel={() => setIsChoosing(false)}
        />
      )}
    </div>
  );
}

function TiedAgent({ annotation, role }: { annotation: AnnotationView; role: AgentRole }) {
  const { desk, may, article } = useDesk();
  const agent = annotation.agents[role];
  if (!agent) return null;
  const was = roleAt(agent.roles, article.publishedAt);
  return (
    <p className="flex min-w-0 items-center gap-1.5 pl-1.5 text-[12.5px]" data-agent={role}>
      <AgentIcon kind={agent.kind} />
      <span className="min-w-0 flex-1 leading-snug wrap-anywhere">
        <a
          href={`/people/${agent.id}`}
          target="_blank"
          rel="noopener"
          dir="auto"
          className="font-medium underline-offset-2 hover:underline"
        >
          {agent.name}
        </a>
        {was && (
          <span className="text-ink-2" dir="auto">
            {' '}
            · {roleInWords(was)}
          </span>
        )}
      </span>
      {may.annotate && (
        <IconButton
          label={`${AGENT_ROLE_LABELS[role]}: no longer ${agent.name}`}
          className="size-7"
          onClick={() => desk.actions.setAgent(annotation.id, role, null)}
        >
          <X className="size-3.5" aria-hidden />
        </IconButton>
      )}
    </p>
  );
}

/** A role for which the kind has no field: only who it is. */
export function AgentRow({ annotation, role }: { annotation: AnnotationView; role: AgentRole }) {
  const { may } = useDesk();
  if (!may.annotate && !annotation.agents[role]) return null;
  return (
    <fieldset className="field-row field-row-top" aria-label={AGENT_ROLE_LABELS[role]}>
      <span>{AGENT_ROLE_LABELS[role]}</span>
      <AgentTie annotation={annotation} role={role} />
    </fieldset>
  );
}
