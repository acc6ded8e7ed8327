'use client';

import type { ReportOptions } from '@/lib/report/model';

const OPTIONS: { name: keyof ReportOptions; label: string; hint: string }[] = [
  {
    name: 'showsText',
    label: 'The whole text',
    hint: 'Without it, readers are given the checked words only.',
  },
  {
    name: 'showsTeam',
    label: 'Who checked and approved it',
    hint: 'By name, as they were called when it was published.',
  },
  { name: 'isListed', label: 'Search engines may list it', hint: 'Needed if its ratings are to be found.' },
];

interface ReportOptionListProps {
  options: ReportOptions;
  isBusy?: boolean;
  onChange: (options: ReportOptions) => void;
}

/** What a public report shows. */
export function ReportOptionList({ options, isBusy = false, onChange }: ReportOptionListProps) {
  return (
    <fieldset className="flex flex-col gap-2" aria-busy={isBusy}>
      <legend className="mb-1 text-[13px] font-medium">What readers are given</legend>
      {OPTIONS.map(({ name, label, hint }) => (
        <label key={name} className="flex min-h-7 items-start gap-2 pointer-coarse:min-h-11">
          <input
            type="checkbox"
            className="mt-0.5 size-4 accent-accent"
            checked={options[name]}
            // One that were disabled would lose the focus.
            aria-disabled={isBusy || undefined}
            onChange={(event) => {
              if (!isBusy) onChange({ ...options, [name]: event.target.checked });
            }}
          />
          <span className="min-w-0">
            {label}
            <span className="block text-[12.5px] text-ink-2">{hint}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
