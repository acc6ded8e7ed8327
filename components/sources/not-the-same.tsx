'use client';

import { useState } from 'react';

import { setApart, takeBackApart } from '@/app/(workspace)/sources/actions';
import { Button } from '@/components/ui/button';
import { useToast } from '@/components/ui/toast';

interface NotTheSameProps {
  sourceId: string;
  otherIds: readonly string[];
  /** Of the source, for those who hear the button without seeing where it stands. */
  title: string;
}

/** Sets a source apart from others that it seems to be, until somebody takes it back. */
export function NotTheSame({ sourceId, otherIds, title }: NotTheSameProps) {
  const toast = useToast();
  const [isBusy, setIsBusy] = useState(false);
  const pair = { sourceId, otherIds: [...otherIds] };
  const undo = async () => {
    const undone = await takeBackApart(pair);
    if (!undone.ok) toast.add({ title: undone.error.message, urgent: true });
  };
  const set = async () => {
    setIsBusy(true);
    const done = await setApart(pair);
    setIsBusy(false);
    // The line and its button go.
    if (done.ok) document.getElementById('content')?.focus({ preventScroll: true });
    toast.add(
      done.ok
        ? { title: 'Not proposed again', action: { label: 'Undo', onAct: () => void undo() } }
        : { title: done.error.message, urgent: true },
    );
  };
  return (
    <Button size="small" busy={isBusy} onClick={() => void set()}>
      Not the same
      <span className="sr-only">: {title}</span>
    </Button>
  );
}
