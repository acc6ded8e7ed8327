'use client';

import { useRouter } from 'next/navigation';
import { useOptimistic, useTransition } from 'react';
import { Select } from '@/components/ui/select';
import { articlesPath } from '@/lib/articles/list-rules';
import { withFilter } from '@/lib/list-address';
import type { ArticleListQuery, ArticleState } from '@/lib/articles/model';

const STATES: { value: ArticleState; label: string }[] = [
  { value: 'active', label: 'Active' },
  { value: 'archived', label: 'Archived' },
  { value: 'all', label: 'Active and archived' },
];
const OPEN: { value: 'yes' | 'no'; label: string }[] = [
  { value: 'yes', label: 'With open items' },
  { value: 'no', label: 'Nothing open' },
];

/** What one leads, reviews or writes. */
const MINE: { value: 'yes'; label: string }[] = [{ value: 'yes', label: 'Mine' }];

const WIDTH = 'w-36! max-sm:w-auto! max-sm:min-w-36 max-sm:flex-1';

/** Narrows the list; the choice stands in the address. */
export function ArticleFilters({ query, outlets }: { query: ArticleListQuery; outlets: readonly string[] }) {
  const router = useRouter();
  const [, startTransition] = useTransition();
  const [shown, setShown] = useOptimistic(query);
  const filter = (change: ArticleListQuery) => {
    const next = withFilter(query, change);
    startTransition(() => {
      setShown(next);
      router.push(articlesPath(next), { scroll: false });
    });
  };
  const outlet = shown.outlet ?? '';
  const offered = outlet === '' || outlets.includes(outlet) ? outlets : [outlet, ...outlets];
  return (
    <>
      <Select
        label="State"
        className={WIDTH}
        value={shown.state ?? 'active'}
        options={STATES}
        onChange={(state) => filter({ state: state === '' ? 'active' : state })}
      />
      <Select
        label="Whose"
        className={WIDTH}
        value={shown.mine ?? ''}
        options={MINE}
        empty="Everybody’s"
        onChange={(mine) => filter({ mine })}
      />
      <Select
        label="Open items"
        className={WIDTH}
        value={shown.open ?? ''}
        options={OPEN}
        empty="Open or not"
        onChange={(open) => filter({ open })}
      />
      {offered.length > 0 && (
        <Select
          label="Outlet"
          className={WIDTH}
          value={outlet}
          options={offered.map((name) => ({ value: name, label: name }))}
          empty="All outlets"
          onChange={(name) => filter({ outlet: name })}
        />
      )}
    </>
  );
}
