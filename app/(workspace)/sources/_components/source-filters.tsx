'use client';

import { useRouter } from 'next/navigation';
import { useOptimistic, useState, useTransition } from 'react';

import { choicesOf, SOURCE_KIND_LABELS } from '@/components/annotations/labels';
import { Select } from '@/components/ui/select';
import { withFilter } from '@/lib/list-address';
import { isFiltered, sourcesPath, usualDirection } from '@/lib/sources/list-rules';
import type { SourceListQuery, SourceSort } from '@/lib/sources/list-model';

const WIDTH = 'w-38! shrink-0';
const USED = [
  { value: 'yes', label: 'Linked' },
  { value: 'no', label: 'Not linked yet' },
] as const;
const COPIES = [
  { value: 'yes', label: 'With copies' },
  { value: 'no', label: 'Without copies' },
] as const;
const SORTS: Record<SourceSort, string> = {
  updated: 'By last change',
  title: 'By title',
  issued: 'By date',
  outlet: 'By outlet',
};
const ACCESS = [
  { value: 'team', label: 'Open to the team' },
  { value: 'restricted', label: 'Restricted' },
] as const;

interface SourceFiltersProps {
  query: SourceListQuery;
  outlets: readonly string[];
  languages: readonly string[];
  /** What the origin is called that the list is narrowed to. */
  origin: string | null;
}

/** Narrows the list; the choice stands in the address. */
export function SourceFilters({ query, outlets, languages, origin }: SourceFiltersProps) {
  const router = useRouter();
  const [, startTransition] = useTransition();
  const [shown, setShown] = useOptimistic(query);
  // Emptied parts are left out of the address.
  const filter = (change: { [K in keyof SourceListQuery]: SourceListQuery[K] | '' }) => {
    const entries = Object.entries(withFilter(shown, change as SourceListQuery));
    const next = Object.fromEntries(entries.filter(([, value]) => String(value) !== '')) as SourceListQuery;
    startTransition(() => {
      setShown(next);
      router.push(sourcesPath(next), { scroll: false });
    });
  };
  const named = (values: readonly string[], present = '') =>
    (present === '' || values.includes(present) ? values : [present, ...values]).map((value) => ({
      value,
      label: value,
    }));
  return (
    <search
      aria-label="Filters"
      className="flex flex-wrap items-center gap-2 border-b border-line px-6 py-2 max-sm:flex-nowrap max-sm:overflow-x-auto max-sm:px-4"
    >
      <Select
        label="Kind"
        className={WIDTH}
        value={shown.kind ?? ''}
        options={choicesOf(SOURCE_KIND_LABELS)}
        empty="All kinds"
        onChange={(kind) => filter({ kind })}
      />
      {outlets.length > 0 && (
        <Select
          label="Outlet"
          className={WIDTH}
          value={shown.outlet ?? ''}
          options={named(outlets, shown.outlet)}
          empty="All outlets"
          onChange={(outlet) => filter({ outlet })}
        />
      )}
      {languages.length > 0 && (
        <Select
          label="Language"
          className={WIDTH}
          value={shown.language ?? ''}
          options={named(languages, shown.language)}
          empty="All languages"
          onChange={(language) => filter({ language })}
        />
      )}
      <YearField label="From year" year={shown.from} onChange={(from) => filter({ from })} />
      <YearField label="To year" year={shown.to} onChange={(to) => filter({ to })} />
      <Select
        label="Links"
        className={WIDTH}
        value={shown.used ?? ''}
        options={USED}
        empty="Linked or not"
        onChange={(used) => filter({ used })}
      />
      <Select
        label="Copies"
        className={WIDTH}
        value={shown.copies ?? ''}
        options={COPIES}
        empty="Copies or not"
        onChange={(copies) => filter({ copies })}
      />
      <Select
        label="Access"
        className={WIDTH}
        value={shown.access ?? ''}
        options={ACCESS}
        empty="Any access"
        onChange={(access) => filter({ access })}
      />
      {origin !== null && (
        <Select
          label="Origin"
          className={WIDTH}
          value={shown.origin ?? ''}
          options={[{ value: shown.origin ?? '', label: origin }]}
          empty="All origins"
          onChange={(chosen) => filter({ origin: chosen })}
        />
      )}
      {/* Where the list has no heads of columns. */}
      <Select
        label="Sort"
        className="w-42! shrink-0 md:hidden"
        value={shown.sort ?? 'updated'}
        options={choicesOf(SORTS)}
        onChange={(sort) => sort && filter({ sort, direction: usualDirection(sort) })}
      />
      {isFiltered(shown) && (
        <button
          type="button"
          className="min-h-8 rounded-1 px-2 text-accent underline underline-offset-2"
          onClick={(event) => {
            // This button goes with what it clears.
            event.currentTarget.closest('search')?.querySelector('select')?.focus();
            filter(Object.fromEntries(Object.keys(shown).map((name) => [name, ''])));
          }}
        >
          Clear
        </button>
      )}
    </search>
  );
}

interface YearFieldProps {
  label: string;
  year: number | undefined;
  onChange: (year: number | '') => void;
}

// Narrows the list when it is left or on Enter, and keeps the focus.
function YearField({ label, year, onChange }: YearFieldProps) {
  const [typed, setTyped] = useState(String(year ?? ''));
  const [before, setBefore] = useState(year);
  if (before !== year) {
    setBefore(year);
    setTyped(String(year ?? ''));
  }
  const send = () => {
    if (typed !== String(year ?? '')) onChange(typed === '' ? '' : Number(typed));
  };
  return (
    <input
      type="number"
      min={1}
      max={9998}
      aria-label={label}
      placeholder={label}
      className="control w-28! shrink-0"
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={send}
      onKeyDown={(event) => {
        if (event.key === 'Enter') send();
      }}
    />
  );
}
