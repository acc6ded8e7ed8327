import Link from 'next/link';

import { buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';

/** What stands in place of an empty list: how it came to be empty, and the way on. */
export function NoSources({ isSearch, canEdit }: { isSearch: boolean; canEdit: boolean }) {
  if (isSearch) {
    return (
      <EmptyState
        action={
          <Link className={buttonClass()} href="/sources">
            Show all sources
          </Link>
        }
      >
        No source matches.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      action={
        canEdit && (
          <div className="flex flex-wrap justify-center gap-2">
            <Link className={buttonClass('primary')} href="/sources/new">
              New source
            </Link>
            <Link className={buttonClass()} href="/sources/import">
              Import a bibliography
            </Link>
          </div>
        )
      }
    >
      There is no source yet. Sources are added here, or beside a claim or quote that they support.
    </EmptyState>
  );
}
