'use client';

import { useState } from 'react';
import type { BenchQuote } from '@/components/quotes/bench';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';

interface TakeAllDialogProps {
  quotes: readonly BenchQuote[];
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onTake: () => Promise<void>;
}

/** Takes what is verbatim together, after a look at each. */
export function TakeAllDialog({ quotes, open, onOpenChange, onTake }: TakeAllDialogProps) {
  const [isBusy, setIsBusy] = useState(false);
  const take = async () => {
    setIsBusy(true);
    await onTake();
    setIsBusy(false);
    onOpenChange(false);
  };
  return (
    <Dialog
      wide
      open={open}
      onOpenChange={onOpenChange}
      title={`Take ${quotes.length} verbatim ${quotes.length === 1 ? 'quote' : 'quotes'}?`}
      description="Every word of these is in the copy, and nothing is called out. Whether they stand in their context is for you to say."
    >
      <ul className="flex flex-col gap-3">
        {quotes.map(({ annotation, pieces }) => (
          <li key={annotation.id} dir="auto" className="border-s-3 border-quote ps-3 font-text text-[15px]">
            {pieces.join(' … ')}
          </li>
        ))}
      </ul>
      <div className="mt-4 flex justify-end gap-2">
        <Button onClick={() => onOpenChange(false)}>Cancel</Button>
        <Button variant="primary" busy={isBusy} onClick={() => void take()}>
          Take them
        </Button>
      </div>
    </Dialog>
  );
}
