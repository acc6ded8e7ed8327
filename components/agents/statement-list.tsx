import Link from 'next/link';

import { NAMED_AS_LABELS } from '@/components/agents/agent-names';
import type { AgentTab } from '@/components/agents/agent-tabs';
import { fieldsOf } from '@/components/annotations/field-definitions';
import { KIND_LABELS, STATUS_LABELS, STATUS_TONES } from '@/components/annotations/labels';
import { Pill } from '@/components/ui/pill';
import { VerdictName } from '@/components/verdicts/verdict-mark';
import type { DatedRole, Statement } from '@/lib/agents/model';
import { roleAt, roleTitle } from '@/lib/agents/role-rules';
import type { Scale } from '@/lib/review/scale-model';
import { verdictOf } from '@/lib/review/scale-rules';

const NOTHING: Record<Exclude<AgentTab, 'sources'>, string> = {
  said: 'No quote is tied to them yet. Choose them beside the speaker on a quote’s card.',
  claimed: 'No claim is tied to them yet. Choose them beside the claimant on a claim’s card.',
  attributed: 'They are named as nothing else yet.',
};

interface StatementListProps {
  items: readonly Statement[];
  tab: Exclude<AgentTab, 'sources'>;
  roles: readonly DatedRole[];
  scale: Scale;
}

/** What somebody is named in, each a link to it in its article, with where the check stands and what was found. */
export function StatementList({ items, tab, roles, scale }: StatementListProps) {
  if (items.length === 0) return <p className="text-ink-2">{NOTHING[tab]}</p>;
  return (
    <ul className="flex max-w-3xl flex-col">
      {items.map((item) => (
        <li key={item.annotationId} className="flex flex-col gap-1 border-b border-line py-3">
          <Link
            href={`/articles/${item.articleId}?annotation=${item.annotationId}`}
            prefetch={false}
            dir="auto"
            className="line-clamp-3 rounded-1 font-text text-[15px] leading-snug text-ink underline-offset-2 hover:underline"
          >
            {item.words || item.statement || item.articleTitle}
          </Link>
          {item.statement !== '' && item.words !== '' && (
            <p dir="auto" className="text-[13px] text-ink-2">
              {item.statement}
            </p>
          )}
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-[12.5px] text-ink-2">
            {tab === 'attributed' && (
              <span>
                {KIND_LABELS[item.kind].one}, as {NAMED_AS_LABELS[item.role]}
              </span>
            )}
            {item.verdict && (
              <VerdictName className="font-medium text-ink" value={verdictOf(scale, item.verdict)} />
            )}
            {item.fidelity && <span className="font-medium text-ink">{fidelityLabel(item.fidelity)}</span>}
            {item.isStale ? (
              <Pill tone="warn">Stale</Pill>
            ) : (
              <Pill tone={STATUS_TONES[item.status]}>{STATUS_LABELS[item.status]}</Pill>
            )}
            <Printed item={item} roles={roles} />
            <span dir="auto" className="min-w-0 truncate">
              {[item.articleTitle, item.outlet, item.publishedAt.slice(0, 10)].filter(Boolean).join(', ')}
            </span>
          </p>
        </li>
      ))}
    </ul>
  );
}

// As what they were printed, and what they were when it was.
function Printed({ item, roles }: { item: Statement; roles: readonly DatedRole[] }) {
  const was = item.publishedAt === '' ? null : roleAt(roles, item.publishedAt);
  const words = [item.named && `“${item.named}”`, was ? roleTitle(was) : ''].filter(Boolean).join(', ');
  return words === '' ? null : <span dir="auto">{words}</span>;
}

function fidelityLabel(fidelity: string): string {
  const definition = fieldsOf('quote').find(([name]) => name === 'fidelity')?.[1];
  return (definition && 'choices' in definition ? definition.choices[fidelity] : undefined) ?? fidelity;
}
