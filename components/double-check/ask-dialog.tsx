'use client';

import { useRouter } from 'next/navigation';
import { useState, type FormEvent } from 'react';
import { CheckApi, type CheckPlace } from '@/components/double-check/double-check-requests';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { FormMessage } from '@/components/ui/form';
import { Select } from '@/components/ui/select';
import { canAnnotate } from '@/lib/annotations/policy';
import { newId } from '@/lib/ids';
import type { PersonView } from '@/lib/workspaces/model';

interface AskDialogProps {
  place: CheckPlace;
  people: readonly PersonView[];
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Asks for two people who are to mark the article independently. */
export function AskDialog({ open, onOpenChange, ...rest }: AskDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Ask for a double check"
      description="Both mark the text as it is now. Until both have finished, neither sees what the other marks, and nobody else does."
    >
      <AskForm {...rest} onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

function AskForm({
  place,
  people,
  onDone,
}: Pick<AskDialogProps, 'place' | 'people'> & { onDone: () => void }) {
  const router = useRouter();
  // The same question however often it is sent.
  const [id] = useState(newId);
  const [left, setLeft] = useState('');
  const [right, setRight] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const able = people.flatMap(({ userId, name, role }) =>
    role !== null && canAnnotate({ role }) ? [{ value: userId, label: name }] : [],
  );

  const choosing = (set: (userId: string) => void) => (userId: string) => {
    set(userId);
    setProblem(null);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (left === '' || right === '') return setProblem('Choose two people.');
    if (left === right) return setProblem('Choose two different people.');
    setProblem(null);
    setIsBusy(true);
    const answer = await new CheckApi(place).ask({ id, checkerIds: [left, right] });
    setIsBusy(false);
    if (!answer.ok) return setProblem(answer.message);
    onDone();
    router.refresh();
  };

  if (able.length < 2) {
    return (
      <p className="text-ink-2">There are not two members yet who may annotate. Invite somebody first.</p>
    );
  }
  return (
    <form noValidate className="flex flex-col gap-4" onSubmit={(event) => void submit(event)}>
      <FormMessage>{problem}</FormMessage>
      <Field label="First checker" hint="Stands on the left when the two are compared.">
        <Select value={left} empty="Choose" options={able} onChange={choosing(setLeft)} />
      </Field>
      <Field label="Second checker">
        <Select
          value={right}
          empty="Choose"
          options={able.filter(({ value }) => value !== left)}
          onChange={choosing(setRight)}
        />
      </Field>
      <p className="text-[12.5px] text-ink-2">Who decides later must be a third person.</p>
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" variant="primary" busy={isBusy}>
          Ask both
        </Button>
      </div>
    </form>
  );
}
