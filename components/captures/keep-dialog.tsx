'use client';

import { useEffect, useId, useRef, useState, type RefObject } from 'react';
import { sendCopy, sendFile, type SourcePlace } from '@/components/captures/capture-requests';
import { KeepFile } from '@/components/captures/keep-file';
import type { Answer } from '@/components/ui/ask';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field, Input, Textarea } from '@/components/ui/field';
import { CAPTURE_WAYS, type CaptureView, type CaptureWay } from '@/lib/captures/model';
import { newId } from '@/lib/ids';

const WAYS: Record<CaptureWay, { name: string; what: string }> = {
  upload: {
    name: 'A file',
    what: 'Saved pages (.html), PDF, Word, text, transcripts (.vtt, .srt) and pictures, up to 20 MB.',
  },
  paste: { name: 'Pasted text', what: 'What you see, as you see it: headings, lists and links stay.' },
  fetch: { name: 'An address', what: 'Galley asks the address for the page and keeps what it answers.' },
};

interface KeepDialogProps {
  place: SourcePlace;
  /** The source's own address, offered for fetching. */
  address: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The button that opens it, where another may have taken its place by the time that the dialog closes. */
  returnTo?: RefObject<HTMLElement | null>;
  onKept: (capture: CaptureView) => void;
}

/** Keeps a copy in one of three ways; what was refused in one can be done in another in the same place. */
export function KeepDialog({ open, onOpenChange, returnTo, ...rest }: KeepDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      {...(returnTo && { returnTo })}
      title="Keep a copy"
      description="It is kept as it is today, with its date and a fingerprint, and never changed."
    >
      {open && <KeepForm {...rest} onDone={() => onOpenChange(false)} />}
    </Dialog>
  );
}

function KeepForm({
  place,
  address: own,
  onKept,
  onDone,
}: Omit<KeepDialogProps, 'open' | 'onOpenChange' | 'returnTo'> & { onDone: () => void }) {
  const name = useId();
  const [way, setWay] = useState<CaptureWay>(own === '' ? 'upload' : 'fetch');
  const [file, setFile] = useState<File | null>(null);
  const [pasted, setPasted] = useState<{ text: string; html: string | null }>({ text: '', html: null });
  const [address, setAddress] = useState(own);
  const [progress, setProgress] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const stop = useRef<AbortController | null>(null);
  // The same id for the same thing, so that trying again keeps one.
  const ids = useRef(new Map<unknown, string>());
  const alert = useRef<HTMLParagraphElement>(null);
  useEffect(() => () => stop.current?.abort(), []);
  useEffect(() => {
    if (problem !== null) alert.current?.focus();
  }, [problem]);

  const isReady = { upload: file !== null, paste: pasted.text.trim() !== '', fetch: address.trim() !== '' }[
    way
  ];
  const send = async (signal: AbortSignal): Promise<Answer<CaptureView>> => {
    const what = { upload: file, paste: pasted, fetch: address.trim() }[way];
    const id = ids.current.get(what) ?? newId();
    ids.current.set(what, id);
    if (way === 'fetch') return await sendCopy(place, { id, way, address: address.trim() }, signal);
    if (way === 'upload' && file) return await sendFile(place, { id, file }, setProgress, signal);
    const { text, html } = pasted;
    return await sendCopy(place, { id, way: 'paste', text, ...(html !== null && { html }) }, signal);
  };
  const keep = async () => {
    if (!isReady || progress !== null) return;
    const control = new AbortController();
    stop.current = control;
    setProblem(null);
    setProgress(0);
    const answer = await send(control.signal);
    setProgress(null);
    if (control.signal.aborted) return;
    if (!answer.ok) {
      // A page may answer otherwise the next time.
      if (way === 'fetch') ids.current.delete(address.trim());
      return setProblem(answer.message);
    }
    onKept(answer.value);
    onDone();
  };

  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <fieldset className="flex flex-wrap gap-x-5 gap-y-2" disabled={progress !== null}>
        <legend className="sr-only">Where it comes from</legend>
        {CAPTURE_WAYS.map((each) => (
          <label key={each} className="flex cursor-pointer items-center gap-2 pointer-coarse:min-h-11">
            <input
              type="radio"
              name={name}
              className="size-[18px] cursor-pointer accent-accent"
              checked={way === each}
              onChange={() => {
                setWay(each);
                setProblem(null);
              }}
            />
            {WAYS[each].name}
          </label>
        ))}
      </fieldset>
      {way === 'upload' && (
        <KeepFile file={file} hint={WAYS.upload.what} isBusy={progress !== null} onChange={setFile} />
      )}
      {way === 'paste' && (
        <Field
          label="Text"
          hint={pasted.html === null ? WAYS.paste.what : 'Pasted with its headings, lists and links.'}
        >
          <Textarea
            className="max-h-[40dvh] min-h-40"
            value={pasted.text}
            disabled={progress !== null}
            onChange={(event) => setPasted({ text: event.target.value, html: null })}
            onPaste={(event) => {
              const html = event.clipboardData.getData('text/html');
              const text = event.clipboardData.getData('text/plain');
              // Of what is added to other text nobody knows the form of both.
              if (html === '' || text === '' || pasted.text.trim() !== '') return;
              event.preventDefault();
              setPasted({ text, html });
            }}
          />
        </Field>
      )}
      {way === 'fetch' && (
        <Field label="Address" hint={WAYS.fetch.what}>
          <Input
            type="url"
            inputMode="url"
            placeholder="https://"
            dir="ltr"
            value={address}
            disabled={progress !== null}
            onChange={(event) => setAddress(event.target.value)}
          />
        </Field>
      )}
      {problem !== null && (
        <p
          ref={alert}
          role="alert"
          tabIndex={-1}
          className="rounded-2 bg-query-bg px-3 py-2 text-[13.5px] outline-none"
        >
          {problem}
        </p>
      )}
      <div className="flex flex-wrap items-center justify-end gap-2">
        <output className="mr-auto text-[12.5px] text-ink-2 tabular-nums">
          {progressName(way, progress)}
        </output>
        <Button onClick={progress === null ? onDone : () => stop.current?.abort()}>
          {progress === null ? 'Cancel' : 'Stop'}
        </Button>
        <Button type="submit" variant="primary" busy={progress !== null} disabled={!isReady}>
          Keep a copy
        </Button>
      </div>
    </form>
  );
}

function progressName(way: CaptureWay, progress: number | null): string {
  if (progress === null) return '';
  if (way === 'fetch') return 'Fetching the page…';
  return way === 'upload' && progress < 1 ? `Sending, ${Math.floor(progress * 100)} %` : 'Reading…';
}
