import type { Metadata } from 'next';
import Link from 'next/link';
import { DueTime } from '@/components/articles/due-time';
import { RelativeTime } from '@/components/articles/relative-time';
import { PageHeader } from '@/components/layout/page-header';
import { buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { can } from '@/lib/auth/abilities';
import { requirePageActor } from '@/lib/auth/session';
import { STATE_LABELS } from '@/lib/review/model';
import { readOverview } from '@/lib/work/overview';
import type { OpenQuery, Overview, OverviewArticle } from '@/lib/work/overview-model';
import { WorkTabs } from '../_components/work-tabs';
import { inHours, WeekPlot } from './_components/week-plot';

export const metadata: Metadata = { title: 'Overview' };

export default async function OverviewPage() {
  const actor = await requirePageActor();
  const overview = await readOverview(actor);
  return (
    <main id="content" tabIndex={-1} className="outline-none">
      <PageHeader title="Overview">
        <WorkTabs here="overview" canAssign={can(actor, 'item.assign')} />
      </PageHeader>
      {overview.states.length === 0 ? (
        <EmptyState
          action={
            <Link className={buttonClass()} href="/articles">
              Go to the articles
            </Link>
          }
        >
          There is no article to tell of yet.
        </EmptyState>
      ) : (
        <div className="grid grid-cols-[2fr_1fr] gap-x-10 gap-y-8 p-6 max-lg:grid-cols-1 max-md:px-4">
          <States {...overview} />
          <SignOffs {...overview} />
          <Articles items={overview.articles} />
          <Queries items={overview.queries} all={overview.openQueries} />
        </div>
      )}
    </main>
  );
}

const TITLE = 'mb-2 text-[13px] font-semibold text-ink-2';

function States({ states, overdue }: Pick<Overview, 'states' | 'overdue'>) {
  const most = Math.max(...states.map(({ articles }) => articles));
  return (
    <section aria-labelledby="states">
      <h2 id="states" className={TITLE}>
        Articles by state
      </h2>
      <dl className="grid grid-cols-[max-content_1fr] items-center gap-x-4 gap-y-1.5">
        {states.map(({ state, articles }) => (
          <div key={state} className="contents">
            <dt className="text-[13.5px]">{STATE_LABELS[state]}</dt>
            <dd className="flex items-center gap-2 tabular-nums">
              <svg viewBox="0 0 100 4" preserveAspectRatio="none" className="h-3 w-4/5 max-w-96" aria-hidden>
                <rect width={Math.max(1, (articles / most) * 100)} height={4} className="fill-accent" />
              </svg>
              {articles.toLocaleString('en')}
            </dd>
          </div>
        ))}
      </dl>
      <p className={overdue > 0 ? 'mt-3 font-semibold text-bad' : 'mt-3 text-ink-2'}>
        {overdue === 0 ? (
          'Nothing is overdue.'
        ) : (
          <Link className="underline underline-offset-2" href="/articles?sort=due">
            {overdue === 1
              ? 'One article is overdue.'
              : `${overdue.toLocaleString('en')} articles are overdue.`}
          </Link>
        )}
      </p>
    </section>
  );
}

function SignOffs({ weeks, medianHours }: Pick<Overview, 'weeks' | 'medianHours'>) {
  return (
    <section aria-labelledby="sign-offs">
      <h2 id="sign-offs" className={TITLE}>
        From handing in to approval
      </h2>
      {medianHours === null ? (
        <p className="text-ink-2">Nothing was approved in the last twelve weeks.</p>
      ) : (
        <>
          <p className="mb-3 text-[22px] font-semibold tabular-nums">
            {inHours(medianHours)}{' '}
            <span className="text-[13px] font-normal text-ink-2">median of twelve weeks</span>
          </p>
          <WeekPlot weeks={weeks} />
        </>
      )}
    </section>
  );
}

function Articles({ items }: { items: readonly OverviewArticle[] }) {
  return (
    <section aria-labelledby="left" className="min-w-0">
      <h2 id="left" className={TITLE}>
        What is left, by due time
      </h2>
      {items.length === 0 && <p className="text-ink-2">No article is being worked on.</p>}
      <ul className="divide-y divide-line border-y border-line">
        {items.map(({ id, title, language, state, leadName, dueAt, lines, unreadLines, openItems }) => (
          <li key={id} className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5 py-2.5">
            <div className="min-w-0 flex-1 basis-64">
              <Link
                href={`/articles/${id}`}
                prefetch={false}
                dir="auto"
                lang={language || undefined}
                className="block rounded-1 py-0.5 text-left font-semibold wrap-anywhere text-ink"
              >
                {title}
              </Link>
              <p className="text-[13px] text-ink-2">
                {dueAt !== null && (
                  <>
                    <DueTime due={dueAt} /> ·{' '}
                  </>
                )}
                {STATE_LABELS[state]} · {leadName === null ? 'no lead' : <bdi>{leadName}</bdi>}
              </p>
            </div>
            <p className="w-48 text-[13px] tabular-nums">
              {unreadLines === 0
                ? 'Every sentence read'
                : `${unreadLines.toLocaleString('en')} of ${lines.toLocaleString('en')} sentences left`}
              <br />
              {openItems === 0
                ? 'No item left'
                : openItems === 1
                  ? 'One item left'
                  : `${openItems.toLocaleString('en')} items left`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Queries({ items, all }: { items: readonly OpenQuery[]; all: number }) {
  return (
    <section aria-labelledby="queries" className="min-w-0">
      <h2 id="queries" className={TITLE}>
        Oldest queries without an answer
      </h2>
      {items.length === 0 ? (
        <p className="text-ink-2">No query is open.</p>
      ) : (
        <ol className="divide-y divide-line border-y border-line">
          {items.map(
            ({ annotationId, articleId, articleTitle, question, askedOf, isBlocking, dueAt, createdAt }) => (
              <li key={annotationId} className="py-2.5">
                <Link
                  href={`/articles/${articleId}?annotation=${annotationId}`}
                  prefetch={false}
                  dir="auto"
                  className="block rounded-1 py-0.5 text-left wrap-anywhere text-ink"
                >
                  {question === '' ? 'A query without words' : question}
                </Link>
                <p className="text-[12.5px] text-ink-2">
                  {isBlocking && <strong className="font-semibold text-warn">Blocking · </strong>}
                  {askedOf !== '' && `To the ${askedOf} · `}
                  {dueAt !== '' && (
                    <>
                      <DueTime due={dueAt} /> ·{' '}
                    </>
                  )}
                  asked <RelativeTime at={createdAt} /> · <bdi>{articleTitle}</bdi>
                </p>
              </li>
            ),
          )}
        </ol>
      )}
      {all > items.length && (
        <p className="mt-2 text-[13px] text-ink-2">And {(all - items.length).toLocaleString('en')} others.</p>
      )}
    </section>
  );
}
