import clsx from 'clsx';
import Link from 'next/link';
import { ArticleMenu } from '@/components/articles/article-menu';
import { DueTime } from '@/components/articles/due-time';
import { KindCounts } from '@/components/articles/kind-counts';
import { RelativeTime } from '@/components/articles/relative-time';
import { Pill } from '@/components/ui/pill';
import type { ArticleRow } from '@/lib/articles/model';
import type { Role } from '@/lib/auth/actor';
import { STATE_LABELS } from '@/lib/review/model';
import { isOpenState } from '@/lib/review/state-rules';

interface ArticleTableRowProps {
  article: ArticleRow;
  role: Role;
  onChanged: () => void;
}

/** One article of the list. */
export function ArticleTableRow({ article, role, onChanged }: ArticleTableRowProps) {
  const { id, title, outlet, agency, publishedAt, wordCount, annotations, openItems, archivedAt } = article;
  const { state, leadName, dueAt } = article;
  const isOver = archivedAt !== null || !isOpenState(state);
  const due = dueAt === null ? null : <DueTime due={dueAt} isOver={isOver} isNarrow />;
  const origin = [outlet, agency].filter((name) => name !== '').join(' · ');
  const published = publishedAt.slice(0, 10);
  return (
    <tr className="group *:h-11 *:border-b *:border-line *:px-2 *:text-left *:text-ink-2 *:first:pl-6 *:last:pr-6 focus-within:bg-raised hover:bg-raised max-md:*:py-2 max-md:*:first:pl-4 max-md:*:last:pr-4">
      <th scope="row" className="font-normal">
        <span className="flex min-w-0 items-center gap-2">
          <Link
            href={`/articles/${id}`}
            dir="auto"
            title={title}
            prefetch={false}
            className="min-w-0 truncate rounded-1 py-1 text-[14.5px] font-semibold text-ink max-md:line-clamp-2 max-md:whitespace-normal"
          >
            {title}
          </Link>
          {archivedAt !== null && (
            <span className="max-md:hidden">
              <Pill>Archived</Pill>
            </span>
          )}
        </span>
        <span className="mt-0.5 block truncate text-[12.5px] md:hidden">
          <RelativeTime at={article.updatedAt} />
          {[archivedAt === null ? '' : 'archived', STATE_LABELS[state], origin, published]
            .filter((part) => part !== '')
            .map((part) => ` · ${part}`)
            .join('')}
        </span>
        {(due !== null || leadName !== null) && (
          <span className="mt-0.5 flex flex-wrap gap-x-1.5 text-[12.5px] md:hidden">
            {due}
            {leadName !== null && (
              <bdi className="truncate">{due === null ? `Lead: ${leadName}` : leadName}</bdi>
            )}
          </span>
        )}
      </th>
      <td className="max-lg:hidden" title={origin}>
        <span className="block truncate">{origin}</span>
      </td>
      <td className="tabular-nums max-2xl:hidden">{published}</td>
      <td className="text-right! tabular-nums max-2xl:hidden">{wordCount.toLocaleString('en')}</td>
      <td className="max-2xl:hidden">
        <KindCounts counts={annotations} />
      </td>
      <td className="max-lg:hidden">{STATE_LABELS[state]}</td>
      <td className="py-1.5 text-[13px] max-md:hidden">
        {due}
        {leadName !== null && (
          <span dir="auto" className="block truncate" title={`Lead checker: ${leadName}`}>
            {leadName}
          </span>
        )}
      </td>
      <td className={clsx('text-right! tabular-nums', openItems > 0 && 'font-semibold text-warn!')}>
        {openItems.toLocaleString('en')}
        <span className="md:sr-only"> open</span>
      </td>
      <td className="max-lg:hidden">
        <span className="block truncate">
          <RelativeTime at={article.updatedAt} />
          {' by '}
          {article.updatedByName}
        </span>
      </td>
      <td className="text-right!">
        <ArticleMenu article={article} role={role} onChanged={onChanged} />
      </td>
    </tr>
  );
}
