'use client';

import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useDesk, useDeskUi } from '@/components/desk/desk-context';
import { IconButton } from '@/components/ui/icon-button';
import { findText, indexForFinding } from '@/lib/editor/find-text';

/** Finding in the text: how often the words stand there, and from one place to the next. */
export function FindBar() {
  const isFinding = useDeskUi((ui) => ui.isFinding);
  return isFinding ? <OpenFindBar /> : null;
}

function OpenFindBar() {
  const { desk } = useDesk();
  const input = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(-1);
  const settled = useDeskUi((ui) => ui.settled);
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- the text is another one when it has settled anew
  const index = useMemo(() => indexForFinding(desk.projection.text), [desk, settled]);
  const found = useMemo(() => findText(index, query), [index, query]);

  useEffect(() => input.current?.focus(), []);
  const show = (next: number) => {
    const place = found[(next + found.length) % found.length];
    if (!place || !desk.paper) return;
    setAt((next + found.length) % found.length);
    desk.paper.select(place.start, place.end);
    desk.paper.showPlace(place, 'picked');
    desk.scrollTo(place.start);
  };
  const close = () => {
    desk.ui.set({ isFinding: false });
    desk.paper?.focus();
  };
  return (
    <search className="find-bar">
      <input
        ref={input}
        type="search"
        aria-label="Find in the text"
        placeholder="Find in the text"
        className="control min-w-0 flex-1"
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(-1);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          show(event.shiftKey ? at - 1 : at + 1);
        }}
      />
      <output className="min-w-20 text-right text-[12.5px] text-ink-2 tabular-nums">
        {query.trim() === '' ? '' : at < 0 ? `${found.length} found` : `${at + 1} of ${found.length}`}
      </output>
      <IconButton label="Previous place" disabled={found.length === 0} onClick={() => show(at - 1)}>
        <ChevronUp className="size-4" aria-hidden />
      </IconButton>
      <IconButton label="Next place" disabled={found.length === 0} onClick={() => show(at + 1)}>
        <ChevronDown className="size-4" aria-hidden />
      </IconButton>
      <IconButton label="Close finding" onClick={close}>
        <X className="size-4" aria-hidden />
      </IconButton>
    </search>
  );
}
