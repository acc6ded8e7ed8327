import clsx from 'clsx';
import { SortHead as ColumnHead } from '@/components/ui/sort-head';
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

/** The head of a column that the list of articles can be sorted by. */
export function SortHead({ query, sort, label, className, right = false }: SortHeadProps) {
  return (
    <ColumnHead
      label={label}
      href={articlesPath(sortedBy(query, sort))}
      direction={(query.sort ?? 'updated') === sort ? (query.direction ?? usualDirection(sort)) : null}
      className={clsx(className, right && 'text-right!')}
    />
  );
}
