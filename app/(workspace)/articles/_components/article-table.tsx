'use client';

import clsx from 'clsx';
import { useRouter } from 'next/navigation';
import { useRef, useTransition } from 'react';
import type { ArticleListQuery, ArticleRow } from '@/lib/articles/model';
import type { Role } from '@/lib/auth/actor';
import { ArticleTableRow } from './article-table-row';
import { SortHead } from './sort-head';
import { useRowKeys } from './use-row-keys';

interface ArticleTableProps {
  items: readonly ArticleRow[];
  query: ArticleListQuery;
  role: Role;
}

/** A page of the list: title first, everything else secondary; on narrow screens each row is a title and a line below it. */
export function ArticleTable({ items, query, role }: ArticleTableProps) {
  const table = useRef<HTMLTableElement>(null);
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  useRowKeys(table, items);
  return (
    <table
      ref={table}
      aria-busy={isPending}
      className={clsx('w-full table-fixed border-separate border-spacing-0', isPending && 'opacity-70')}
    >
      <caption className="sr-only">Articles</caption>
      <thead>
        <tr className="*:sticky *:top-0 *:z-10 *:h-9 *:border-b *:border-line-2 *:bg-desk *:px-2 *:text-left *:text-[12.5px] *:font-medium *:text-ink-2 *:first:pl-6 *:last:pr-6 max-md:*:first:pl-4 max-md:*:last:pr-4">
          <SortHead query={query} sort="title" label="Title" />
          <SortHead query={query} sort="outlet" label="Outlet" className="w-40 max-lg:hidden" />
          <SortHead query={query} sort="published" label="Published" className="w-28 max-2xl:hidden" />
          <SortHead query={query} sort="words" label="Words" className="w-20 max-2xl:hidden" right />
          <th scope="col" className="w-56 max-2xl:hidden">
            Annotations
          </th>
          <th scope="col" className="w-36 max-lg:hidden">
            State
          </th>
          <SortHead query={query} sort="due" label="Due, lead" className="w-60 max-md:hidden" />
          <th scope="col" className="w-16 text-right! max-md:w-20">
            Open
          </th>
          <SortHead query={query} sort="updated" label="Last change" className="w-44 max-lg:hidden" />
          <th scope="col" className="w-16 max-md:w-14">
            <span className="sr-only">More</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((article) => (
          <ArticleTableRow
            key={article.id}
            article={article}
            role={role}
            onChanged={() => startTransition(() => router.refresh())}
          />
        ))}
      </tbody>
    </table>
  );
}
