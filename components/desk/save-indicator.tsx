'use client';

import { Check, CloudOff, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useDesk, useDeskState, useDeskUi } from '@/components/desk/desk-context';
import type { SaveState } from '@/components/desk/store/outbox';
import { Spinner } from '@/components/ui/spinner';

const WORSE: SaveState['kind'][] = ['saved', 'saving', 'refused', 'offline', 'signed-out'];

function worse(one: SaveState, other: SaveState): SaveState {
  return WORSE.indexOf(one.kind) >= WORSE.indexOf(other.kind) ? one : other;
}

/** Whether what was done is saved, always in sight. */
export function SaveIndicator() {
  const { desk } = useDesk();
  const marked = useDeskState((state) => state.save);
  const written = useDeskUi((ui) => ui.textSave);
  const save = worse(marked, written);
  const count = marked.count + written.count;
  const changes = count === 1 ? '1 change' : `${count} changes`;
  const resume = () => {
    desk.store.resume();
    desk.writing.sync.resume();
  };
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
        <button type="button" className="underline underline-offset-2" onClick={resume}>
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
        <TriangleAlert className="size-4 text-bad" aria-hidden />
        {written.kind === 'refused' ? (
          <span>
            {written.message}{' '}
            <button type="button" className="underline underline-offset-2" onClick={() => desk.giveUpText()}>
              Give my changes up
            </button>
          </span>
        ) : (
          `${changes} not saved`
        )}
      </>
    ),
  };
  return (
    <output className="flex items-center gap-1.5 text-[13px] text-ink-2" data-save={save.kind}>
      {shows[save.kind]}
    </output>
  );
}
