import clsx from 'clsx';
import Link from 'next/link';
import { DueTime } from '@/components/articles/due-time';
import { Pill } from '@/components/ui/pill';
import { STATE_LABELS } from '@/lib/review/model';
import type { WorkArticle } from '@/lib/work/model';
import { nextStep } from '@/lib/work/next-rules';

const ROLES = { isLead: 'lead', isReviewer: 'review', isAuthor: 'write' } as const;

/** The articles that a person sees to, by due time, each with whose turn it is. */
export function MyArticles({ items, hasMore }: { items: readonly WorkArticle[]; hasMore: boolean }) {
  return (
    <>
      <ul className="divide-y divide-line border-b border-line">
        {items.map((article) => (
          <ArticleLine key={article.id} article={article} />
        ))}
      </ul>
      {hasMore && (
        <p className="px-6 py-2 text-[13px] max-md:px-4">
          <Link className="underline underline-offset-2" href="/articles?mine=yes&sort=due">
            All articles that you see to
          </Link>
        </p>
      )}
    </>
  );
}

function ArticleLine({ article }: { article: WorkArticle }) {
  const { id, title, language, state, dueAt } = article;
  const next = nextStep(article);
  const roles = (Object.keys(ROLES) as (keyof typeof ROLES)[]).filter((role) => article[role]);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 px-6 py-2.5 focus-within:bg-raised hover:bg-raised max-md:px-4">
      <div className="min-w-0 flex-1 basis-72">
        <Link
          href={`/articles/${id}`}
          prefetch={false}
          dir="auto"
          lang={language || undefined}
          className="block rounded-1 py-0.5 text-left text-[14.5px] font-semibold wrap-anywhere text-ink"
        >
          {title}
        </Link>
        <p className="text-[13px] text-ink-2">
          <span className={clsx(next.isMine && 'font-medium text-ink')}>{next.words}</span>
          {' · '}
          You {new Intl.ListFormat('en').format(roles.map((role) => ROLES[role]))} it
        </p>
      </div>
      <p className="w-56 text-[13px] text-ink-2 max-md:w-auto">
        {dueAt === null ? 'No due time' : <DueTime due={dueAt} />}
      </p>
      <span className="w-40 max-md:w-auto">
        <Pill tone={next.isMine ? 'warn' : 'quiet'}>{STATE_LABELS[state]}</Pill>
      </span>
    </li>
  );
}
