import clsx from 'clsx';
import { ArrowDown, ArrowUp } from 'lucide-react';
import Link from 'next/link';

interface SortHeadProps {
  label: string;
  /** Where the list is sorted by this column, or the other way round if it is already. */
  href: string;
  /** How the list is sorted by this column now; null when it is sorted by another. */
  direction: 'asc' | 'desc' | null;
  className?: string | undefined;
}

/** The head of a column that a list can be sorted by. */
export function SortHead({ label, href, direction, className }: SortHeadProps) {
  const Arrow = direction === 'desc' ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      aria-sort={direction === null ? undefined : direction === 'desc' ? 'descending' : 'ascending'}
      className={className}
    >
      <Link
        href={href}
        scroll={false}
        prefetch={false}
        className={clsx(
          'inline-flex min-h-7 items-center gap-1 rounded-1 hover:text-ink',
          direction !== null && 'text-ink',
        )}
      >
        {label}
        {direction !== null && <Arrow className="size-3" aria-hidden />}
      </Link>
    </th>
  );
}
