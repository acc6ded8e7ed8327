import Link from 'next/link';

import { AgentIcon } from '@/components/agents/agent-icon';
import type { AgentView } from '@/lib/agents/model';
import { roleAt, roleInWords } from '@/lib/agents/role-rules';

interface MergeCandidatesProps {
  path: string;
  isSearch: boolean;
  items: readonly AgentView[];
}

/** With whom somebody may be merged: those with names alike, or those that were searched for. */
export function MergeCandidates({ path, isSearch, items }: MergeCandidatesProps) {
  if (items.length === 0) {
    return (
      <p className="text-ink-2">
        {isSearch
          ? 'Nobody else of this kind has all these words.'
          : 'Nobody has a name alike. Search for the other one.'}
      </p>
    );
  }
  return (
    <ul aria-label={isSearch ? 'Found' : 'With names alike'} className="flex max-w-3xl flex-col">
      {items.map((agent) => {
        const now = roleAt(agent.roles, '');
        return (
          <li key={agent.id} className="border-b border-line">
            <Link
              href={`${path}?with=${agent.id}`}
              prefetch={false}
              className="flex min-h-11 items-center gap-2 rounded-1 px-1 hover:bg-raised"
            >
              <AgentIcon kind={agent.kind} />
              <span dir="auto" className="min-w-0 truncate font-medium">
                {agent.name}
              </span>
              <span dir="auto" className="min-w-0 flex-1 truncate text-[12.5px] text-ink-2">
                {now ? roleInWords(now) : agent.aliases.join(', ')}
              </span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
