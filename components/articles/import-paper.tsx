'use client';

import clsx from 'clsx';
import { memo, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { ImportBlock } from '@/components/articles/import-block';
import { Button } from '@/components/ui/button';
import type { ImportPreview } from '@/lib/articles/import-rules';
import type { DocJson } from '@/lib/articles/model';

interface ImportPaperProps {
  preview: ImportPreview;
  /** Stands in the heading that was put before a text without one. */
  title: string;
  language: string;
  dropped: ReadonlySet<number>;
  onDroppedChange: (dropped: number[]) => void;
}

// Thousands of rows at once would keep the browser busy for seconds.
const STEP = 1_000;

/**
 * What was read, set as it will be, each block with a box that says whether it stays. Arrow keys go from box to box; with Shift held, a
 * click or Space does the same to all since the last one.
 */
export function ImportPaper({ preview, title, language, dropped, onDroppedChange }: ImportPaperProps) {
  const [shown, setShown] = useState(STEP);
  const blocks = preview.doc.content ?? [];
  const last = useRef(0);
  const isRange = useRef(false);
  const latest = useRef({ dropped, onDroppedChange });
  useEffect(() => {
    latest.current = { dropped, onDroppedChange };
  }, [dropped, onDroppedChange]);

  // The same function each time: of thousands of rows only the one that changed is made again.
  const handleToggle = useCallback((index: number) => {
    const drops = !latest.current.dropped.has(index);
    const [from, to] = isRange.current ? [last.current, index].toSorted((a, b) => a - b) : [index, index];
    const changed = new Set(latest.current.dropped);
    for (let at = from ?? index; at <= (to ?? index); at += 1) {
      if (drops) changed.add(at);
      else changed.delete(at);
    }
    last.current = index;
    latest.current.onDroppedChange([...changed].toSorted((a, b) => a - b));
  }, []);
  const handleShift = useCallback((isHeld: boolean) => {
    isRange.current = isHeld;
  }, []);
  const added = useMemo(() => titleBlock(title), [title]);

  return (
    <fieldset
      lang={language || undefined}
      className="paper min-w-0 rounded-2 border border-line bg-paper py-6 pr-4 pl-1 shadow-card sm:py-8 sm:pr-12 sm:pl-4"
    >
      <legend className="sr-only">Paragraphs to bring in</legend>
      {blocks.slice(0, shown).map((block, index) => (
        <Row
          key={index}
          index={index}
          block={preview.titleAdded && index === 0 ? added : block}
          text={preview.titleAdded && index === 0 ? title : (preview.blocks[index]?.text ?? '')}
          isDropped={dropped.has(index)}
          onToggle={handleToggle}
          onShift={handleShift}
        />
      ))}
      {blocks.length > shown && (
        <p className="flex flex-wrap items-center gap-3 py-2 pl-[52px] font-ui! text-[13px]! text-ink-2">
          {shown.toLocaleString('en')} of {blocks.length.toLocaleString('en')} paragraphs are shown; the
          others come in too.
          <Button size="small" onClick={() => setShown(shown + STEP)}>
            Show more
          </Button>
        </p>
      )}
    </fieldset>
  );
}

function titleBlock(title: string): DocJson {
  const text = title.trim() === '' ? 'Type the title' : title;
  return { type: 'heading', attrs: { level: 1 }, content: [{ type: 'text', text }] };
}

interface RowProps {
  index: number;
  block: DocJson;
  text: string;
  isDropped: boolean;
  onToggle: (index: number) => void;
  /** Before a toggle: whether Shift is held. */
  onShift: (isHeld: boolean) => void;
}

const LABEL = 60;

const Row = memo(function Row({ index, block, text, isDropped, onToggle, onShift }: RowProps) {
  const words = text.length > LABEL ? `${text.slice(0, LABEL)}…` : text;
  return (
    // Only what is in sight is laid out.
    <div className="grid grid-cols-[44px_minmax(0,1fr)] [contain-intrinsic-size:auto_64px] [content-visibility:auto]">
      <label
        className="flex cursor-pointer justify-center rounded-1 pt-1.5 select-none hover:bg-desk"
        onPointerDown={(event) => onShift(event.shiftKey)}
      >
        <input
          type="checkbox"
          aria-label={`Keep ${index + 1}: ${words || 'a line'}`}
          title={isDropped ? 'Bring this in again' : 'Leave this out'}
          className="size-[18px] cursor-pointer accent-accent"
          checked={!isDropped}
          onKeyDown={(event) => {
            onShift(event.shiftKey);
            if (moveFocus(event.currentTarget, event.key)) event.preventDefault();
          }}
          onChange={() => onToggle(index)}
        />
      </label>
      <div
        className={clsx(
          'min-w-0 pl-2 *:wrap-break-word',
          isDropped && 'text-ink-3 line-through decoration-ink-3 **:text-ink-3!',
        )}
      >
        <ImportBlock node={block} />
      </div>
    </div>
  );
});

function moveFocus(box: HTMLInputElement, key: string): boolean {
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return false;
  const row = box.closest('label')?.parentElement;
  const next = key === 'ArrowDown' ? row?.nextElementSibling : row?.previousElementSibling;
  next?.querySelector('input')?.focus();
  return true;
}
