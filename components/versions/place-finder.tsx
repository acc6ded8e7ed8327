'use client';

import { useEffect, useMemo, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field, Input } from '@/components/ui/field';
import { findText, indexForFinding } from '@/lib/editor/find-text';
import type { TextRange } from '@/lib/text/text-range';

const MOST = 8;
const AROUND = 40;
/** So many words of the quote are looked for at first. */
const FIRST_WORDS = 4;

interface PlaceFinderProps {
  /** The new text. */
  text: string;
  /** The words that have lost their place. */
  words: string;
  /** What is selected in the new text. */
  picked: TextRange | null;
  onChoose: (range: TextRange) => void;
  onShow: (range: TextRange) => void;
  onCancel: () => void;
}

/** Gives a range a place: words that are selected in the new text, or found in it by typing. */
export function PlaceFinder({ text, words, picked, onChoose, onShow, onCancel }: PlaceFinderProps) {
  const [query, setQuery] = useState(() => words.split(/\s+/u).slice(0, FIRST_WORDS).join(' '));
  const box = useRef<HTMLFieldSetElement>(null);
  useEffect(() => box.current?.querySelector('input')?.focus({ preventScroll: true }), []);
  const index = useMemo(() => indexForFinding(text), [text]);
  const found = useMemo(() => findText(index, query), [index, query]);
  const told = text.slice(picked?.start ?? 0, Math.min(picked?.end ?? 0, (picked?.start ?? 0) + 200));
  return (
    <fieldset ref={box} className="flex flex-col gap-2 rounded-2 border border-line-2 p-2.5">
      <legend className="px-1 text-[12.5px] font-medium">Choose place</legend>
      <p className="text-[12.5px] text-ink-2">Select the words in the new text, or find them here.</p>
      {picked && (
        <p className="flex items-start gap-2 rounded-2 bg-desk px-2 py-1.5">
          <b dir="auto" className="min-w-0 flex-1 font-semibold wrap-anywhere">
            {told}
          </b>
          <Button size="small" variant="primary" onClick={() => onChoose(picked)}>
            Use selection
          </Button>
        </p>
      )}
      <Field label="Words in the new text">
        <Input
          onKeyDown={(event) => event.key === 'Escape' && onCancel()}
          dir="auto"
          value={query}
          maxLength={300}
          onChange={(event) => setQuery(event.target.value)}
        />
      </Field>
      <output className="text-[12.5px] text-ink-2">
        {query.trim() !== '' &&
          (found.length === 0 ? 'Not found.' : `Found ${found.length.toLocaleString('en')}.`)}
      </output>
      <ol className="flex flex-col gap-1">
        {found.slice(0, MOST).map((range) => (
          <li key={range.start} className="flex items-start gap-2 rounded-2 bg-desk px-2 py-1.5">
            <button
              type="button"
              dir="auto"
              className="min-w-0 flex-1 text-left wrap-anywhere"
              onClick={() => onShow({ ...range })}
            >
              <span className="text-ink-2">
                …{text.slice(Math.max(0, range.start - AROUND), range.start)}
              </span>
              <b className="font-semibold">{text.slice(range.start, range.end)}</b>
              <span className="text-ink-2">{text.slice(range.end, range.end + AROUND)}…</span>
            </button>
            <Button size="small" onClick={() => onChoose(range)}>
              This one
            </Button>
          </li>
        ))}
      </ol>
      <div>
        <Button size="small" variant="plain" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </fieldset>
  );
}
