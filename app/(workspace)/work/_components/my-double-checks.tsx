import Link from 'next/link';
import { DueTime } from '@/components/articles/due-time';
import { RelativeTime } from '@/components/articles/relative-time';
import { Pill } from '@/components/ui/pill';
import type { WaitingCheck } from '@/lib/double-check/model';

/** The double checks that wait for a person: to be marked for themselves, or to be decided. */
export function MyDoubleChecks({ items }: { items: readonly WaitingCheck[] }) {
  return (
    <ul className="divide-y divide-line border-b border-line">
      {items.map((check) => (
        <li
          key={check.id}
          className="flex flex-wrap items-center gap-x-4 gap-y-1 px-6 py-2.5 focus-within:bg-raised hover:bg-raised max-md:px-4"
        >
          <div className="min-w-0 flex-1 basis-72">
            <Link
              href={`/articles/${check.articleId}/double-check/${check.id}`}
              prefetch={false}
              dir="auto"
              lang={check.articleLanguage || undefined}
              className="block rounded-1 py-0.5 text-left text-[14.5px] font-semibold wrap-anywhere text-ink"
            >
              {check.articleTitle}
            </Link>
            <p className="text-[13px] wrap-anywhere text-ink-2">
              <span className="font-medium text-ink">
                {check.waitsFor === 'marks'
                  ? 'Mark it for yourself, and finish'
                  : 'Both have finished: decide where they differ'}
              </span>
              {' · '}
              <bdi>{check.leftName}</bdi> and <bdi>{check.rightName}</bdi>, asked by{' '}
              <bdi>{check.askedByName}</bdi> <RelativeTime at={check.createdAt} />
            </p>
          </div>
          <p className="w-56 text-[13px] text-ink-2 max-md:w-auto">
            {check.dueAt === null ? 'No due time' : <DueTime due={check.dueAt} />}
          </p>
          <span className="w-40 max-md:w-auto">
            <Pill tone="warn">{check.waitsFor === 'marks' ? 'To mark' : 'To decide'}</Pill>
          </span>
        </li>
      ))}
    </ul>
  );
}
