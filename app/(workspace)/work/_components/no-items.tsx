import Link from 'next/link';
import { buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { isFiltered } from '@/lib/work/list-rules';
import type { AssignQuery, WorkQuery } from '@/lib/work/model';

interface NoItemsProps {
  query: WorkQuery | AssignQuery;
  /** The address of the whole list. */
  all: string;
  /** Said when nothing is left out, and there is nothing. */
  children: string;
}

/** Stands for a list of items that shows none. */
export function NoItems({ query, all, children }: NoItemsProps) {
  if (!isFiltered(query) && query.cursor === undefined) return <EmptyState>{children}</EmptyState>;
  return (
    <EmptyState
      action={
        <Link className={buttonClass()} href={all}>
          Show all
        </Link>
      }
    >
      No item matches.
    </EmptyState>
  );
}
