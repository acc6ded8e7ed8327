'use client';

import { Plus } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { AgentIcon } from '@/components/agents/agent-icon';
import { AGENT_KIND_LABELS, REASON_LABELS } from '@/components/agents/agent-names';
import { useDesk } from '@/components/desk/desk-context';
import { Input } from '@/components/ui/field';
import { AGENT_KINDS, EMPTY_AGENT, type AgentFields, type AgentView } from '@/lib/agents/model';
import { roleAt, roleTitle } from '@/lib/agents/role-rules';

interface AgentPickerProps {
  label: string;
  /** The name on the card, for which there are proposals. */
  named: string;
  onPick: (agent: AgentView) => void;
  /** Somebody new is wanted. */
  onNew: (fields: AgentFields) => void;
  onCancel: () => void;
}

interface Choice {
  agent: AgentView;
  why: string;
}

const REST_MS = 200;

/** Finds a person or organisation of the workspace, first those whom the name may mean, or adds one. */
export function AgentPicker({ label, named, onPick, onNew, onCancel }: AgentPickerProps) {
  const { article } = useDesk();
  const listId = useId();
  const [search, setSearch] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const group = useRef<HTMLFieldSetElement>(null);
  const { choices, message, isRead } = useChoices(search, named);
  const name = (search.trim() || named).slice(0, 300);
  useEffect(() => input.current?.focus({ preventScroll: true }), []);
  // It opens at the end of a card, which may stand at the end of the screen.
  useEffect(() => {
    // In newer browsers a scroll answers a promise, which is no way to clean up.
    group.current?.scrollIntoView({ block: 'nearest' });
  }, [choices]);

  const listen = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      onCancel();
    } else if (step !== undefined) {
      event.preventDefault();
      const group = event.currentTarget.closest('fieldset');
      const stops = [...(group?.querySelectorAll<HTMLElement>('input, button') ?? [])];
      const index = stops.findIndex((stop) => stop === document.activeElement);
      stops[Math.min(Math.max(index + step, 0), stops.length - 1)]?.focus();
    } else if (event.key === 'Enter' && event.currentTarget instanceof HTMLInputElement) {
      // Enter must not send a form around it.
      event.preventDefault();
      const [only] = choices;
      if (isRead && choices.length === 1 && only) onPick(only.agent);
    }
  };
  return (
    <fieldset
      ref={group}
      aria-label={label}
      className="my-1 flex min-w-0 flex-col gap-1 rounded-2 border border-line-2 bg-desk p-1.5"
    >
      <Input
        ref={input}
        type="search"
        dir="auto"
        className="h-7 text-[13px]"
        aria-label="Search people and organisations"
        aria-controls={listId}
        placeholder={named === '' ? 'Name or role' : `Another than “${named}”`}
        maxLength={300}
        value={search}
        onChange={(event) => setSearch(event.target.value)}
        onKeyDown={listen}
      />
      {message !== null && (
        <p role="alert" className="px-1.5 text-[12.5px] text-bad">
          {message}
        </p>
      )}
      <ul id={listId} aria-label="People and organisations found" className="choice-list source-list">
        {choices.map(({ agent, why }) => {
          const was = roleAt(agent.roles, article.publishedAt);
          const detail = [was ? roleTitle(was) : '', why].filter((part) => part !== '').join(' · ');
          return (
            <li key={agent.id}>
              <button type="button" onKeyDown={listen} onClick={() => onPick(agent)}>
                <AgentIcon kind={agent.kind} />
                <span className="flex min-w-0 flex-1 flex-col py-1 leading-snug">
                  <span dir="auto" className="truncate">
                    {agent.name}
                  </span>
                  {detail !== '' && (
                    <span dir="auto" className="truncate text-[12.5px] text-ink-2">
                      {detail}
                    </span>
                  )}
                </span>
              </button>
            </li>
          );
        })}
        {name !== '' &&
          AGENT_KINDS.map((kind) => (
            <li key={kind}>
              <button
                type="button"
                className="font-medium text-accent"
                onKeyDown={listen}
                onClick={() => onNew({ ...EMPTY_AGENT, kind, name })}
              >
                <Plus className="size-3.5 shrink-0" aria-hidden />
                <span className="truncate" dir="auto">
                  New {AGENT_KIND_LABELS[kind].toLowerCase()}: {name}
                </span>
              </button>
            </li>
          ))}
      </ul>
    </fieldset>
  );
}

interface Found {
  choices: readonly Choice[];
  message: string | null;
  /** What is shown is for what stands in the field now. */
  isRead: boolean;
}

// Without a search, whom the name may mean, and when nobody is alike, the first of all.
function useChoices(search: string, named: string): Found {
  const { desk } = useDesk();
  const [found, setFound] = useState<Found & { of: string }>({
    choices: [],
    message: null,
    isRead: false,
    of: '',
  });
  useEffect(() => {
    const ending = new AbortController();
    const find = async () => {
      const result = await readChoices(desk.store, search.trim(), named, ending.signal);
      if (!ending.signal.aborted) setFound({ ...result, isRead: true, of: search });
    };
    const timer = setTimeout(() => void find(), search === '' ? 0 : REST_MS);
    return () => {
      clearTimeout(timer);
      ending.abort();
    };
  }, [desk, search, named]);
  return { ...found, isRead: found.isRead && found.of === search };
}

type Store = ReturnType<typeof useDesk>['desk']['store'];

async function readChoices(
  store: Store,
  search: string,
  named: string,
  signal: AbortSignal,
): Promise<Pick<Found, 'choices' | 'message'>> {
  if (search === '' && named !== '') {
    const proposed = await store.proposeAgents(named, signal);
    if (!proposed.ok) return { choices: [], message: proposed.message };
    const choices = proposed.value.items.map(({ agent, reason }) => ({ agent, why: REASON_LABELS[reason] }));
    if (choices.length > 0) return { choices, message: null };
  }
  const listed = await store.searchAgents(search, signal);
  if (!listed.ok) return { choices: [], message: listed.message };
  return { choices: listed.value.items.map((agent) => ({ agent, why: '' })), message: null };
}
