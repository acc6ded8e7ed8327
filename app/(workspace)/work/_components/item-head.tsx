import Link from 'next/link';
import type { ReactNode } from 'react';
import { KIND_LABELS, PRIORITY_LABELS, STATUS_LABELS } from '@/components/annotations/labels';
import { KindDot } from '@/components/annotations/kind-mark';
import type { WorkItem } from '@/lib/work/model';

/** An item's words, leading to its card on the desk, with what it is; `below` stands under them where a screen is narrow. */
export function ItemHead({ item, below }: { item: WorkItem; below: ReactNode }) {
  return (
    <th scope="row" className="font-normal">
      <span className="flex min-w-0 items-center gap-2">
        <KindDot kind={item.kind} />
        <span className="sr-only">{KIND_LABELS[item.kind].one}: </span>
        <Link
          href={`/articles/${item.articleId}?annotation=${item.id}`}
          prefetch={false}
          dir="auto"
          lang={item.articleLanguage || undefined}
          title={item.words}
          className="min-w-0 truncate rounded-1 py-1 text-[14.5px] font-semibold text-ink max-md:line-clamp-2 max-md:whitespace-normal"
        >
          {item.words || 'About the whole article'}
        </Link>
      </span>
      <span className="mt-0.5 block text-[12.5px] wrap-anywhere md:hidden">{below}</span>
    </th>
  );
}

/** Where its check stands, and what is special about it, in words. */
export function standingOf({ status, hasOtherWords, priority }: WorkItem): string {
  return [
    STATUS_LABELS[status],
    hasOtherWords ? 'words changed since' : '',
    priority === 'normal' ? '' : `${PRIORITY_LABELS[priority].toLowerCase()} priority`,
  ]
    .filter((part) => part !== '')
    .join(', ');
}
