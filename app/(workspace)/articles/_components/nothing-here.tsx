import Link from 'next/link';
import { buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';

/** What stands in place of an empty list: how it came to be empty, and the way on. */
export function NothingHere({
  reason,
  canImport,
}: {
  reason: 'no_match' | 'none_active' | 'none';
  canImport: boolean;
}) {
  switch (reason) {
    case 'no_match':
      return (
        <EmptyState
          action={
            <Link className={buttonClass()} href="/articles">
              Clear search and filters
            </Link>
          }
        >
          No article matches.
        </EmptyState>
      );
    case 'none_active':
      return (
        <EmptyState
          action={
            <Link className={buttonClass()} href="/articles?state=archived">
              Show the archive
            </Link>
          }
        >
          Every article is in the archive.
        </EmptyState>
      );
    case 'none':
      return (
        <EmptyState
          action={
            canImport && (
              <Link className={buttonClass('primary')} href="/articles/import">
                Import an article
              </Link>
            )
          }
        >
          {canImport
            ? 'There is no article yet: paste one, or upload a file, and mark every line of it.'
            : 'There is no article yet. Checkers and editors bring them in.'}
        </EmptyState>
      );
  }
}
