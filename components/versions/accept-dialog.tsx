'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field, Input } from '@/components/ui/field';
import type { countFates } from '@/components/versions/fate-choices';
import type { TextComparison } from '@/lib/versions/comparison-rules';

interface AcceptDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  comparison: TextComparison;
  counts: ReturnType<typeof countFates>;
  isBusy: boolean;
  onAccept: (name: string) => Promise<void>;
}

/** Says in numbers what accepting a new version does, takes its name, and asks. */
export function AcceptDialog({
  open,
  onOpenChange,
  comparison,
  counts,
  isBusy,
  onAccept,
}: AcceptDialogProps) {
  const [name, setName] = useState(
    () => `New version, ${new Date().toLocaleDateString('en-GB', { dateStyle: 'long' })}`,
  );
  const facts = [
    `${many(comparison.added, 'word')} added, ${many(comparison.dropped, 'word')} dropped.`,
    `${many(counts.placed + counts.moved, 'range')} keep their words${counts.moved > 0 ? `, ${counts.moved.toLocaleString('en')} of them elsewhere` : ''}.`,
    counts.changed > 0 ? `${many(counts.changed, 'range')} stand on changed words.` : '',
    counts.ambiguous > 0
      ? `${many(counts.ambiguous, 'range')} could mean several places, and wait for a choice.`
      : '',
    counts.orphaned > 0 ? `${many(counts.orphaned, 'range')} have no place, and stay in the tray.` : '',
    counts.stale > 0 ? `${many(counts.stale, 'finished check')} will have to be confirmed.` : '',
  ].filter((fact) => fact !== '');
  return (
    <Dialog
      open={open}
      onOpenChange={(isOpen) => {
        if (!isBusy) onOpenChange(isOpen);
      }}
      title="Accept the new version?"
      description="The text as it is now stays in the history, and can be restored."
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') void onAccept(name);
        }}
      >
        <ul className="flex list-disc flex-col gap-1 pl-5">
          {facts.map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
        <Field label="Name of the version" error={name.trim() === '' ? 'Give it a name.' : undefined}>
          <Input dir="auto" value={name} maxLength={200} onChange={(event) => setName(event.target.value)} />
        </Field>
        <div className="flex justify-end gap-2">
          <Button disabled={isBusy} onClick={() => onOpenChange(false)}>
            Cancel
          </Button>
          <Button type="submit" variant="primary" busy={isBusy}>
            {isBusy ? 'Accepting…' : 'Accept version'}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function many(count: number, word: string): string {
  return `${count.toLocaleString('en')} ${word}${count === 1 ? '' : 's'}`;
}
