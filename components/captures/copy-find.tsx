'use client';

import { ChevronDown, ChevronUp } from 'lucide-react';
import { type RefObject, useMemo, useRef, useState } from 'react';
import { usePreference } from '@/components/desk/preference';
import { IconButton } from '@/components/ui/icon-button';
import { usePageKeys } from '@/components/ui/use-page-keys';
import { anchor } from '@/lib/anchoring/anchor';
import { findText, indexForFinding } from '@/lib/editor/find-text';
import type { TextRange } from '@/lib/text/text-range';

/** Words of so many letters are looked for by likeness when they do not stand there as they are. */
const ENOUGH = 12;

interface CopyFindProps {
  text: string;
  /** Its keys are listened to in this part of the page alone; everywhere without one. */
  within?: RefObject<HTMLElement | null>;
  onFound: (found: readonly TextRange[], shown: TextRange | null) => void;
  /** Ctrl+Enter: the place that is shown is the one that was looked for. */
  onUse?: () => void;
}

/** Finding in a copy: whatever the case, accents and quote marks; and where the words do not stand so, the likest place. */
export function CopyFind({ text, within, onFound, onUse }: CopyFindProps) {
  const input = useRef<HTMLInputElement>(null);
  const [hasSingleKeys] = usePreference('single-keys', true);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(-1);
  const [alike, setAlike] = useState<{ query: string; place: TextRange | null } | null>(null);
  const index = useMemo(() => indexForFinding(text), [text]);
  const found = useMemo(() => findText(index, query), [index, query]);

  usePageKeys((event) => {
    if (within && !(event.target instanceof Node && within.current?.contains(event.target))) return;
    const isMod = event.ctrlKey || event.metaKey;
    const isFind = isMod && event.key.toLowerCase() === 'f' && !event.shiftKey;
    const isTyping =
      event.target instanceof Element && event.target.closest('input, textarea, select, dialog');
    const isSlash = hasSingleKeys && event.key === '/' && !isTyping && !isMod && !event.altKey;
    if (!isFind && !isSlash) return;
    event.preventDefault();
    input.current?.focus();
    input.current?.select();
  });

  const show = (next: number) => {
    if (found.length === 0) return showAlike();
    const index = (next + found.length) % found.length;
    const place = found[index];
    if (!place) return;
    setAt(index);
    // A new object each time: the same place again is brought into sight again.
    onFound(found, { ...place });
  };
  const showAlike = () => {
    const words = query.trim();
    if (words.length < ENOUGH) return;
    const result = anchor(text, { exact: words, prefix: '', suffix: '', start: 0, end: words.length });
    const place = 'start' in result ? { start: result.start, end: result.end } : null;
    setAlike({ query, place });
    onFound([], place);
  };

  return (
    <search className="copy-find">
      <input
        ref={input}
        type="search"
        aria-label="Find in the copy"
        placeholder="Find in the copy"
        className="control min-w-0 flex-1"
        dir="auto"
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(-1);
          onFound(findText(index, event.target.value), null);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && query !== '') {
            event.preventDefault();
            setQuery('');
            onFound([], null);
          }
          if (event.key !== 'Enter') return;
          event.preventDefault();
          if (onUse && (event.ctrlKey || event.metaKey)) onUse();
          else show(event.shiftKey ? at - 1 : at + 1);
        }}
      />
      <output className="min-w-20 text-right text-[12.5px] text-ink-2 tabular-nums">
        {told(query, found.length, at, alike?.query === query ? alike.place : undefined)}
      </output>
      <IconButton label="Previous place" disabled={found.length === 0} onClick={() => show(at - 1)}>
        <ChevronUp className="size-4" aria-hidden />
      </IconButton>
      <IconButton label="Next place" disabled={query.trim() === ''} onClick={() => show(at + 1)}>
        <ChevronDown className="size-4" aria-hidden />
      </IconButton>
    </search>
  );
}

function told(query: string, count: number, at: number, alike: TextRange | null | undefined): string {
  if (query.trim() === '') return '';
  if (count > 0)
    return at < 0 ? `${count.toLocaleString('en')} found` : `${at + 1} of ${count.toLocaleString('en')}`;
  if (alike === undefined)
    return query.trim().length < ENOUGH ? 'Not found' : 'Not so; Enter finds the likest';
  return alike ? 'The likest place' : 'Nothing like it';
}
