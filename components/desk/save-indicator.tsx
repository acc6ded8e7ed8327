'use client';

import { Check, CloudOff, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useDesk, useDeskState } from '@/components/desk/desk-context';
import type { SaveState } from '@/components/desk/store/outbox';
import { Spinner } from '@/components/ui/spinner';

/** Whether what was done is saved, always in sight. */
export function SaveIndicator() {
  const { desk } = useDesk();
  const save = useDeskState((state) => state.save);
  const changes = save.count === 1 ? '1 change' : `${save.count} changes`;
  const shows: Record<SaveState['kind'], ReactNode> = {
    saved: (
      <>
        <Check className="size-4 text-ok" aria-hidden /> <span className="max-sm:sr-only">Saved</span>
      </>
    ),
    saving: (
      <>
        <Spinner /> <span className="max-sm:sr-only">Saving…</span>
      </>
    ),
    offline: (
      <>
        <CloudOff className="size-4 text-warn" aria-hidden /> Offline: {changes} kept, will retry{' '}
        <button type="button" className="underline underline-offset-2" onClick={() => desk.store.resume()}>
          Now
        </button>
      </>
    ),
    'signed-out': (
      <>
        <TriangleAlert className="size-4 text-bad" aria-hidden />
        <span>
          You are signed out. {changes} kept:{' '}
          <a href="/sign-in" target="_blank" rel="noopener" className="underline underline-offset-2">
            sign in in a new tab
          </a>
        </span>
      </>
    ),
    refused: (
      <>
        <TriangleAlert className="size-4 text-bad" aria-hidden /> {changes} not saved
      </>
    ),
  };
  return (
    <output className="flex items-center gap-1.5 text-[13px] text-ink-2" data-save={save.kind}>
      {shows[save.kind]}
    </output>
  );
}
