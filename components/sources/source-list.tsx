import Link from 'next/link';

import { SOURCE_KIND_LABELS } from '@/components/annotations/labels';
import { RelativeTime } from '@/components/articles/relative-time';
import type { SourceView } from '@/lib/sources/model';

/** A page of the workspace's sources; on narrow screens each row is a title and a line below it. */
export function SourceList({ items }: { items: readonly SourceView[] }) {
  return (
    <table className="w-full table-fixed border-separate border-spacing-0">
      <caption className="sr-only">Sources</caption>
      <thead className="max-md:sr-only">
        <tr className="*:sticky *:top-0 *:z-10 *:h-9 *:border-b *:border-line-2 *:bg-desk *:px-2 *:text-left *:text-[12.5px] *:font-medium *:text-ink-2 *:first:pl-6 *:last:pr-6">
          <th scope="col">Title</th>
          <th scope="col" className="w-56">
            By
          </th>
          <th scope="col" className="w-36 max-lg:hidden">
            Kind
          </th>
          <th scope="col" className="w-28">
            Published
          </th>
          <th scope="col" className="w-44 max-xl:hidden">
            Citation key
          </th>
          <th scope="col" className="w-36 max-lg:hidden">
            Last change
          </th>
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

function SourceRow({ source }: { source: SourceView }) {
  const { id, title, authors, containerTitle, agency, publisher, kind, issued, citationKey, updatedAt } =
    source;
  const by = [authors.join('; '), containerTitle || publisher, agency]
    .filter((part) => part !== '')
    .join(' · ');
  const published = issued.slice(0, 10);
  return (
    <tr className="*:h-11 *:border-b *:border-line *:px-2 *:text-left *:text-ink-2 *:first:pl-6 *:last:pr-6 focus-within:bg-raised hover:bg-raised max-md:*:py-2 max-md:*:first:px-4">
      <th scope="row" className="font-normal">
        <Link
          href={`/sources/${id}`}
          dir="auto"
          title={title}
          prefetch={false}
          className="block truncate rounded-1 py-1 text-[14.5px] font-semibold text-ink max-md:line-clamp-2 max-md:whitespace-normal"
        >
          {title}
        </Link>
        <span className="mt-0.5 block truncate text-[12.5px] md:hidden">
          {[by, published].filter((part) => part !== '').join(' · ')}
        </span>
      </th>
      <td className="max-md:hidden" title={by}>
        <span className="block truncate">{by}</span>
      </td>
      <td className="max-lg:hidden">{SOURCE_KIND_LABELS[kind]}</td>
      <td className="tabular-nums max-md:hidden">{published}</td>
      <td className="truncate max-xl:hidden">{citationKey}</td>
      <td className="max-lg:hidden">
        <RelativeTime at={updatedAt} />
      </td>
    </tr>
  );
}
