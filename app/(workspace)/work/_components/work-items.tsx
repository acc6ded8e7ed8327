'use client';

import { useRef } from 'react';
import { DueTime } from '@/components/articles/due-time';
import type { WorkItem } from '@/lib/work/model';
import { useRowKeys } from '../../articles/_components/use-row-keys';
import { WHY_LABELS } from './choices';
import { ItemHead, standingOf } from './item-head';

/** A page of the items that wait for a person; j and k go from one to the next. */
export function WorkItems({ items }: { items: readonly WorkItem[] }) {
  const table = useRef<HTMLTableElement>(null);
  useRowKeys(table, items);
  return (
    <table ref={table} className="w-full table-fixed border-separate border-spacing-0">
      <caption className="sr-only">Items that wait for you, by due time</caption>
      <thead className="max-md:sr-only">
        <tr className="*:h-9 *:border-b *:border-line-2 *:px-2 *:text-left *:text-[12.5px] *:font-medium *:text-ink-2 *:first:pl-6 *:last:pr-6">
          <th scope="col">Item</th>
          <th scope="col" className="w-56 max-lg:w-40">
            Article
          </th>
          <th scope="col" className="w-40 max-lg:hidden">
            Why
          </th>
          <th scope="col" className="w-52 max-lg:w-40">
            Check
          </th>
          <th scope="col" className="w-40">
            Due
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <WorkRow key={item.id} item={item} />
        ))}
      </tbody>
    </table>
  );
}

function WorkRow({ item }: { item: WorkItem }) {
  const why = item.why.map((each) => WHY_LABELS[each]).join(', ');
  return (
    <tr className="*:h-11 *:border-b *:border-line *:px-2 *:text-left *:text-ink-2 *:first:pl-6 *:last:pr-6 focus-within:bg-raised hover:bg-raised max-md:*:py-2 max-md:*:first:px-4">
      <ItemHead
        item={item}
        below={
          <>
            {item.due !== null && (
              <>
                <DueTime due={item.due} />
                {' · '}
              </>
            )}
            {why} · {standingOf(item)} · <bdi>{item.articleTitle}</bdi>
          </>
        }
      />
      <td className="max-md:hidden">
        <span dir="auto" className="block truncate" title={item.articleTitle}>
          {item.articleTitle}
        </span>
      </td>
      <td className="max-lg:hidden">{why}</td>
      <td className="max-md:hidden">{standingOf(item)}</td>
      <td className="max-md:hidden">
        {item.due === null ? 'No time is set' : <DueTime due={item.due} isNarrow />}
      </td>
    </tr>
  );
}
