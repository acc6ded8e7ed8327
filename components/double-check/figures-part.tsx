import { counted, FIGURE_NAMES, figureSentence, figureValue } from '@/components/double-check/check-words';
import type { Figure, Figures } from '@/lib/double-check/agreement-rules';

/** How far the two agree, each figure with what it says and what it rests on. */
export function FiguresPart({ figures }: { figures: Figures }) {
  return (
    <section aria-labelledby="figures-title" className="flex flex-col gap-2">
      <h2 id="figures-title" className="text-[13.5px] font-semibold">
        How far they agree
      </h2>
      <dl className="check-figures">
        <Card of="where" figures={[['Krippendorff’s α', figures.where]]} />
        {(['kind', 'status', 'verdict'] as const).map((of) => (
          <Card
            key={of}
            of={of}
            figures={[
              ['Cohen’s κ', figures[of].kappa],
              ['Krippendorff’s α', figures[of].alpha],
            ]}
          />
        ))}
      </dl>
      <p className="text-[12.5px] text-ink-2">
        1 is full agreement, 0 what chance alone would give. No figure says who is right, and few items make
        every figure jump.
      </p>
    </section>
  );
}

function Card({ of, figures }: { of: keyof Figures; figures: [name: string, figure: Figure][] }) {
  const { title, asks, item } = FIGURE_NAMES[of];
  // What figures are customarily called is said of α.
  const [, alpha] = figures.at(-1) ?? [];
  return (
    <div className="flex min-w-0 flex-col gap-1 rounded-2 border border-line bg-raised px-4 py-3">
      <dt className="text-[13px] font-semibold">{title}</dt>
      <dd className="text-[12.5px] text-ink-2">{asks}</dd>
      <dd className="mt-1 flex flex-wrap gap-x-5 gap-y-1">
        {figures.map(([name, figure]) => (
          <span key={name} className="flex flex-col">
            <span className="text-[20px] leading-7 font-semibold tabular-nums">{figureValue(figure)}</span>
            <span className="text-[12px] text-ink-2">{name}</span>
          </span>
        ))}
      </dd>
      {alpha && (
        <dd className="text-[12.5px]">
          {figureSentence(alpha)} <span className="text-ink-2">{counted(alpha.items, item)}.</span>
        </dd>
      )}
    </div>
  );
}
