import Link from 'next/link';

import { KIND_LABELS, STATUS_LABELS, STATUS_TONES } from '@/components/annotations/labels';
import { Pill } from '@/components/ui/pill';
import { RELATION_VERBS } from '@/lib/evidence/rules';
import { isItem } from '@/lib/annotations/rules';
import type { SourceUse } from '@/lib/sources/model';

/** The places where a source is evidence, each a link to the annotation in its article. */
export function SourceUses({ items }: { items: readonly SourceUse[] }) {
  return (
    <ul className="flex max-w-3xl flex-col">
      {items.map((use) => (
        <li key={use.evidenceId} className="flex flex-col gap-1 border-b border-line py-3 first:border-t">
          <Link
            href={`/articles/${use.articleId}?annotation=${use.annotationId}`}
            prefetch={false}
            dir="auto"
            className="line-clamp-2 rounded-1 font-text text-[15px] leading-snug text-ink underline-offset-2 hover:underline"
          >
            {use.words || use.articleTitle}
          </Link>
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-[12.5px] text-ink-2">
            <span>
              {KIND_LABELS[use.kind].one}, {RELATION_VERBS[use.relation]}
            </span>
            {isItem(use.kind) && <Pill tone={STATUS_TONES[use.status]}>{STATUS_LABELS[use.status]}</Pill>}
            <span dir="auto" className="min-w-0 truncate">
              {use.articleTitle}
            </span>
          </p>
        </li>
      ))}
    </ul>
  );
}
