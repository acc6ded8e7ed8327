'use client';

import clsx from 'clsx';
import { memo, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { ImportBlock } from '@/components/articles/import-block';
import { placeName } from '@/components/captures/copy-names';
import { blockAt, type PaperBlock } from '@/components/captures/paper-blocks';
import { domRange } from '@/components/captures/text-places';
import { Button } from '@/components/ui/button';
import type { TextRange } from '@/lib/text/text-range';

/** Blocks that are drawn at once: thousands would keep the browser busy for seconds. */
const STEP = 600;
const BEFORE = 40;
/** Places that are marked at once, around the one that is shown. */
const MOST_MARKED = 500;

interface CopyPaperProps {
  blocks: readonly PaperBlock[];
  language: string;
  /** What was found, and which of them is shown; each new object brings it into sight. */
  found: readonly TextRange[];
  shown: TextRange | null;
}

/** The text of a copy, set like an article, with its pages or cues in the margin. */
export function CopyPaper({ blocks, language, found, shown }: CopyPaperProps) {
  const paper = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState({ from: 0, to: STEP });
  const [met, setMet] = useState<TextRange | null>(null);
  if (shown !== met) {
    setMet(shown);
    const at = shown ? blockAt(blocks, shown.start) : 0;
    if (shown && (at < drawn.from || at >= drawn.to)) {
      setDrawn({ from: Math.max(0, at - BEFORE), to: Math.max(0, at - BEFORE) + STEP });
    }
  }
  const visible = useMemo(() => blocks.slice(drawn.from, drawn.to), [blocks, drawn]);
  useMarks(paper, visible, found, shown);

  return (
    <div
      ref={paper}
      lang={language || undefined}
      className={clsx(
        'paper copy-paper',
        blocks.some(({ places }) => places.some(({ type }) => type !== 'section')) && 'copy-placed',
      )}
    >
      {drawn.from > 0 && (
        <Button
          size="small"
          className="mb-4"
          onClick={() => setDrawn({ ...drawn, from: Math.max(0, drawn.from - STEP) })}
        >
          Show earlier
        </Button>
      )}
      {visible.map((block, index) => (
        <Block key={drawn.from + index} block={block} />
      ))}
      {drawn.to < blocks.length && (
        <Button size="small" className="mt-4" onClick={() => setDrawn({ ...drawn, to: drawn.to + STEP })}>
          Show more
        </Button>
      )}
    </div>
  );
}

const Block = memo(function Block({ block }: { block: PaperBlock }) {
  const marked = block.places.filter(({ type }) => type !== 'section');
  const [first] = marked;
  const last = marked.at(-1);
  return (
    <div className="copy-block">
      {first && (
        <span
          className="copy-place"
          title={last && last !== first ? `${placeName(first)} to ${placeName(last)}` : undefined}
        >
          {first.type === 'page' && last && last !== first
            ? `${placeName(first)}–${last.value}`
            : placeName(first)}
        </span>
      )}
      <ImportBlock node={block.node} />
    </div>
  );
});

/** Marks what was found with the browser's own highlights, which change nothing of the page; without them, the shown one is selected. */
function useMarks(
  paper: RefObject<HTMLDivElement | null>,
  visible: readonly PaperBlock[],
  found: readonly TextRange[],
  shown: TextRange | null,
) {
  useEffect(() => {
    const elements = [...(paper.current?.querySelectorAll(':scope > .copy-block') ?? [])];
    const rangesOf = (range: TextRange) =>
      visible.flatMap((block, index) => {
        const element = elements[index];
        if (!element || range.end <= block.start || range.start >= block.end) return [];
        return domRange(element, block, range) ?? [];
      });
    const middle = shown ? found.findIndex(({ start }) => start >= shown.start) : 0;
    const first = Math.max(0, middle - MOST_MARKED / 2);
    const here = shown ? rangesOf(shown) : [];
    const target = here[0]?.startContainer.parentElement;
    target?.scrollIntoView({ block: 'center' });
    if (!('highlights' in CSS)) {
      const selection = window.getSelection();
      if (here[0] && selection) {
        selection.removeAllRanges();
        selection.addRange(here[0]);
      }
      return undefined;
    }
    CSS.highlights.set(
      'copy-found',
      new Highlight(...found.slice(first, first + MOST_MARKED).flatMap(rangesOf)),
    );
    const current = new Highlight(...here);
    current.priority = 1;
    CSS.highlights.set('copy-shown', current);
    return () => {
      CSS.highlights.delete('copy-found');
      CSS.highlights.delete('copy-shown');
    };
  }, [paper, visible, found, shown]);
}
