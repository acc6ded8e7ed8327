import Link from 'next/link';
import type { ArticleHead } from '@/lib/articles/model';

/** Where this is. */
export function DeskTitle({ article }: { article: Pick<ArticleHead, 'title' | 'language'> }) {
  return (
    <>
      <nav aria-label="Breadcrumb" className="shrink-0 text-ink-2 max-sm:hidden">
        <Link href="/articles" prefetch={false} className="py-1 hover:text-ink hover:underline">
          Articles
        </Link>{' '}
        /
      </nav>
      <h1
        className="min-w-0 truncate text-[15px] font-semibold"
        dir="auto"
        lang={article.language || undefined}
      >
        {article.title}
      </h1>
    </>
  );
}
