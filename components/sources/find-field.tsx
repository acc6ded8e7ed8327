'use client';

import { useEffect, useId, useState } from 'react';
import type { Answer } from '@/components/ui/ask';
import { Field, Input } from '@/components/ui/field';

interface FindFieldProps<T extends { id: string }> {
  label: string;
  hint?: string;
  find: (search: string) => Promise<Answer<{ items: readonly T[] }>>;
  nameOf: (item: T) => string;
  onPick: (item: T) => void;
  /** What stands below what was found: making a new one. */
  more?: (search: string) => React.ReactNode;
}

const REST_MS = 200;

/** Finds one of many by typing, and offers what was found as buttons. */
export function FindField<T extends { id: string }>({
  label,
  hint,
  find,
  nameOf,
  onPick,
  more,
}: FindFieldProps<T>) {
  const listId = useId();
  const [search, setSearch] = useState('');
  const [answer, setAnswer] = useState<Answer<{ items: readonly T[] }>>({ ok: true, value: { items: [] } });

  useEffect(() => {
    let isOver = false;
    const ask = async () => {
      const found = await find(search);
      if (!isOver) setAnswer(found);
    };
    const timer = setTimeout(() => void ask(), search === '' ? 0 : REST_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `find` is made anew with every drawing; what it asks hangs on `search`
  }, [search]);

  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <Field label={label} hint={hint} error={answer.ok ? undefined : answer.message}>
        <Input
          type="search"
          dir="auto"
          maxLength={300}
          aria-controls={listId}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          onKeyDown={(event) => {
            // Enter must not send the form around it.
            if (event.key === 'Enter') event.preventDefault();
          }}
        />
      </Field>
      <ul
        id={listId}
        aria-label={`${label}: found`}
        className="flex max-h-56 flex-col overflow-y-auto rounded-2 border border-line empty:hidden"
      >
        {answer.ok &&
          answer.value.items.map((item) => (
            <li key={item.id}>
              <button
                type="button"
                className="flex min-h-8 w-full items-center rounded-2 px-2.5 py-1 text-left -outline-offset-2! hover:bg-line pointer-coarse:min-h-11"
                onClick={() => onPick(item)}
              >
                <span className="line-clamp-2 min-w-0 flex-1 wrap-anywhere" dir="auto">
                  {nameOf(item)}
                </span>
              </button>
            </li>
          ))}
      </ul>
      {more?.(search.trim())}
    </div>
  );
}
