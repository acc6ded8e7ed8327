import Link from 'next/link';

import { buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';

/** What stands in place of an empty list: how it came to be empty, and the way on. */
export function NoAgents({ isNarrowed, canEdit }: { isNarrowed: boolean; canEdit: boolean }) {
  if (isNarrowed) {
    return (
      <EmptyState
        action={
          <Link className={buttonClass()} href="/people">
            Show all
          </Link>
        }
      >
        Nobody here has all these words.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      action={
        canEdit && (
          <Link className={buttonClass('primary')} href="/people/new">
            New person or organisation
          </Link>
        )
      }
    >
      Nobody is entered yet. People and organisations are added here, or beside the speaker of a quote or the
      claimant of a claim.
    </EmptyState>
  );
}
