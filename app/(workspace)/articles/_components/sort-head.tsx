import clsx from 'clsx';
import { ArrowDown, ArrowUp } from 'lucide-react';
import Link from 'next/link';
import { articlesPath, sortedBy } from '@/lib/articles/list-rules';
import type { ArticleListQuery, ArticleSort } from '@/lib/articles/model';
import { usualDirection } from '@/lib/articles/rules';

interface SortHeadProps {
  query: ArticleListQuery;
  sort: ArticleSort;
  label: string;
  className?: string;
  right?: boolean;
}

/** The head of a column that the list can be sorted by; the link sorts by it, or turns the order round. */
export function SortHead({ query, sort, label, className, right = false }: SortHeadProps) {
  const isPresent = (query.sort ?? 'updated') === sort;
  const isDescending = (query.direction ?? usualDirection(sort)) === 'desc';
  const Arrow = isDescending ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      aria-sort={isPresent ? (isDescending ? 'descending' : 'ascending') : undefined}
      className={clsx(className, right && 'text-right!')}
    >
      <Link
        href={articlesPath(sortedBy(query, sort))}
        scroll={false}
        prefetch={false}
        className={clsx(
          'inline-flex min-h-7 items-center gap-1 rounded-1 hover:text-ink',
          isPresent && 'text-ink',
        )}
      >
        {label}
        {isPresent && <Arrow className="size-3" aria-hidden />}
      </Link>
    </th>
  );
}
