import Link from 'next/link';
import { buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';

export default function NotFound() {
  return (
    <main id="content">
      <EmptyState
        action={
          <Link className={buttonClass('primary')} href="/articles">
            Go to the articles
          </Link>
        }
      >
        There is nothing at this address, or you have no access to it.
      </EmptyState>
    </main>
  );
}
