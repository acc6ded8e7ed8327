'use client';

import { type RefObject, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { CopyFind } from '@/components/captures/copy-find';
import { CopyPaper } from '@/components/captures/copy-paper';
import { bringIntoSight } from '@/components/desk/bring-into-sight';
import { useDesk, useDeskState } from '@/components/desk/desk-context';
import type { DeskKey } from '@/components/desk/keys';
import { growBySentence, moveByWord, stepSentence } from '@/components/evidence/pane/grow-passage';
import { LinkPassage } from '@/components/evidence/pane/link-passage';
import { LinkedList } from '@/components/evidence/pane/linked-list';
import { type LinkedPassage, linkedPassages } from '@/components/evidence/pane/linked-passages';
import type { PaneState } from '@/components/evidence/pane/pane-state';
import type { ReadableCopy } from '@/components/evidence/pane/use-copy-text';
import { useSelectedWords } from '@/components/evidence/pane/use-selected-words';
import { Button } from '@/components/ui/button';
import { Kbd } from '@/components/ui/kbd';
import type { AnnotationView } from '@/lib/annotations/model';
import type { TextRange } from '@/lib/text/text-range';

interface ReadCopyProps {
  readable: ReadableCopy;
  /** BCP 47; empty when unknown. */
  language: string;
  pane: PaneState;
  root: RefObject<HTMLElement | null>;
  active: AnnotationView | null;
}

/** The text of a copy: to find in, to choose words of and link them, with what this article rests on in it. */
export function ReadCopy({ readable, language, pane, root, active }: ReadCopyProps) {
  const { desk, may } = useDesk();
  const { copy, text, blocks, textblocks } = readable;
  const { shown, picked } = pane;
  const paper = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const [found, setFound] = useState<readonly TextRange[]>([]);
  const annotations = useDeskState((state) => state.annotations);
  const linked = useMemo(() => linkedPassages(annotations.values(), copy.id), [annotations, copy.id]);
  const cited = useSameRanges(linked);
  const marked = useMemo(() => ({ 'copy-cited': cited }), [cited]);
  const words = { text, textblocks, language };

  const set = (change: Partial<PaneState>) => {
    const now = desk.ui.state.pane;
    if (now) desk.ui.set({ pane: { ...now, captureId: copy.id, ...change } });
  };
  const goTo = ({ annotation, link, range }: LinkedPassage) => {
    desk.activate(annotation.id, { follow: false });
    set({ evidenceId: link.id, shown: { ...range }, picked: null });
  };
  const choose = (range: TextRange | null) => {
    if (!range) return false;
    document.getSelection()?.removeAllRanges();
    // Whoever cannot link goes from sentence to sentence all the same.
    set({ shown: { ...range }, ...(may.annotate && { picked: range }) });
    desk.store.notify({ message: text.slice(range.start, range.end) });
    return true;
  };
  const use = () => {
    if (!shown || !may.annotate) return;
    // What links the words is there at once, and has the focus before the next key comes.
    flushSync(() => set({ picked: { ...shown } }));
    root.current?.querySelector<HTMLElement>('.link-passage [aria-pressed="true"]')?.focus();
  };
  const topOffset = () => {
    const top = scroller.current?.getBoundingClientRect().top ?? 0;
    const drawn = [...(paper.current?.querySelectorAll<HTMLElement>('[data-copy-block]') ?? [])];
    const first = drawn.find((each) => each.getBoundingClientRect().bottom > top);
    return blocks[Number(first?.dataset['copyBlock'])]?.start ?? 0;
  };
  // What is said of the words must not lie over them.
  useEffect(() => {
    const view = scroller.current;
    if (!picked || !view) return undefined;
    const watch = new ResizeObserver(() => {
      const [range] = CSS.highlights?.get('copy-picked') ?? [];
      if (range instanceof Range) bringIntoSight(view, range.getBoundingClientRect(), 0);
    });
    watch.observe(view);
    return () => watch.disconnect();
  }, [picked]);
  const act = useEffectEvent((key: DeskKey): boolean => {
    const chosen = picked ?? (may.annotate ? null : shown);
    if (key.act === 'sentence') {
      return choose(stepSentence(words, chosen, shown?.start ?? topOffset(), key.direction));
    }
    if (picked && key.act === 'extend') return choose(growBySentence(words, picked, key.direction));
    if (picked && key.act === 'edge') return choose(moveByWord(words, picked, key.edge, key.direction));
    if (picked && key.act === 'escape') set({ picked: null, wanted: {} });
    return picked !== null && key.act === 'escape';
  });
  useEffect(() => desk.listenInPane((key) => act(key)), [desk]);
  useSelectedWords({
    paper,
    text,
    blocks,
    onSelect: (range) => may.annotate && set({ picked: range }),
    onPoint: (offset) => {
      const here = linked.find(({ range }) => range.start <= offset && offset < range.end);
      if (here) goTo(here);
    },
  });

  return (
    <>
      <div className="pane-tools">
        <CopyFind
          text={text}
          within={root}
          onFound={(all, one) => {
            setFound(all);
            set({ shown: one });
          }}
          onUse={use}
        />
        {may.annotate && shown && !picked && (
          <Button size="small" onClick={use}>
            Use this place <Kbd>Ctrl ↵</Kbd>
          </Button>
        )}
        <LinkedList linked={linked} evidenceId={pane.evidenceId} onGo={goTo} />
      </div>
      {copy.warning !== '' && (
        <p role="note" className="mx-4 mb-2 rounded-2 bg-query-bg px-3 py-2 text-[13px]" dir="auto">
          {copy.warning}
        </p>
      )}
      {/* Arrows scroll it wherever no button in it has the focus. */}
      <section
        ref={scroller}
        aria-label="Text of the copy"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
        tabIndex={0}
        className="pane-scroller pane-copy"
      >
        <CopyPaper
          ref={paper}
          blocks={blocks}
          language={language}
          found={found}
          shown={shown}
          marked={marked}
          picked={picked}
        />
      </section>
      {picked && may.annotate && (
        <LinkPassage
          active={active}
          readable={readable}
          language={language}
          passage={picked}
          onChange={(range) => choose(range)}
          onLinked={(evidenceId) => set({ evidenceId, shown: { ...picked }, picked: null, wanted: {} })}
          onClose={() => set({ picked: null, wanted: {} })}
        />
      )}
    </>
  );
}

// Most changes on the desk change no passage, and marking them anew costs.
function useSameRanges(linked: readonly LinkedPassage[]): readonly TextRange[] {
  const [ranges, setRanges] = useState<readonly TextRange[]>([]);
  const isSame =
    ranges.length === linked.length &&
    ranges.every(({ start, end }, index) => {
      const now = linked[index]?.range;
      return now?.start === start && now.end === end;
    });
  const next = isSame ? ranges : linked.map(({ range }) => range);
  if (!isSame) setRanges(next);
  return next;
}
