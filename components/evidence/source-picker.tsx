'use client';

import { useEffect, useRef, useState } from 'react';
import { sourceLine } from '@/components/evidence/source-line';
import { Button } from '@/components/ui/button';
import { Field, Input } from '@/components/ui/field';
import { Spinner } from '@/components/ui/spinner';
import type { SourceView } from '@/lib/sources/model';

/** Looks sources of the workspace up; an answer that did not come says why. */
export type SearchSources = (
  search: string,
  signal: AbortSignal,
) => Promise<{ ok: true; value: { items: SourceView[] } } | { ok: false; message: string }>;

interface SourcePickerProps {
  search: SearchSources;
  onPick: (source: SourceView) => void;
  /** The person wants a source that is not there; with what they had typed. */
  onCreate: (title: string) => void;
}

type Found =
  { status: 'loading' } | { status: 'ready'; items: SourceView[] } | { status: 'failed'; message: string };

/** The workspace's sources by what is typed, the newest first where nothing is; or the way to a new one. */
export function SourcePicker({ search, onPick, onCreate }: SourcePickerProps) {
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const [found, setFound] = useState<Found>({ status: 'loading' });

  useEffect(() => field.current?.focus(), []);

  useEffect(() => {
    const abort = new AbortController();
    const wait = setTimeout(
      () => {
        void search(text.trim(), abort.signal).then((answer) => {
          if (abort.signal.aborted) return;
          setFound(
            answer.ok
              ? { status: 'ready', items: answer.value.items }
              : { status: 'failed', message: answer.message },
          );
        });
      },
      text === '' ? 0 : 200,
    );
    return () => {
      clearTimeout(wait);
      abort.abort();
    };
  }, [text, search]);

  return (
    <div className="flex flex-col gap-3">
      <div className="flex items-end gap-2">
        <Field label="Search the sources" className="flex-1">
          <Input
            type="search"
            value={text}
            ref={field}
            placeholder="Title, author, outlet or address"
            onChange={(event) => setText(event.target.value)}
          />
        </Field>
        <Button onClick={() => onCreate(text.trim())}>New source</Button>
      </div>
      <output className="block text-ink-2">
        {found.status === 'loading' && (
          <span className="flex items-center gap-2">
            <Spinner /> Searching…
          </span>
        )}
        {found.status === 'failed' && found.message}
        {found.status === 'ready' && found.items.length === 0 && (
          <span>
            {text.trim() === '' ? 'There are no sources yet.' : 'No source has these words.'} Make a new one.
          </span>
        )}
      </output>
      {found.status === 'ready' && found.items.length > 0 && (
        <ul className="flex max-h-72 flex-col overflow-y-auto rounded-2 border border-line">
          {found.items.map((source) => (
            <li key={source.id} className="border-line not-last:border-b">
              <button
                type="button"
                className="flex min-h-11 w-full flex-col items-start justify-center px-3 py-1.5 text-left hover:bg-line focus-visible:-outline-offset-2"
                onClick={() => onPick(source)}
              >
                <span className="font-medium">{source.title}</span>
                <span className="text-[12.5px] text-ink-2">{sourceLine({ ...source, title: '' })}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
