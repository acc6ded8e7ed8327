'use client';

import Link from 'next/link';
import { useState } from 'react';

import { takeBackApart } from '@/app/(workspace)/sources/actions';
import { RelativeTime } from '@/components/articles/relative-time';
import { sourceLine } from '@/components/evidence/source-line';
import type { Person } from '@/components/sources/source-field';
import { Button } from '@/components/ui/button';
import { useToast } from '@/components/ui/toast';
import type { DistinctionView } from '@/lib/sources/distinction-model';

interface SetAsideProps {
  sourceId: string;
  distinctions: readonly DistinctionView[];
  people: readonly Person[];
  canEdit: boolean;
}

/** Sources that somebody said this one is not, each with the way back. */
export function SetAside({ sourceId, distinctions, people, canEdit }: SetAsideProps) {
  const toast = useToast();
  const [busyId, setBusyId] = useState<string | null>(null);
  const takeBack = async (otherId: string) => {
    setBusyId(otherId);
    const done = await takeBackApart({ sourceId, otherIds: [otherId] });
    setBusyId(null);
    // The line and its button go.
    if (done.ok) document.getElementById('content')?.focus({ preventScroll: true });
    if (!done.ok) toast.add({ title: done.error.message, urgent: true });
  };
  return (
    <ul className="flex max-w-3xl flex-col">
      {distinctions.map(({ source, at, byId }) => (
        <li
          key={source.id}
          className="flex flex-wrap items-center gap-3 border-b border-line py-2 first:border-t"
        >
          <span className="min-w-0 flex-1">
            <Link className="text-accent underline underline-offset-2" href={`/sources/${source.id}`}>
              <bdi>{sourceLine(source)}</bdi>
            </Link>
            <span className="block text-[12.5px] text-ink-2">
              Not the same, said {people.find(({ userId }) => userId === byId)?.name ?? 'somebody'}{' '}
              <RelativeTime at={at} />
            </span>
          </span>
          {canEdit && (
            <Button size="small" busy={busyId === source.id} onClick={() => void takeBack(source.id)}>
              Propose again
              <span className="sr-only">: {source.title}</span>
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
