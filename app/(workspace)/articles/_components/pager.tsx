import Link from 'next/link';
import { buttonClass } from '@/components/ui/button';
import { articlesPath } from '@/lib/articles/list-rules';
import type { ArticleListQuery, ArticlePage } from '@/lib/articles/model';

interface PagerProps {
  query: ArticleListQuery;
  page: Pick<ArticlePage, 'nextCursor' | 'previousCursor'>;
}

/** The ways to the pages before and after; nothing when there is only one. */
export function Pager({ query, page: { previousCursor, nextCursor } }: PagerProps) {
  if (previousCursor === null && nextCursor === null) return null;
  return (
    <nav aria-label="Pages" className="flex justify-end gap-2 px-6 py-4 max-md:px-4">
      {previousCursor !== null && (
        <Link rel="prev" className={buttonClass()} href={articlesPath({ ...query, cursor: previousCursor })}>
          Previous page
        </Link>
      )}
      {nextCursor !== null && (
        <Link rel="next" className={buttonClass()} href={articlesPath({ ...query, cursor: nextCursor })}>
          Next page
        </Link>
      )}
    </nav>
  );
}
