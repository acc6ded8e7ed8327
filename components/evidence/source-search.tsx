'use client';

import { Plus } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { SOURCE_KIND_LABELS } from '@/components/annotations/labels';
import { useDesk } from '@/components/desk/desk-context';
import { sourceLine } from '@/components/evidence/source-line';
import { Field, Input } from '@/components/ui/field';
import type { SourceView } from '@/lib/sources/model';

interface SourceSearchProps {
  problem: string | undefined;
  onPick: (source: SourceView) => void;
  /** A new source is wanted; what was searched for is not in the library. */
  onNew: (searched: string) => void;
}

const REST_MS = 200;

/** Finds a source in the workspace's library, or begins a new one. */
export function SourceSearch({ problem, onPick, onNew }: SourceSearchProps) {
  const { desk } = useDesk();
  const listId = useId();
  const [search, setSearch] = useState('');
  const [found, setFound] = useState<{ items: readonly SourceView[]; message: string | null }>({
    items: [],
    message: null,
  });

  useEffect(() => {
    const ending = new AbortController();
    const find = async () => {
      const result = await desk.store.searchSources(search, ending.signal);
      if (ending.signal.aborted) return;
      setFound(
        result.ok ? { items: result.value.items, message: null } : { items: [], message: result.message },
      );
    };
    const timer = setTimeout(() => void find(), search === '' ? 0 : REST_MS);
    return () => {
      clearTimeout(timer);
      ending.abort();
    };
  }, [desk, search]);

  const move = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const group = event.currentTarget.closest('fieldset');
    const stops = [...(group?.querySelectorAll<HTMLElement>('input, button') ?? [])];
    const index = stops.findIndex((stop) => stop === document.activeElement);
    stops[Math.min(Math.max(index + step, 0), stops.length - 1)]?.focus();
  };
  const listen = (event: KeyboardEvent<HTMLElement>) => {
    move(event);
    // Enter must not send the form around it.
    if (event.key !== 'Enter') return;
    event.preventDefault();
    const [only] = found.items;
    if (found.items.length === 1 && only) onPick(only);
    else if (found.items.length === 0) onNew(search);
  };
  return (
    <fieldset aria-label="Source" className="flex min-w-0 flex-col gap-1.5">
      <Field label="Source" error={problem}>
        <Input
          type="search"
          dir="auto"
          placeholder="Search the library, or type a title or address"
          aria-controls={listId}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          onKeyDown={listen}
        />
      </Field>
      {found.message !== null && (
        <p role="alert" className="text-[12.5px] text-bad">
          {found.message}
        </p>
      )}
      <ul id={listId} aria-label="Sources found" className="choice-list source-list">
        {found.items.map((source) => (
          <li key={source.id}>
            <button type="button" onKeyDown={move} onClick={() => onPick(source)}>
              <span className="min-w-0 flex-1 truncate" dir="auto">
                {sourceLine(source)}
              </span>
              <span className="shrink-0 text-[12.5px] text-ink-3">{SOURCE_KIND_LABELS[source.kind]}</span>
            </button>
          </li>
        ))}
        <li>
          <button
            type="button"
            className="font-medium text-accent"
            onKeyDown={move}
            onClick={() => onNew(search)}
          >
            <Plus className="size-3.5 shrink-0" aria-hidden />
            <span className="truncate">New source{search.trim() === '' ? '' : `: ${search.trim()}`}</span>
          </button>
        </li>
      </ul>
    </fieldset>
  );
}
