import { COLOUR_CLASSES, VerdictMark } from '@/components/verdicts/verdict-mark';
import type { VerdictCounts } from '@/lib/agents/model';
import type { Scale } from '@/lib/review/scale-model';
import { verdictOf } from '@/lib/review/scale-rules';

interface VerdictSummaryProps {
  counts: VerdictCounts;
  scale: Scale;
}

/** How somebody's claims were rated: a bar for the eye, and the numbers. */
export function VerdictSummary({ counts, scale }: VerdictSummaryProps) {
  const all = counts.reduce((sum, each) => sum + each.claims, 0);
  if (all === 0) return null;
  const rows = counts.map(({ verdict, claims }) => ({
    claims,
    key: verdict ?? 'none',
    value: verdict === null ? null : verdictOf(scale, verdict),
  }));
  return (
    <figure className="flex max-w-3xl flex-col gap-2 py-1">
      <figcaption className="text-[13px] text-ink-2">
        How {all === 1 ? 'this claim was' : `these ${all} claims were`} rated
      </figcaption>
      {/* Not by style attributes, which the page's own rules keep out. */}
      <svg
        aria-hidden
        viewBox={`0 0 ${all} 1`}
        preserveAspectRatio="none"
        className="h-2 w-full rounded-full"
      >
        {rows.map(({ key, value, claims }, index) => (
          <rect
            key={key}
            x={rows.slice(0, index).reduce((sum, each) => sum + each.claims, 0)}
            width={claims}
            height={1}
            fill="currentColor"
            className={value ? COLOUR_CLASSES[value.colour] : 'text-line-2'}
          />
        ))}
      </svg>
      <ul className="flex flex-wrap gap-x-5 gap-y-1 text-[13px]">
        {rows.map(({ key, value, claims }) => (
          <li key={key} className="flex items-center gap-1.5">
            {value ? (
              <VerdictMark value={value} />
            ) : (
              <span aria-hidden className="size-2 rounded-full bg-line-2" />
            )}
            <span className="tabular-nums">{claims}</span>
            {value ? <bdi>{value.label}</bdi> : 'Without a verdict'}
          </li>
        ))}
      </ul>
    </figure>
  );
}
