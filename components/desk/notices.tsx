'use client';

import { useEffect, useState } from 'react';
import { useDesk, useDeskState } from '@/components/desk/desk-context';
import type { SaveState } from '@/components/desk/store/outbox';
import { useToast } from '@/components/ui/toast';

const SPOKEN: Partial<Record<SaveState['kind'], string>> = {
  offline: 'Nothing gets through to the server. Your changes are kept and will be sent again.',
  'signed-out': 'You are signed out. Your changes are kept; sign in in a new tab.',
  refused: 'A change could not be saved. Its card says why.',
};

/** Says what happened: to readers of the screen always, on the screen where it matters. */
export function Notices() {
  const { desk } = useDesk();
  const toast = useToast();
  const [spoken, setSpoken] = useState({ text: '', count: 0 });
  const save = useDeskState((state) => state.save.kind);

  useEffect(
    () =>
      desk.store.onNotice(({ message, shown, undo, urgent }) => {
        setSpoken(({ count }) => ({ text: message, count: count + 1 }));
        if (shown) {
          toast.add({
            title: message,
            ...(urgent && { urgent }),
            ...(undo && { action: { label: 'Undo', onAct: () => desk.actions.undo() } }),
          });
        }
      }),
    [desk, toast],
  );
  const problem = SPOKEN[save];
  return (
    <>
      {/* Said twice, the same words are heard twice only when they differ. */}
      <div aria-live="polite" className="sr-only">
        {spoken.count % 2 === 0 ? spoken.text : `${spoken.text}\u00a0`}
      </div>
      <div aria-live="assertive" className="sr-only">
        {problem}
      </div>
    </>
  );
}
