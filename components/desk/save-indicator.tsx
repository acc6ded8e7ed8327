'use client';

import { Check, CloudOff, CloudUpload, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useDesk, useDeskUi } from '@/components/desk/desk-context';
import { GONE_SHORT } from '@/components/desk/gone-words';
import { SignInAgain } from '@/components/desk/sign-in-again';
import { useSave } from '@/components/desk/use-save';

/** Whether what was done is saved, always in sight. */
export function SaveIndicator() {
  const { desk } = useDesk();
  const { ref, trouble } = useSave(desk);
  const gone = useDeskUi((ui) => ui.gone);
  const resume = () => {
    desk.store.resume();
    desk.writing.sync.resume();
  };
  const changes = trouble?.count === 1 ? '1 change' : `${trouble?.count ?? 0} changes`;
  const shows: Record<'offline' | 'signed-out' | 'refused', ReactNode> = {
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
          You are signed out. {changes} kept: <SignInAgain />
        </span>
      </>
    ),
    refused: (
      <>
        <TriangleAlert className="size-4 text-bad" aria-hidden />
        {trouble?.refusal !== null ? (
          <span>
            {trouble?.refusal}{' '}
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
    <output ref={ref} className="group/save flex items-center gap-1.5 text-[13px] text-ink-2">
      {gone !== null && (gone !== 'session' || !trouble) ? (
        <>
          <TriangleAlert className="size-4 text-bad" aria-hidden />
          <span>
            {GONE_SHORT[gone]} {gone === 'session' && <SignInAgain />}
            {trouble && `${changes} kept in this browser.`}
          </span>
        </>
      ) : trouble ? (
        shows[trouble.kind]
      ) : (
        <Calm />
      )}
    </output>
  );
}

// Both are there, in one place, and `data-save` shows one: while somebody writes they change several times a second.
function Calm() {
  return (
    <span className="grid *:[grid-area:1/1]">
      <span className="invisible flex items-center gap-1.5 group-data-[save=saved]/save:visible">
        <Check className="size-4 text-ok" aria-hidden /> <span className="max-[1100px]:sr-only">Saved</span>
      </span>
      <span className="invisible flex items-center gap-1.5 group-data-[save=saving]/save:visible">
        <CloudUpload className="size-4" aria-hidden /> <span className="max-[1100px]:sr-only">Saving…</span>
      </span>
    </span>
  );
}
