'use client';

import { type FormEvent, useEffect, useRef, useState } from 'react';
import { SOURCE_KIND_LABELS } from '@/components/annotations/labels';
import { sourceLine } from '@/components/evidence/source-line';
import type { BenchCopy } from '@/components/quotes/bench';
import type { BenchApi } from '@/components/quotes/bench-requests';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field, Input, Textarea } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { newId } from '@/lib/ids';
import {
  EMPTY_SOURCE,
  isHumanKind,
  type SourceInput,
  sourceInputSchema,
  type SourceKind,
  type SourceView,
} from '@/lib/sources/model';

/** What a transcript is of, the likeliest first. */
const KINDS: readonly SourceKind[] = [
  'speech',
  'interview',
  'broadcast',
  'hearing',
  'event',
  'motion_picture',
  'song',
  'document',
];

interface PasteDialogProps {
  api: BenchApi;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onKept: (copy: BenchCopy) => void;
}

/** Pastes a transcript: it becomes a source with a kept copy, so that what was compared stays what it was. */
export function PasteDialog({ open, onOpenChange, ...rest }: PasteDialogProps) {
  return (
    <Dialog
      wide
      open={open}
      onOpenChange={onOpenChange}
      title="Paste a transcript"
      description="It becomes a source of the library with a kept copy: what the quotes were compared with stays as it is today."
    >
      {open && <Pasting {...rest} onCancel={() => onOpenChange(false)} />}
    </Dialog>
  );
}

function Pasting({
  api,
  onKept,
  onCancel,
}: Pick<PasteDialogProps, 'api' | 'onKept'> & { onCancel: () => void }) {
  const form = useRef<HTMLFormElement>(null);
  const [kind, setKind] = useState<SourceKind>('speech');
  const [draft, setDraft] = useState({ title: '', issued: '', text: '' });
  const [problems, setProblems] = useState<Record<string, string>>({});
  // New problems, to which the focus goes.
  const isTold = useRef(false);
  const [isBusy, setIsBusy] = useState(false);
  // Made once, however often the copy has to be tried.
  const [source, setSource] = useState<SourceView | null>(null);
  const [ids, setIds] = useState(() => ({ source: newId(), copy: newId() }));
  useEffect(() => {
    if (!isTold.current) return;
    isTold.current = false;
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [role="alert"]')?.focus();
  }, [problems]);

  const set = (change: Partial<typeof draft>) => {
    setDraft({ ...draft, ...change });
    // What is being set right is no longer told.
    setProblems((all) =>
      Object.fromEntries(Object.entries(all).filter(([name]) => !Object.hasOwn(change, name))),
    );
    // Another text is another copy, whatever became of the first.
    if (change.text !== undefined) setIds({ ...ids, copy: newId() });
  };
  const tell = (all: Record<string, string>) => {
    setProblems(all);
    isTold.current = true;
  };
  const keep = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    const read = readSource(ids.source, kind, draft);
    if (!read.ok) return tell(read.problems);
    setProblems({});
    setIsBusy(true);
    const message = await send(read.input);
    setIsBusy(false);
    if (message !== null) tell({ all: message });
  };
  const send = async (input: SourceInput): Promise<string | null> => {
    const made = source ? ({ ok: true, value: source } as const) : await api.addSource(input);
    if (!made.ok) return made.message;
    setSource(made.value);
    const kept = await api.keepPasted(made.value.id, { id: ids.copy, text: draft.text });
    if (!kept.ok) return `The source is in the library; its copy is not kept yet. ${kept.message}`;
    const { id, language } = made.value;
    onKept({ capture: kept.value, source: { id, line: sourceLine(made.value), language } });
    return null;
  };
  const isLocked = isBusy || source !== null;
  return (
    <form ref={form} noValidate className="flex flex-col gap-4" onSubmit={(event) => void keep(event)}>
      <div className="grid gap-4 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)]">
        <Field label="Title" error={problems['title']}>
          <Input
            dir="auto"
            value={draft.title}
            disabled={isLocked}
            placeholder="Council meeting, recording"
            onChange={(event) => set({ title: event.target.value })}
          />
        </Field>
        <Field label="Kind" error={problems['kind']}>
          <Select
            value={kind}
            disabled={isLocked}
            options={KINDS.map((value) => ({ value, label: SOURCE_KIND_LABELS[value] }))}
            onChange={(chosen) => chosen && setKind(chosen)}
          />
        </Field>
        <Field label="Date" error={problems['issued']}>
          <Input
            value={draft.issued}
            disabled={isLocked}
            placeholder="2026-03-14"
            onChange={(event) => set({ issued: event.target.value })}
          />
        </Field>
      </div>
      {isHumanKind(kind) && (
        <p role="note" className="text-[12.5px] text-ink-2">
          An interview is a protected source: only you see it and its copy, until you name others on its page.
          Others see that the quote has a source, and no words of it.
        </p>
      )}
      <Field
        label="Transcript"
        error={problems['text']}
        hint="With its speakers and time stamps, if it has them: they are told apart from what was said."
      >
        <Textarea
          className="max-h-[40dvh] min-h-48"
          value={draft.text}
          disabled={isBusy}
          onChange={(event) => set({ text: event.target.value })}
        />
      </Field>
      {problems['all'] && (
        <p role="alert" tabIndex={-1} className="rounded-2 bg-query-bg px-3 py-2 text-[13.5px] outline-none">
          {problems['all']}
        </p>
      )}
      <div className="flex justify-end gap-2">
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="primary" busy={isBusy}>
          Keep and compare
        </Button>
      </div>
    </form>
  );
}

type Read = { ok: true; input: SourceInput } | { ok: false; problems: Record<string, string> };

function readSource(
  id: string,
  kind: SourceKind,
  { title, issued, text }: { title: string; issued: string; text: string },
): Read {
  const parsed = sourceInputSchema.safeParse({ ...EMPTY_SOURCE, id, kind, title, issued });
  const problems: Record<string, string> = {};
  for (const issue of parsed.error?.issues ?? []) problems[String(issue.path[0])] ??= issue.message;
  if (text.trim() === '') problems['text'] = 'Paste the transcript first.';
  return parsed.success && Object.keys(problems).length === 0
    ? { ok: true, input: parsed.data }
    : { ok: false, problems };
}
