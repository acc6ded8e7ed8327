'use client';

import { useState } from 'react';
import { counted } from '@/components/double-check/check-words';
import type { Untouched } from '@/components/double-check/untouched';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';

interface FinishDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  marks: number;
  untouched: Untouched;
  onFinish: () => Promise<void>;
}

/** Asks before one's marks are closed, and says what is untouched. */
export function FinishDialog({ open, onOpenChange, marks, untouched, onFinish }: FinishDialogProps) {
  const [isBusy, setIsBusy] = useState(false);
  const finish = async () => {
    setIsBusy(true);
    await onFinish();
    setIsBusy(false);
    onOpenChange(false);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Finish marking?"
      description={
        <>
          <p>
            You made {counted(marks, ['mark', 'marks'])}.{' '}
            {untouched.untouched === 0
              ? 'No sentence is untouched.'
              : `${counted(untouched.untouched, ['sentence is', 'sentences are'])} untouched, of ${untouched.sentences.toLocaleString('en')}.`}
          </p>
          <p className="mt-2">
            You can take this back until the other has finished as well. Then the marks of both are open to
            the team, and stay as they are.
          </p>
        </>
      }
    >
      <div className="flex justify-end gap-2">
        <Button onClick={() => onOpenChange(false)}>Go on marking</Button>
        <Button variant="primary" busy={isBusy} onClick={() => void finish()}>
          Finish
        </Button>
      </div>
    </Dialog>
  );
}
