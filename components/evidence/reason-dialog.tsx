'use client';

import { useEffect, useRef, useState } from 'react';
import { STATUS_LABELS } from '@/components/annotations/labels';
import { wordsOf } from '@/components/annotations/words-of';
import { useDesk, useDeskState } from '@/components/desk/desk-context';
import type { Asking } from '@/components/desk/store/desk-state';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field, Textarea } from '@/components/ui/field';
import { overrideReasonSchema } from '@/lib/annotations/model';

/** Asks why a claim is to count as verified although its evidence is less than the workspace asks for. */
export function ReasonDialog() {
  const { desk } = useDesk();
  const asking = useDeskState((state) => state.asking);
  const close = () => desk.store.set({ asking: null });
  return (
    <Dialog
      open={asking !== null}
      onOpenChange={(isOpen) => !isOpen && close()}
      title="There is less evidence than this workspace asks for"
    >
      {asking && <ReasonForm key={asking.id} asking={asking} onDone={close} />}
    </Dialog>
  );
}

function ReasonForm({ asking: { id, status, lacks }, onDone }: { asking: Asking; onDone: () => void }) {
  const { desk } = useDesk();
  const claim = useDeskState((state) => state.annotations.get(id) ?? null);
  const field = useRef<HTMLTextAreaElement>(null);
  const [reason, setReason] = useState(claim?.override?.reason ?? '');
  const [problem, setProblem] = useState<string>();
  useEffect(() => field.current?.focus(), []);
  const save = () => {
    const read = overrideReasonSchema.safeParse(reason);
    if (!read.success) {
      setProblem(read.error.issues[0]?.message);
      field.current?.focus();
      return;
    }
    onDone();
    desk.actions.change(id, 'status', status, { reason: read.data });
  };
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {claim && wordsOf(claim) !== '' && (
        <p className="line-clamp-2 border-l-2 border-line pl-2.5 font-text" dir="auto">
          {wordsOf(claim)}
        </p>
      )}
      <ul className="list-disc pl-5">
        {lacks.map((lack) => (
          <li key={lack}>{lack}</li>
        ))}
      </ul>
      <Field
        label={`Why it is ${STATUS_LABELS[status].toLowerCase()} all the same`}
        hint="The reason stays with the claim and goes into every export."
        error={problem}
      >
        <Textarea
          ref={field}
          value={reason}
          maxLength={1_000}
          onChange={(event) => {
            setReason(event.target.value);
            setProblem(undefined);
          }}
        />
      </Field>
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" variant="primary">
          Verify anyway
        </Button>
      </div>
    </form>
  );
}
