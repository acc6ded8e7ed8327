import type { VerdictCounts } from '@/lib/agents/model';
import type { Verdict } from '@/lib/annotations/kind-model';
import { VERDICT_LABELS, VERDICT_SCALE } from '@/lib/annotations/verdict-rules';

const COLOURS = {
  TRUE: { dot: 'bg-ok', bar: 'fill-ok' },
  MIXTURE: { dot: 'bg-warn', bar: 'fill-warn' },
  FALSE: { dot: 'bg-bad', bar: 'fill-bad' },
  OTHER: { dot: 'bg-ink-3', bar: 'fill-ink-3' },
  NONE: { dot: 'bg-line-2', bar: 'fill-line-2' },
} as const;

const colourOf = (verdict: Verdict | null) => COLOURS[verdict ? VERDICT_SCALE[verdict].bucket : 'NONE'];

/** How somebody's claims were rated: a bar for the eye, and the numbers. */
export function VerdictSummary({ counts }: { counts: VerdictCounts }) {
  const all = counts.reduce((sum, each) => sum + each.claims, 0);
  if (all === 0) return null;
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
        {counts.map(({ verdict, claims }, index) => (
          <rect
            key={verdict ?? 'none'}
            x={counts.slice(0, index).reduce((sum, each) => sum + each.claims, 0)}
            width={claims}
            height={1}
            className={colourOf(verdict).bar}
          />
        ))}
      </svg>
      <ul className="flex flex-wrap gap-x-5 gap-y-1 text-[13px]">
        {counts.map(({ verdict, claims }) => (
          <li key={verdict ?? 'none'} className="flex items-center gap-1.5">
            <span aria-hidden className={`size-2 rounded-full ${colourOf(verdict).dot}`} />
            <span className="tabular-nums">{claims}</span>
            {verdict ? VERDICT_LABELS[verdict] : 'Without a verdict'}
          </li>
        ))}
      </ul>
    </figure>
  );
}
