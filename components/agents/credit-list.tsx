import Link from 'next/link';

import { CREDIT_ROLE_LABELS } from '@/components/agents/agent-names';
import { SOURCE_KIND_LABELS } from '@/components/annotations/labels';
import type { CreditedSource } from '@/lib/agents/model';

/** The sources that name somebody, each a link to it. */
export function CreditList({ items }: { items: readonly CreditedSource[] }) {
  if (items.length === 0) {
    return <p className="text-ink-2">No source of the library names them that you can see.</p>;
  }
  return (
    <ul className="flex max-w-3xl flex-col">
      {items.map(({ sourceId, roles, kind, title, containerTitle, issued }) => (
        <li key={sourceId} className="flex flex-col gap-1 border-b border-line py-3">
          <Link
            href={`/sources/${sourceId}`}
            prefetch={false}
            dir="auto"
            className="line-clamp-2 rounded-1 font-medium underline-offset-2 hover:underline"
          >
            {title}
          </Link>
          <p className="flex flex-wrap gap-x-3 gap-y-1 text-[12.5px] text-ink-2">
            <span>{roles.map((role) => CREDIT_ROLE_LABELS[role]).join(', ')}</span>
            <span>{SOURCE_KIND_LABELS[kind]}</span>
            <span dir="auto">{[containerTitle, issued.slice(0, 10)].filter(Boolean).join(', ')}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}
