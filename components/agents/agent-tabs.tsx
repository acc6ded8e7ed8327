import clsx from 'clsx';
import Link from 'next/link';

import type { AgentCounts } from '@/lib/agents/model';

export const TABS = ['said', 'claimed', 'attributed', 'sources'] as const;
export type AgentTab = (typeof TABS)[number];

const LABELS: Record<AgentTab, string> = {
  said: 'Said',
  claimed: 'Claimed',
  attributed: 'Named otherwise',
  sources: 'Sources',
};

interface AgentTabsProps {
  agentId: string;
  tab: AgentTab;
  counts: AgentCounts;
}

/** The parts of a page on somebody, with how much there is of each. */
export function AgentTabs({ agentId, tab, counts }: AgentTabsProps) {
  return (
    <nav aria-label="Where they are named" className="flex flex-wrap gap-x-5 border-b border-line">
      {TABS.map((each) => (
        <Link
          key={each}
          href={`/people/${agentId}?tab=${each}`}
          prefetch={false}
          scroll={false}
          aria-current={each === tab ? 'page' : undefined}
          className={clsx(
            '-mb-px border-b-2 py-2 font-medium pointer-coarse:py-3',
            each === tab ? 'border-accent text-ink' : 'border-transparent text-ink-2 hover:text-ink',
          )}
        >
          {LABELS[each]} <span className="text-ink-2 tabular-nums">{counts[each]}</span>
        </Link>
      ))}
    </nav>
  );
}
