import type { VerdictCounts } from '@/lib/agents/model';
import { VERDICT_LABELS, VERDICT_SCALE } from '@/lib/annotations/verdict-rules';

const COLOURS = {
  TRUE: 'bg-ok',
  MIXTURE: 'bg-warn',
  FALSE: 'bg-bad',
  OTHER: 'bg-ink-3',
} as const;

/** How somebody's claims were rated: a bar for the eye, and the numbers. */
export function VerdictSummary({ counts }: { counts: VerdictCounts }) {
  const all = counts.reduce((sum, each) => sum + each.claims, 0);
  if (all === 0) return null;
  return (
    <figure className="flex max-w-3xl flex-col gap-2 py-1">
      <figcaption className="text-[13px] text-ink-2">
        How {all === 1 ? 'this claim was' : `these ${all} claims were`} rated
      </figcaption>
      <div aria-hidden className="flex h-2 gap-0.5 overflow-hidden rounded-full">
        {counts.map(({ verdict, claims }) => (
          <span
            key={verdict ?? 'none'}
            className={verdict ? COLOURS[VERDICT_SCALE[verdict].bucket] : 'bg-line-2'}
            style={{ flexGrow: claims }}
          />
        ))}
      </div>
      <ul className="flex flex-wrap gap-x-5 gap-y-1 text-[13px]">
        {counts.map(({ verdict, claims }) => (
          <li key={verdict ?? 'none'} className="flex items-center gap-1.5">
            <span
              aria-hidden
              className={`size-2 rounded-full ${verdict ? COLOURS[VERDICT_SCALE[verdict].bucket] : 'bg-line-2'}`}
            />
            <span className="tabular-nums">{claims}</span>
            {verdict ? VERDICT_LABELS[verdict] : 'Without a verdict'}
          </li>
        ))}
      </ul>
    </figure>
  );
}
