import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { PageHeader } from '@/components/layout/page-header';
import { buttonClass } from '@/components/ui/button';
import { articlesPath, isFiltered, readListQuery, withFilter } from '@/lib/articles/list-rules';
import type { ArticleListQuery, ArticlePage } from '@/lib/articles/model';
import { canImportArticle } from '@/lib/articles/policy';
import { hasArticles, listArticles, listOutlets } from '@/lib/articles/queries';
import type { Actor } from '@/lib/auth/actor';
import { requirePageActor } from '@/lib/auth/session';
import { AppError } from '@/lib/errors';
import { ArticleFilters } from './_components/article-filters';
import { ArticleTable } from './_components/article-table';
import { NothingHere } from './_components/nothing-here';
import { Pager } from './_components/pager';
import { SearchBox } from './_components/search-box';

export const metadata: Metadata = { title: 'Articles' };

interface ArticlesPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ArticlesPage({ searchParams }: ArticlesPageProps) {
  const actor = await requirePageActor();
  const query = readListQuery(await searchParams);
  const [page, outlets] = await Promise.all([readPage(actor, query), listOutlets(actor)]);
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
      <Pager query={query} page={page} />
    </main>
  );
}

// A page that is no longer there, from an old address or one made by hand, gives way to the first.
async function readPage(actor: Actor, query: ArticleListQuery): Promise<ArticlePage> {
  try {
    return await listArticles(actor, query);
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid_input' && query.cursor !== undefined) {
      redirect(articlesPath(withFilter(query, {})));
    }
    throw error;
  }
}

async function reasonOf(actor: Actor, query: ArticleListQuery): Promise<'no_match' | 'none_active' | 'none'> {
  if (isFiltered(query) || query.cursor !== undefined) return 'no_match';
  return (await hasArticles(actor)) ? 'none_active' : 'none';
}
