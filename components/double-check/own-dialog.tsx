'use client';

import { useState, type FormEvent } from 'react';
import type { NameOf } from '@/components/double-check/check-words';
import { JudgementFields } from '@/components/double-check/mark-form';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field, Textarea } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import type { ComparedRow } from '@/lib/double-check/agreement-rules';
import type { BlindMarkView, DoubleCheckView, MarkContent, OwnJudgement } from '@/lib/double-check/model';
import type { Scale } from '@/lib/review/scale-model';

interface OwnDialogProps {
  /** Null: closed. */
  row: ComparedRow | null;
  check: DoubleCheckView;
  nameOf: NameOf;
  scale: Scale;
  /** What was typed already. */
  comment: string;
  onClose: () => void;
  onDecide: (own: OwnJudgement, comment: string) => Promise<void>;
}

/** Decides otherwise than either of the two. */
export function OwnDialog({ row, onClose, ...rest }: OwnDialogProps) {
  const from = row?.left ?? row?.right;
  return (
    <Dialog open={row !== null} onOpenChange={(open) => !open && onClose()} title="Decide otherwise">
      {row && from && <OwnForm key={row.key} row={row} from={from} onClose={onClose} {...rest} />}
    </Dialog>
  );
}

type OwnFormProps = Omit<OwnDialogProps, 'row'> & { row: ComparedRow; from: BlindMarkView };

function OwnForm({ row, from, check, nameOf, scale, comment: typed, onClose, onDecide }: OwnFormProps) {
  const { kind, statement, status, verdict } = from;
  const [own, setOwn] = useState<OwnJudgement>({
    kind,
    statement,
    status,
    verdict,
    place: row.left ? 'left' : 'right',
  });
  const [comment, setComment] = useState(typed);
  const [isBusy, setIsBusy] = useState(false);
  const change = ({ start: _start, end: _end, note: _note, ...parts }: Partial<MarkContent>) => {
    const next = { ...own, ...parts };
    setOwn({
      ...next,
      ...(next.kind === 'cleared' && { status: 'unchecked' as const, statement: '' }),
      ...(next.kind !== 'claim' && { verdict: null }),
    });
  };
  const places = [
    ...(row.left
      ? [{ value: 'left' as const, label: `As ${nameOf(check.leftId)}: ${short(row.left.exact)}` }]
      : []),
    ...(row.right
      ? [{ value: 'right' as const, label: `As ${nameOf(check.rightId)}: ${short(row.right.exact)}` }]
      : []),
  ];
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setIsBusy(true);
    await onDecide(own, comment.trim());
    setIsBusy(false);
  };
  return (
    <form noValidate className="flex flex-col gap-4" onSubmit={(event) => void submit(event)}>
      <Field label="Words">
        <Select value={own.place} options={places} onChange={(place) => place && setOwn({ ...own, place })} />
      </Field>
      <JudgementFields value={own} scale={scale} onChange={change} />
      <Field label="Why" hint="Told in the thread of what comes of it.">
        <Textarea maxLength={2_000} value={comment} onChange={({ target }) => setComment(target.value)} />
      </Field>
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" busy={isBusy}>
          Decide
        </Button>
      </div>
    </form>
  );
}

function short(words: string): string {
  return words.length > 60 ? `${words.slice(0, 58)}…` : words;
}
