'use client';

import clsx from 'clsx';
import { useId } from 'react';
import type { DecidedFidelity } from '@/components/quotes/bench';
import { DECIDED_FIDELITIES, FIDELITY_NAMES } from '@/components/quotes/fidelity-names';
import { Kbd } from '@/components/ui/kbd';

interface FidelityChoiceProps {
  value: DecidedFidelity | null;
  suggested: DecidedFidelity | null;
  disabled: boolean;
  onPick: (fidelity: DecidedFidelity) => void;
}

/** Every fidelity there is, with its key: what is suggested says so, and what a comparison cannot know stands apart. */
export function FidelityChoice({ value, suggested, disabled, onPick }: FidelityChoiceProps) {
  const name = useId();
  return (
    <fieldset disabled={disabled} className="flex min-w-0 flex-col gap-1.5">
      <legend className="mb-1.5 text-[12.5px] font-semibold">Fidelity</legend>
      <div className="flex flex-wrap gap-1.5">
        {DECIDED_FIDELITIES.map((each) => {
          const { label, meaning, key } = FIDELITY_NAMES[each];
          return (
            <label
              key={each}
              title={meaning}
              className={clsx('bench-choice', each === suggested && 'bench-suggested')}
            >
              <input
                type="radio"
                name={name}
                className="sr-only"
                checked={value === each}
                onChange={() => onPick(each)}
              />
              <Kbd>{key}</Kbd>
              {label}
              {each === suggested && <span className="text-ink-2">suggested</span>}
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
