'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useOptimistic, useTransition } from 'react';
import { buttonClass } from '@/components/ui/button';
import { Select } from '@/components/ui/select';
import { Spinner } from '@/components/ui/spinner';
import { useTimeZone } from '@/components/versions/use-time-zone';
import { activityPath, isFiltered, withFilter } from '@/lib/activity/list-rules';
import { ACTIVITY_GROUPS, type ActivityGroup, type WorkspaceActivityQuery } from '@/lib/activity/model';
import type { PersonView } from '@/lib/workspaces/model';

const WIDTH = 'w-48! max-sm:w-auto! max-sm:min-w-36 max-sm:flex-1';
const GROUPS = Object.entries(ACTIVITY_GROUPS).map(([value, label]) => ({
  value: value as ActivityGroup,
  label,
}));

interface ActivityFiltersProps {
  /** Where the page is, without what it asks for. */
  base: string;
  query: WorkspaceActivityQuery;
  people: readonly PersonView[];
}

/** Narrows the activity; the choice stands in the address, and days are those of the person's own time zone. */
export function ActivityFilters({ base, query, people }: ActivityFiltersProps) {
  const router = useRouter();
  const zone = useTimeZone();
  const [isPending, startTransition] = useTransition();
  const [shown, setShown] = useOptimistic(query);
  const filter = (change: Parameters<typeof withFilter>[1]) => {
    const next = withFilter(query, { ...change, zone });
    startTransition(() => {
      setShown(next);
      router.push(activityPath(base, next), { scroll: false });
    });
  };
  const names = people.map(({ userId, name, role }) => ({
    value: userId,
    label: role === null ? `${name} (left)` : name,
  }));
  return (
    <search
      aria-label="Filter the activity"
      className="flex flex-wrap items-center gap-2 border-b border-line bg-desk px-6 py-2 max-sm:px-4"
    >
      <Select
        label="Person"
        className={WIDTH}
        value={shown.person ?? ''}
        options={names}
        empty="Everybody"
        onChange={(person) => filter({ person })}
      />
      <Select
        label="Kind"
        className={WIDTH}
        value={shown.group ?? ''}
        options={GROUPS}
        empty="Every kind"
        onChange={(group) => filter({ group: group === '' ? undefined : group })}
      />
      <DayInput label="From" value={shown.from} onChange={(from) => filter({ from })} />
      <DayInput label="To" value={shown.to} onChange={(to) => filter({ to })} />
      {isFiltered(shown) && (
        <Link className={buttonClass('plain')} href={base} scroll={false}>
          Show everything
        </Link>
      )}
      {isPending && (
        <span className="text-ink-2">
          <Spinner />
        </span>
      )}
    </search>
  );
}

function DayInput({
  label,
  value = '',
  onChange,
}: {
  label: string;
  value: string | undefined;
  onChange: (day: string | undefined) => void;
}) {
  return (
    <label className="flex items-center gap-1.5 text-[12.5px] text-ink-2 max-sm:flex-1">
      {label}
      <input
        // Typed by parts, so it is not held while it is incomplete.
        key={value}
        type="date"
        className="control w-36 text-ink max-sm:w-full max-sm:min-w-28"
        min="1990-01-01"
        max="2999-12-31"
        defaultValue={value}
        onBlur={(event) => tell(event.currentTarget)}
        onKeyDown={(event) => event.key === 'Enter' && tell(event.currentTarget)}
      />
    </label>
  );

  function tell({ value: typed, validity }: HTMLInputElement) {
    if (typed !== value && validity.valid) onChange(typed === '' ? undefined : typed);
  }
}
