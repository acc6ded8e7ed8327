import type { Metadata } from 'next';
import Link from 'next/link';
import { PageHeader } from '@/components/layout/page-header';
import { buttonClass } from '@/components/ui/button';
import { Pager } from '@/components/ui/pager';
import { articlesPath, isFiltered, readListQuery } from '@/lib/articles/list-rules';
import { withFilter } from '@/lib/list-address';
import type { ArticleListQuery } from '@/lib/articles/model';
import { canImportArticle } from '@/lib/articles/policy';
import { hasArticles, listArticles, listOutlets } from '@/lib/articles/queries';
import type { Actor } from '@/lib/auth/actor';
import { requirePageActor } from '@/lib/auth/session';
import { readPage } from '../read-page';
import { ArticleFilters } from './_components/article-filters';
import { ArticleTable } from './_components/article-table';
import { NothingHere } from './_components/nothing-here';
import { SearchBox } from './_components/search-box';

export const metadata: Metadata = { title: 'Articles' };

interface ArticlesPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ArticlesPage({ searchParams }: ArticlesPageProps) {
  const actor = await requirePageActor();
  const query = readListQuery(await searchParams);
  const [page, outlets] = await Promise.all([
    readPage(listArticles(actor, query), {
      cursor: query.cursor,
      first: articlesPath(withFilter(query, {})),
    }),
    listOutlets(actor),
  ]);
  const canImport = canImportArticle(actor);
  const isEmpty = page.items.length === 0;
  return (
    <main id="content" tabIndex={-1} className="outline-none">
      <PageHeader title="Articles">
        <SearchBox query={query} />
        <ArticleFilters query={query} outlets={outlets} />
        {canImport && (
          <Link className={buttonClass('primary')} href="/articles/import">
            Import
          </Link>
        )}
      </PageHeader>
      <output className="sr-only">
        {page.items.length === 1 ? '1 article' : `${page.items.length} articles`}
        {page.nextCursor === null ? '' : ', more on the next page'}
      </output>
      {isEmpty ? (
        <NothingHere reason={await reasonOf(actor, query)} canImport={canImport} />
      ) : (
        <ArticleTable items={page.items} query={query} role={actor.role} />
      )}
      <Pager
        previous={page.previousCursor && articlesPath({ ...query, cursor: page.previousCursor })}
        next={page.nextCursor && articlesPath({ ...query, cursor: page.nextCursor })}
      />
    </main>
  );
}

async function reasonOf(actor: Actor, query: ArticleListQuery): Promise<'no_match' | 'none_active' | 'none'> {
  if (isFiltered(query) || query.cursor !== undefined) return 'no_match';
  return (await hasArticles(actor)) ? 'none_active' : 'none';
}
