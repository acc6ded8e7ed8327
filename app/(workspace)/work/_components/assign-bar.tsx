'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/dialog';
import { Select } from '@/components/ui/select';
import type { WorkItem } from '@/lib/work/model';
import type { PersonView } from '@/lib/workspaces/model';

const NOBODY = 'nobody';

interface AssignBarProps {
  selected: readonly WorkItem[];
  people: readonly PersonView[];
  /** What became of the last try, where something is to be said of it. */
  said: string;
  onSay: (words: string) => void;
  onAssign: (assigneeId: string | null) => Promise<void>;
}

/** Gives what is chosen to somebody. What is somebody's already is taken from them after a question only. */
export function AssignBar({ selected, people, said, onSay, onAssign }: AssignBarProps) {
  const [to, setTo] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  const assigneeId = to === NOBODY ? null : to;
  const taken = selected.filter((item) => item.assigneeId !== null && item.assigneeId !== assigneeId).length;
  const name = to === NOBODY ? 'nobody' : (people.find(({ userId }) => userId === to)?.name ?? '');
  const what = selected.length === 1 ? '1 item' : `${selected.length.toLocaleString('en')} items`;

  const run = async () => {
    setIsBusy(true);
    await onAssign(assigneeId);
    setIsBusy(false);
  };
  const press = () => {
    if (selected.length === 0) return onSay('Choose the items first.');
    if (to === '') return onSay('Choose a person first.');
    if (taken > 0) return setIsAsking(true);
    void run();
  };
  return (
    <div className="sticky bottom-0 z-10 flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-line-2 bg-desk px-6 py-3 max-md:px-4">
      <p className="font-medium tabular-nums">
        {selected.length === 0 ? 'Nothing chosen' : `${what} chosen`}
      </p>
      <Select
        label="Assign to"
        className="w-52! max-sm:min-w-0 max-sm:flex-1"
        value={to}
        empty="Assign to…"
        options={[
          ...people
            .filter(({ role }) => role !== null)
            .map(({ userId, name: label, role }) => ({
              value: userId,
              label: role === 'viewer' ? `${label} (viewer)` : label,
            })),
          { value: NOBODY, label: 'Nobody' },
        ]}
        onChange={setTo}
      />
      <Button variant="primary" busy={isBusy} onClick={press}>
        Assign
      </Button>
      <output className="min-w-0 flex-1 basis-48 text-[13px] text-ink-2 empty:hidden">{said}</output>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setIsAsking}
        title={`Assign ${what} to ${name}?`}
        description={
          taken === 1
            ? '1 of them is assigned to somebody else, and is taken from them.'
            : `${taken.toLocaleString('en')} of them are assigned to others, and are taken from them.`
        }
        action={`Assign ${what}`}
        onConfirm={run}
      />
    </div>
  );
}
