import { ListFilter } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import type { FoldedEntry } from '@/components/activity/fold-entries';
import { KIND_LABELS } from '@/components/annotations/labels';
import { Avatar } from '@/components/ui/avatar';
import type { AboutView, ActivityEntry } from '@/lib/activity/model';

const UNKNOWN = 'Somebody who left';

interface ActivityItemProps {
  folded: FoldedEntry;
  timeZone: string;
  /** The article that the page is about, which is not named again; null on the page of the workspace. */
  articleId: string | null;
  /** The address of all that happened to this. */
  only: (what: { item: string } | { article: string }) => string;
}

/** One thing that was done: when, by whom, what, and where to look at it. */
export function ActivityItem({
  folded: { entry, count, since },
  timeZone,
  articleId,
  only,
}: ActivityItemProps) {
  const { by, said, about, article, at } = entry;
  const name = by === null ? 'Galley' : (by.name ?? UNKNOWN);
  const format = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone });
  const time = count === 1 ? format.format(new Date(at)) : format.formatRange(new Date(since), new Date(at));
  const isOther = article !== null && article.id !== articleId;
  return (
    <li className="group flex items-start gap-3 rounded-2 px-2 py-2 hover:bg-raised">
      <Avatar id={by?.id ?? ''} name={name} size="small" />
      <div className="flex min-w-0 flex-1 flex-col gap-0.5">
        <p className="wrap-anywhere">
          <bdi className="font-medium">{name}</bdi>{' '}
          {said.map((part, index) => (typeof part === 'string' ? part : <bdi key={index}>{part.name}</bdi>))}
          {count > 1 && `, ${count} times`}
        </p>
        {(about.length > 0 || isOther) && (
          <ul className="flex flex-wrap items-center gap-x-3 text-[12.5px] text-ink-2">
            {about.map((each) => (
              <Place
                key={each.id}
                href={hrefOf(each, entry)}
                {...(each.what === 'item' && !each.isGone && { only: only({ item: each.id }), what: 'item' })}
              >
                <AboutWords about={each} />
              </Place>
            ))}
            {isOther && (
              <Place
                href={article.isGone ? null : `/articles/${article.id}`}
                {...(articleId === null && { only: only({ article: article.id }), what: 'article' })}
              >
                <bdi>{article.title || 'an article'}</bdi>
                {article.isGone && ' (deleted)'}
              </Place>
            )}
          </ul>
        )}
      </div>
      <time dateTime={at} className="shrink-0 pt-0.5 text-[12.5px] text-ink-2 tabular-nums">
        {time}
      </time>
    </li>
  );
}

function AboutWords({ about: { what, kind, name, isGone } }: { about: AboutView }) {
  if (what !== 'item')
    return <bdi>{name || (what === 'source' ? 'a source' : 'a person or organisation')}</bdi>;
  const label = Object.entries(KIND_LABELS).find(([each]) => each === kind)?.[1].one ?? 'Item';
  return (
    <>
      {label}
      {name !== '' && (
        <>
          {' '}
          <bdi>“{name}”</bdi>
        </>
      )}
      {isGone && ' (deleted)'}
    </>
  );
}

function hrefOf(about: AboutView, { article }: ActivityEntry): string | null {
  if (about.isGone) return null;
  if (about.what === 'source') return `/sources/${about.id}`;
  if (about.what === 'agent') return `/people/${about.id}`;
  return article === null || article.isGone ? null : `/articles/${article.id}?annotation=${about.id}`;
}

interface PlaceProps {
  href: string | null;
  only?: string;
  what?: string;
  children: ReactNode;
}

function Place({ href, only, what = '', children }: PlaceProps) {
  return (
    <li className="flex max-w-full min-w-0 items-center gap-1">
      {href === null ? (
        <span className="truncate">{children}</span>
      ) : (
        <Link
          href={href}
          prefetch={false}
          className="truncate underline decoration-line-2 underline-offset-2 hover:text-ink hover:decoration-current"
        >
          {children}
        </Link>
      )}
      {only !== undefined && (
        <Link
          href={only}
          prefetch={false}
          aria-label={`Only what happened to this ${what}`}
          title={`Only what happened to this ${what}`}
          className="grid size-6 shrink-0 place-items-center rounded-1 opacity-0 group-hover:opacity-100 hover:bg-line hover:text-ink focus-visible:opacity-100 pointer-coarse:opacity-100"
        >
          <ListFilter className="size-3.5" aria-hidden />
        </Link>
      )}
    </li>
  );
}
