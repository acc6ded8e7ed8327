import clsx from 'clsx';
import Link from 'next/link';

import { agentsPath } from '@/lib/agents/list-rules';
import type { AgentKind, AgentListQuery } from '@/lib/agents/model';

const CHOICES: { kind: AgentKind | undefined; label: string }[] = [
  { kind: undefined, label: 'All' },
  { kind: 'person', label: 'People' },
  { kind: 'organisation', label: 'Organisations' },
];

/** Narrows the list to people or organisations; the choice stands in the address. */
export function AgentKindFilter({ query }: { query: AgentListQuery }) {
  return (
    <nav aria-label="Kinds" className="flex gap-0.5 rounded-2 border border-line-2 p-0.5">
      {CHOICES.map(({ kind, label }) => (
        <Link
          key={label}
          href={agentsPath({ search: query.search, kind })}
          prefetch={false}
          aria-current={query.kind === kind ? 'true' : undefined}
          className={clsx(
            'grid h-7 place-items-center rounded-1 px-2.5 text-[13px] font-medium pointer-coarse:min-h-10',
            query.kind === kind ? 'bg-line text-ink' : 'text-ink-2 hover:text-ink',
          )}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
