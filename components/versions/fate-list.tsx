'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { type Choices, type countFates, fateKey, groupFates } from '@/components/versions/fate-choices';
import { FateCard } from '@/components/versions/fate-card';
import { PLACEMENT_NAMES } from '@/components/versions/placement-names';
import type { TextRange } from '@/lib/text/text-range';
import type { FateView } from '@/lib/versions/new-version-rules';

const STEP = 50;

interface FateListProps {
  fates: readonly FateView[];
  choices: Choices;
  /** The new text. */
  text: string;
  counts: ReturnType<typeof countFates>;
  /** The key of the one for which a place is being chosen. */
  choosing: string | null;
  /** The words that are selected in the new text. */
  picked: TextRange | null;
  onChoose: (key: string, range: TextRange | null | undefined) => void;
  onChoosing: (key: string | null) => void;
  onShow: (range: TextRange) => void;
}

/** What becomes of every annotation, the worst first, each to be set right by hand. */
export function FateList({
  fates,
  choices,
  text,
  counts,
  choosing,
  picked,
  onChoose,
  onChoosing,
  onShow,
}: FateListProps) {
  if (fates.length === 0) return <p className="text-ink-2">Nothing is annotated in this article.</p>;
  const groups = groupFates(fates);
  return (
    <div className="flex flex-col gap-5">
      <h2 className="font-semibold">What becomes of the annotations</h2>
      <p className="text-[13.5px] text-ink-2">
        {counts.placed.toLocaleString('en')} of {fates.length.toLocaleString('en')} stay where they are.
        {counts.stale > 0 &&
          ` ${counts.stale.toLocaleString('en')} finished ${counts.stale === 1 ? 'check' : 'checks'} will have to be confirmed.`}
      </p>
      {groups.map(({ placement, fates: group }) => (
        <Group
          key={placement}
          name={PLACEMENT_NAMES[placement].group}
          hint={PLACEMENT_NAMES[placement].hint}
          fates={group}
        >
          {(fate) => {
            const key = fateKey(fate);
            return (
              <FateCard
                key={key}
                fate={fate}
                choice={choices[key]}
                text={text}
                isChoosing={choosing === key}
                picked={choosing === key ? picked : null}
                onChoose={(range) => {
                  onChoose(key, range);
                  onChoosing(null);
                }}
                onChoosing={(isChoosing) => onChoosing(isChoosing ? key : null)}
                onShow={onShow}
              />
            );
          }}
        </Group>
      ))}
    </div>
  );
}

interface GroupProps {
  name: string;
  hint: string;
  fates: readonly FateView[];
  children: (fate: FateView) => React.ReactNode;
}

function Group({ name, hint, fates, children }: GroupProps) {
  const [limit, setLimit] = useState(STEP);
  return (
    <section className="flex flex-col gap-2">
      <h3 className="text-[13.5px] font-semibold">
        {name}{' '}
        <span className="font-normal text-ink-2 tabular-nums">{fates.length.toLocaleString('en')}</span>
      </h3>
      <p className="text-[12.5px] text-ink-2">{hint}</p>
      <ul className="flex flex-col gap-2">
        {fates.slice(0, limit).map((fate) => (
          <li key={fateKey(fate)}>{children(fate)}</li>
        ))}
      </ul>
      {fates.length > limit && (
        <Button size="small" onClick={() => setLimit(limit + STEP)}>
          Show more
        </Button>
      )}
    </section>
  );
}
