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
const NONE: readonly TextRange[] = [];

type Marked = Readonly<Record<string, readonly TextRange[]>>;
const UNMARKED: Marked = {};

interface CopyPaperProps {
  blocks: readonly PaperBlock[];
  language: string;
  /** What was found, and which of them is shown; each new object brings it into sight. */
  found: readonly TextRange[];
  shown: TextRange | null;
  /** What is marked for good, by the name of its highlight: passages that are cited, say. */
  marked?: Marked;
  /** The words that are chosen to be cited. */
  picked?: TextRange | null;
  /** The paper itself, for whoever reads what is selected on it. */
  ref?: RefObject<HTMLDivElement | null>;
}

/** The text of a copy, set like an article, with its pages or cues in the margin. */
export function CopyPaper({
  blocks,
  language,
  found,
  shown,
  marked = UNMARKED,
  picked = null,
  ref,
}: CopyPaperProps) {
  const own = useRef<HTMLDivElement>(null);
  const paper = ref ?? own;
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
  const near = useMemo(() => around(found, shown), [found, shown]);
  const finding = useMemo(() => ({ 'copy-found': near }), [near]);
  const place = useMemo(() => ({ 'copy-shown': shown ? [shown] : NONE }), [shown]);
  const choice = useMemo(() => ({ 'copy-picked': picked ? [picked] : NONE }), [picked]);
  useShown(paper, visible, shown);
  useMarks(paper, visible, marked, 0);
  useMarks(paper, visible, finding, 1);
  useMarks(paper, visible, place, 2);
  useMarks(paper, visible, choice, 3);

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
        <Block key={drawn.from + index} block={block} index={drawn.from + index} />
      ))}
      {drawn.to < blocks.length && (
        <Button size="small" className="mt-4" onClick={() => setDrawn({ ...drawn, to: drawn.to + STEP })}>
          Show more
        </Button>
      )}
    </div>
  );
}

const Block = memo(function Block({ block, index }: { block: PaperBlock; index: number }) {
  const marked = block.places.filter(({ type }) => type !== 'section');
  const [first] = marked;
  const last = marked.at(-1);
  return (
    <div className="copy-block" data-copy-block={index}>
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

function around(found: readonly TextRange[], shown: TextRange | null): readonly TextRange[] {
  const middle = shown ? found.findIndex(({ start }) => start >= shown.start) : 0;
  const first = Math.max(0, middle - MOST_MARKED / 2);
  return found.slice(first, first + MOST_MARKED);
}

/** Brings what is shown into sight, once; without the browser's highlights, it is selected. */
function useShown(
  paper: RefObject<HTMLDivElement | null>,
  visible: readonly PaperBlock[],
  shown: TextRange | null,
) {
  const done = useRef<TextRange | null>(null);
  useEffect(() => {
    if (!shown || done.current === shown) return;
    const [here] = domRanges(paper.current, visible, [shown]);
    if (!here) return;
    done.current = shown;
    here.startContainer.parentElement?.scrollIntoView({ block: 'center' });
    if ('highlights' in CSS) return;
    const selection = window.getSelection();
    selection?.removeAllRanges();
    selection?.addRange(here);
  }, [paper, visible, shown]);
}

/** Marks ranges with the browser's own highlights, which change nothing of the page. */
function useMarks(
  paper: RefObject<HTMLDivElement | null>,
  visible: readonly PaperBlock[],
  marked: Marked,
  priority: number,
) {
  useEffect(() => {
    if (!('highlights' in CSS)) return undefined;
    const drawn = Object.entries(marked).filter(([, ranges]) => ranges.length > 0);
    for (const [name, ranges] of drawn) {
      const highlight = new Highlight(...domRanges(paper.current, visible, ranges));
      highlight.priority = priority;
      CSS.highlights.set(name, highlight);
    }
    return () => {
      for (const [name] of drawn) CSS.highlights.delete(name);
    };
  }, [paper, visible, marked, priority]);
}

function domRanges(
  paper: HTMLElement | null,
  visible: readonly PaperBlock[],
  ranges: readonly TextRange[],
): Range[] {
  const elements = [...(paper?.querySelectorAll(':scope > .copy-block') ?? [])];
  return ranges.flatMap((range) =>
    visible.flatMap((block, index) => {
      const element = elements[index];
      if (!element || range.end <= block.start || range.start >= block.end) return [];
      return domRange(element, block, range) ?? [];
    }),
  );
}
