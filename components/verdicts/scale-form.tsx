'use client';

import clsx from 'clsx';
import { Plus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { UNREACHABLE } from '@/components/ui/ask';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/dialog';
import { FormMessage, type FormResult } from '@/components/ui/form';
import { useToast } from '@/components/ui/toast';
import { PresetChoice } from '@/components/verdicts/preset-choice';
import { changedAt, draftOf, moved, settled, withNew } from '@/components/verdicts/scale-draft';
import { consequenceSentences } from '@/components/verdicts/scale-words';
import { ValueRow } from '@/components/verdicts/value-row';
import type { PresetName, Scale, ScaleChange } from '@/lib/review/scale-model';
import {
  changeScale,
  type Consequence,
  consequencesOf,
  isLoss,
  problemOfValues,
  withPreset,
} from '@/lib/review/scale-rules';

interface ScaleFormProps {
  scale: Scale;
  /** How many claims have each verdict, by its id. */
  uses: Readonly<Record<string, number>>;
  save: (change: ScaleChange) => Promise<FormResult<Scale>>;
}

/** The workspace's scale, to be changed as a whole: nothing is saved before a person has seen what becomes of what is in use. */
export function ScaleForm({ scale, uses, save }: ScaleFormProps) {
  const toast = useToast();
  const [stored, setStored] = useState(scale);
  const [draft, setDraft] = useState(() => draftOf(scale.values));
  const [preset, setPreset] = useState<PresetName | null>(null);
  const [openKey, setOpenKey] = useState<string | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [message, setMessage] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const made = useRef(0);
  const list = useRef<HTMLDivElement>(null);
  const wanted = useRef<{ key: string; part: string } | null>(null);

  // A row that was moved is another element's neighbour now, and its button has lost the focus.
  useEffect(() => {
    const to = wanted.current;
    wanted.current = null;
    const row = to && list.current?.querySelector(`[data-value="${CSS.escape(to.key)}"]`);
    if (to && row) row.querySelector<HTMLElement>(`[data-part="${to.part}"]`)?.focus();
  });
  useEffect(() => {
    if (message !== null) list.current?.querySelector<HTMLElement>('[role="alert"]')?.focus();
  }, [message]);

  const used = new Map(Object.entries(uses));
  const values = settled(draft, stored);
  const next = changeScale(stored, { values }, used);
  const isChanged = !next.ok || next.scale !== stored;
  const consequences = consequencesOf(stored.values, values, used);
  const losses = consequences.filter(isLoss);

  const work = (changed: typeof draft) => {
    setDraft(changed);
    setPreset(null);
    setMessage(null);
  };
  const reset = (to: Scale) => {
    setStored(to);
    setDraft(draftOf(to.values));
    setPreset(null);
    setOpenKey(null);
    setMessage(null);
  };
  const send = async () => {
    setIsBusy(true);
    const to = preset === null ? { values } : { preset };
    const answer = await save({ version: stored.version, to }).catch((): FormResult<Scale> => ({
      ok: false,
      error: { message: UNREACHABLE },
    }));
    setIsBusy(false);
    if (!answer.ok) {
      setMessage(Object.values(answer.error.fields ?? {})[0] ?? answer.error.message);
      return;
    }
    reset(answer.value);
    toast.add({ title: 'Saved' });
  };
  const submit = () => {
    const problem = problemOfValues(values) ?? (next.ok ? null : (next.problems[0] ?? null));
    if (problem !== null) setMessage(problem);
    else if (!isChanged) toast.add({ title: 'There is nothing to save' });
    else if (losses.length > 0) setIsAsking(true);
    else void send();
  };

  const offered = draft.filter(({ retired }) => !retired);
  const retired = draft.filter((value) => value.retired);
  const rowOf = (value: (typeof draft)[number], place: number | null) => (
    <ValueRow
      key={value.key}
      value={value}
      claims={used.get(value.id)}
      isOpen={openKey === value.key}
      ways={place === null ? null : { up: place > 0, down: place < offered.length - 1 }}
      onOpen={(isOpen) => {
        setOpenKey(isOpen ? value.key : null);
        if (!isOpen) wanted.current = { key: value.key, part: 'open' };
      }}
      onMove={(by) => {
        work(moved(draft, value.key, by));
        wanted.current = { key: value.key, part: by < 0 ? 'up' : 'down' };
        setSaid(`${value.label}: place ${(place ?? 0) + by + 1} of ${offered.length}`);
      }}
      onChange={(parts) => work(changedAt(draft, value.key, parts))}
      onRemove={() => {
        work(draft.filter(({ key }) => key !== value.key));
        setOpenKey(null);
        wanted.current = { key: offered.find(({ key }) => key !== value.key)?.key ?? '', part: 'open' };
      }}
    />
  );

  return (
    <div ref={list} className="flex flex-col gap-6">
      <PresetChoice
        present={stored.preset}
        onTake={(name) => {
          work(draftOf(withPreset(stored, name, used)));
          setPreset(name);
          setOpenKey(null);
        }}
      />
      <section aria-labelledby="offered">
        <h2 id="offered" className="text-[13px] font-semibold">
          To choose from
        </h2>
        <ol className="mt-1 border-y border-line">{offered.map((value, place) => rowOf(value, place))}</ol>
        <Button
          className="mt-2"
          size="small"
          onClick={() => {
            const key = `new ${(made.current += 1)}`;
            work(withNew(draft, key));
            setOpenKey(key);
          }}
        >
          <Plus className="size-3.5" aria-hidden /> Add a verdict
        </Button>
      </section>
      {retired.length > 0 && (
        <section aria-labelledby="retired">
          <h2 id="retired" className="text-[13px] font-semibold">
            Retired
          </h2>
          <p className="text-[12.5px] text-ink-2">
            Claims that have one of these keep it, and it can be read everywhere. Nobody can choose it.
          </p>
          <ul className="mt-1 border-y border-line">{retired.map((value) => rowOf(value, null))}</ul>
        </section>
      )}
      <output className="sr-only">{said}</output>
      {isChanged && (
        <section aria-label="What changes" className="rounded-2 border border-line bg-raised px-4 py-3">
          <h2 className="text-[13px] font-semibold">What changes</h2>
          {consequences.length === 0 ? (
            <p className="text-[13.5px] text-ink-2">Colours, descriptions or the order, and nothing else.</p>
          ) : (
            <Sentences of={consequences} className="mt-1 text-[13.5px]" />
          )}
        </section>
      )}
      <FormMessage>{message}</FormMessage>
      <div className="flex gap-2">
        <Button variant="primary" busy={isBusy} onClick={submit}>
          Save
        </Button>
        {isChanged && (
          <Button variant="plain" disabled={isBusy} onClick={() => reset(stored)}>
            Discard changes
          </Button>
        )}
      </div>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setIsAsking}
        title="Change the verdicts?"
        description={<Sentences of={losses} className="max-h-[50dvh] overflow-y-auto" />}
        action="Change the verdicts"
        onConfirm={send}
      />
    </div>
  );
}

function Sentences({ of, className }: { of: readonly Consequence[]; className: string }) {
  return (
    <ul className={clsx('flex list-disc flex-col gap-1 pl-5', className)}>
      {consequenceSentences(of).map((sentence) => (
        <li key={sentence} dir="auto">
          {sentence}
        </li>
      ))}
    </ul>
  );
}
