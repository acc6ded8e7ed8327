import Link from 'next/link';
import { buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';

export default function ArticleNotFound() {
  return (
    <main id="content" tabIndex={-1} className="outline-none">
      <h1 className="sr-only">Article not found</h1>
      <EmptyState
        action={
          <Link className={buttonClass('primary')} href="/articles">
            All articles
          </Link>
        }
      >
        This article does not exist, or you have no access to it.
      </EmptyState>
    </main>
  );
}
