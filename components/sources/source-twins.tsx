import Link from 'next/link';

import { sourceLine } from '@/components/evidence/source-line';
import { NotTheSame } from '@/components/sources/not-the-same';
import { DUPLICATE_NAMES } from '@/components/sources/source-names';
import { buttonClass } from '@/components/ui/button';
import type { DuplicateView } from '@/lib/sources/duplicate-model';

interface SourceTwinsProps {
  sourceId: string;
  twins: readonly DuplicateView[];
  canEdit: boolean;
}

/** Sources that seem to be the same, each with the way to compare and merge, and to say that it is another. */
export function SourceTwins({ sourceId, twins, canEdit }: SourceTwinsProps) {
  return (
    <ul className="flex max-w-3xl flex-col">
      {twins.map(({ source, reasons }) => (
        <li
          key={source.id}
          className="flex flex-wrap items-center gap-3 border-b border-line py-2 first:border-t"
        >
          <span className="min-w-0 flex-1 basis-60">
            <Link className="text-accent underline underline-offset-2" href={`/sources/${source.id}`}>
              <bdi>{sourceLine(source)}</bdi>
            </Link>
            <span className="block text-[12.5px] text-ink-2">
              It has {reasons.map((reason) => DUPLICATE_NAMES[reason]).join(', ')}.
            </span>
          </span>
          {canEdit && (
            <span className="flex flex-wrap gap-2">
              <Link
                className={buttonClass('quiet', 'small')}
                href={`/sources/merge?kept=${sourceId}&gone=${source.id}`}
              >
                Compare and merge
              </Link>
              <NotTheSame sourceId={sourceId} otherIds={[source.id]} title={source.title} />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
