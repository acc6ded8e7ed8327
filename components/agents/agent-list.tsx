import Link from 'next/link';

import { AgentIcon } from '@/components/agents/agent-icon';
import { RelativeTime } from '@/components/articles/relative-time';
import type { AgentListItem } from '@/lib/agents/model';
import { roleAt, roleInWords } from '@/lib/agents/role-rules';

/** A page of people and organisations; on narrow screens each row is a name and a line below it. */
export function AgentList({ items }: { items: readonly AgentListItem[] }) {
  return (
    <table className="w-full table-fixed border-separate border-spacing-0">
      <caption className="sr-only">People and organisations</caption>
      <thead className="max-md:sr-only">
        <tr className="*:sticky *:top-0 *:z-10 *:h-9 *:border-b *:border-line-2 *:bg-desk *:px-2 *:text-left *:text-[12.5px] *:font-medium *:text-ink-2 *:first:pl-6 *:last:pr-6">
          <th scope="col">Name</th>
          <th scope="col" className="w-64 max-lg:hidden">
            Role
          </th>
          <th scope="col" className="w-20">
            Quotes
          </th>
          <th scope="col" className="w-20">
            Claims
          </th>
          <th scope="col" className="w-24">
            Otherwise
          </th>
          <th scope="col" className="w-20">
            Sources
          </th>
          <th scope="col" className="w-36 max-xl:hidden">
            Last change
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((agent) => (
          <AgentRow key={agent.id} agent={agent} />
        ))}
      </tbody>
    </table>
  );
}

function AgentRow({ agent }: { agent: AgentListItem }) {
  const { id, kind, name, aliases, roles, counts, updatedAt } = agent;
  const now = roleAt(roles, '');
  const role = now ? roleInWords(now) : '';
  const also = aliases.length === 0 ? '' : `also ${aliases.join(', ')}`;
  const numbers = [counts.said, counts.claimed, counts.attributed, counts.sources];
  return (
    <tr className="*:h-11 *:border-b *:border-line *:px-2 *:text-left *:text-ink-2 *:first:pl-6 *:last:pr-6 focus-within:bg-raised hover:bg-raised max-md:*:py-2 max-md:*:first:px-4">
      <th scope="row" className="font-normal">
        <span className="flex min-w-0 items-center gap-2">
          <AgentIcon kind={kind} />
          <Link
            href={`/people/${id}`}
            dir="auto"
            title={name}
            prefetch={false}
            className="min-w-0 truncate rounded-1 py-1 text-[14.5px] font-semibold text-ink max-md:whitespace-normal"
          >
            {name}
          </Link>
          <span dir="auto" className="min-w-0 flex-1 truncate text-[12.5px] max-md:hidden">
            {also}
          </span>
        </span>
        <span dir="auto" className="mt-0.5 block truncate text-[12.5px] md:hidden">
          {[role || also, ...countsInWords(agent)].filter((part) => part !== '').join(' · ')}
        </span>
      </th>
      <td className="truncate max-lg:hidden" dir="auto" title={role}>
        {role}
      </td>
      {numbers.map((number, index) => (
        <td key={index} className="tabular-nums max-md:hidden">
          {number === 0 ? <span className="text-ink-3">–</span> : number}
        </td>
      ))}
      <td className="max-xl:hidden">
        <RelativeTime at={updatedAt} />
      </td>
    </tr>
  );
}

function countsInWords({ counts: { said, claimed, sources } }: AgentListItem): string[] {
  const words = (number: number, one: string, many: string) =>
    number === 0 ? '' : `${number} ${number === 1 ? one : many}`;
  return [
    words(said, 'quote', 'quotes'),
    words(claimed, 'claim', 'claims'),
    words(sources, 'source', 'sources'),
  ];
}
