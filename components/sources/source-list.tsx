import { Lock } from 'lucide-react';
import Link from 'next/link';

import { SOURCE_KIND_LABELS } from '@/components/annotations/labels';
import { RelativeTime } from '@/components/articles/relative-time';
import { SortHead as ColumnHead } from '@/components/ui/sort-head';
import { sortedBy, sourcesPath, usualDirection } from '@/lib/sources/list-rules';
import type { SourceListQuery, SourceRow as Row, SourceSort } from '@/lib/sources/list-model';
import { displayName } from '@/lib/sources/name-rules';

interface SourceListProps {
  items: readonly Row[];
  query: SourceListQuery;
}

/** A page of the workspace's sources; on narrow screens each row is a title and a line below it. */
export function SourceList({ items, query }: SourceListProps) {
  return (
    <table className="w-full table-fixed border-separate border-spacing-0">
      <caption className="sr-only">Sources</caption>
      <thead className="max-md:hidden">
        <tr className="*:sticky *:top-0 *:z-10 *:h-9 *:border-b *:border-line-2 *:bg-desk *:px-2 *:text-left *:text-[12.5px] *:font-medium *:text-ink-2 *:first:pl-6 *:last:pr-6">
          <SortHead query={query} sort="title" label="Title" />
          <th scope="col" className="w-44">
            By
          </th>
          <SortHead query={query} sort="outlet" label="Outlet" className="w-40 max-lg:hidden" />
          <th scope="col" className="w-36 max-xl:hidden">
            Kind
          </th>
          <SortHead query={query} sort="issued" label="Published" className="w-28" />
          <th scope="col" className="w-16 text-right! max-lg:hidden">
            Copies
          </th>
          <th scope="col" className="w-16 text-right! max-lg:hidden">
            Links
          </th>
          <SortHead query={query} sort="updated" label="Last change" className="w-36 max-lg:hidden" />
        </tr>
      </thead>
      <tbody>
        {items.map((source) => (
          <SourceRow key={source.id} source={source} />
        ))}
      </tbody>
    </table>
  );
}

function SourceRow({ source }: { source: Row }) {
  const { id, title, authors, containerTitle, agency, publisher, kind, issued, updatedAt } = source;
  const by = [authors.map(displayName).join('; '), agency].filter((part) => part !== '').join(' · ');
  const outlet = containerTitle || publisher;
  const published = issued.replace(/T[^/]*/, '');
  return (
    <tr className="*:h-11 *:border-b *:border-line *:px-2 *:text-left *:text-ink-2 *:first:pl-6 *:last:pr-6 focus-within:bg-raised hover:bg-raised max-md:*:py-2 max-md:*:first:px-4">
      <th scope="row" className="font-normal">
        <span className="flex min-w-0 items-center gap-2">
          {source.access === 'restricted' && (
            <>
              <Lock className="size-3.5 shrink-0 text-warn" aria-hidden />
              <span className="sr-only">Restricted: </span>
            </>
          )}
          <Link
            href={`/sources/${id}`}
            dir="auto"
            title={title}
            prefetch={false}
            className="block min-w-0 truncate rounded-1 py-1 text-[14.5px] font-semibold text-ink max-md:line-clamp-2 max-md:whitespace-normal"
          >
            {title}
          </Link>
        </span>
        <span className="mt-0.5 block truncate text-[12.5px] md:hidden">
          {[...new Set([by, outlet, published])]
            .filter((part) => part !== '')
            .map((part, index) => (
              <span key={part}>
                {index > 0 && ' · '}
                <bdi>{part}</bdi>
              </span>
            ))}
        </span>
      </th>
      <td className="max-md:hidden" title={by}>
        <span className="block truncate">{by}</span>
      </td>
      <td className="max-lg:hidden" title={outlet}>
        <span className="block truncate">{outlet}</span>
      </td>
      <td className="max-xl:hidden">{SOURCE_KIND_LABELS[kind]}</td>
      <td className="truncate tabular-nums max-md:hidden">{published}</td>
      <td className="text-right! tabular-nums max-lg:hidden">{source.copies}</td>
      <td className="text-right! tabular-nums max-lg:hidden">{source.uses}</td>
      <td className="max-lg:hidden">
        <RelativeTime at={updatedAt} />
      </td>
    </tr>
  );
}

interface SortHeadProps {
  query: SourceListQuery;
  sort: SourceSort;
  label: string;
  className?: string;
}

function SortHead({ query, sort, label, className }: SortHeadProps) {
  return (
    <ColumnHead
      label={label}
      href={sourcesPath(sortedBy(query, sort))}
      direction={(query.sort ?? 'updated') === sort ? (query.direction ?? usualDirection(sort)) : null}
      className={className}
    />
  );
}
