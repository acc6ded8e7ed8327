'use client';

import { useEffect, useRef, useState } from 'react';

import { takeBackMerge } from '@/app/(workspace)/sources/actions';
import { RelativeTime } from '@/components/articles/relative-time';
import { fieldLabel } from '@/components/sources/source-fields';
import type { Person } from '@/components/sources/source-field';
import { Button } from '@/components/ui/button';
import type { MergeView } from '@/lib/sources/merge-model';

interface MergeHistoryProps {
  merges: readonly MergeView[];
  people: readonly Person[];
  canEdit: boolean;
}

/** What was merged into a source, each with the way back. */
export function MergeHistory({ merges, people, canEdit }: MergeHistoryProps) {
  const [busyId, setBusyId] = useState<string | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const line = useRef<HTMLOutputElement>(null);
  // The button that was pressed goes with what it undid.
  useEffect(() => {
    if (told !== null) line.current?.focus();
  }, [told]);
  const undo = async ({ id, goneTitle }: MergeView) => {
    setBusyId(id);
    const result = await takeBackMerge({ mergeId: id });
    setBusyId(null);
    if (!result.ok) setTold(result.error.message);
    else if (result.value.stayed.length === 0) setTold(`“${goneTitle}” stands again as it was.`);
    else {
      const names = result.value.stayed.map((name) => fieldLabel(name).toLowerCase());
      setTold(
        `“${goneTitle}” stands again. Changed since and left as it is: ${new Intl.ListFormat('en').format(names)}.`,
      );
    }
  };
  return (
    <div className="flex max-w-3xl flex-col gap-2">
      <output ref={line} tabIndex={-1} className="rounded-1 empty:hidden">
        {told}
      </output>
      <ul className="flex flex-col">
        {merges.map((merge) => (
          <li
            key={merge.id}
            className="flex flex-wrap items-center gap-3 border-b border-line py-2 first:border-t"
          >
            <span className="min-w-0 flex-1">
              <bdi>{merge.goneTitle}</bdi> <span className="text-ink-2">{merge.goneCitationKey}</span>
              <span className="block text-[12.5px] text-ink-2">
                <RelativeTime at={merge.at} /> by{' '}
                {people.find(({ userId }) => userId === merge.byId)?.name ?? 'somebody'}
                {merge.undoneAt !== null && ', undone since'}
              </span>
            </span>
            {canEdit && merge.undoneAt === null && (
              <Button size="small" busy={busyId === merge.id} onClick={() => void undo(merge)}>
                Undo merge
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
