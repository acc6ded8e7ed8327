import type { AssignQuery, WorkQuery } from '@/lib/work/model';
import { KIND_CHOICES, pathsTo, PRIORITY_CHOICES } from './choices';
import { FilterSelect } from './filter-select';

interface ItemFiltersProps {
  query: WorkQuery | AssignQuery;
  /** The address of the list with another value of a filter. */
  to: (part: 'kind' | 'priority') => (value: string) => string;
}

/** The filters that every list of items has. */
export function ItemFilters({ query, to }: ItemFiltersProps) {
  return (
    <>
      <FilterSelect
        label="Kind"
        value={query.kind ?? ''}
        empty="All kinds"
        options={KIND_CHOICES}
        paths={pathsTo(KIND_CHOICES, to('kind'))}
      />
      <FilterSelect
        label="Priority"
        value={query.priority ?? ''}
        empty="Any priority"
        options={PRIORITY_CHOICES}
        paths={pathsTo(PRIORITY_CHOICES, to('priority'))}
      />
    </>
  );
}
