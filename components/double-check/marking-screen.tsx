'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { KIND_LABELS } from '@/components/annotations/labels';
import { CopyPaper } from '@/components/captures/copy-paper';
import { paperBlocksOf } from '@/components/captures/paper-blocks';
import { FinishDialog } from '@/components/double-check/finish-dialog';
import { MarkBook } from '@/components/double-check/mark-book';
import { MarkForm } from '@/components/double-check/mark-form';
import { MarkList } from '@/components/double-check/mark-list';
import { MarkBar } from '@/components/double-check/mark-bar';
import { CheckApi, type CheckPlace } from '@/components/double-check/double-check-requests';
import { untouchedSentences } from '@/components/double-check/untouched';
import { useMarkingKeys } from '@/components/double-check/use-marking-keys';
import { growBySentence, moveByWord, stepSentence } from '@/components/evidence/pane/grow-passage';
import { useSelectedWords } from '@/components/evidence/pane/use-selected-words';
import { useLanding } from '@/components/layout/arrival';
import { useToast } from '@/components/ui/toast';
import type { DocJson } from '@/lib/articles/model';
import { BLIND_KINDS, type BlindKind, type DoubleCheckDetail } from '@/lib/double-check/model';
import type { Scale } from '@/lib/review/scale-model';
import { projectText } from '@/lib/text/project-text';
import type { TextRange } from '@/lib/text/text-range';

interface MarkingScreenProps {
  place: CheckPlace;
  detail: DoubleCheckDetail;
  doc: DocJson;
  /** BCP 47; empty when unknown. */
  language: string;
  scale: Scale;
}

const NONE: readonly TextRange[] = [];

/** The text as it was when the double check was asked for, to be marked by one of the two for themselves. */
export function MarkingScreen({ place, detail, doc, language, scale }: MarkingScreenProps) {
  const router = useRouter();
  const toast = useToast();
  const { check } = detail;
  const { text, blocks: textblocks } = useMemo(() => projectText(doc), [doc]);
  const blocks = useMemo(() => paperBlocksOf(doc, []), [doc]);
  const words = { text, textblocks, language };
  const [api] = useState(() => new CheckApi(place));
  const [book] = useState(
    () =>
      new MarkBook(
        {
          mark: (input) => api.mark(check.id, input),
          change: (id, change) => api.change(check.id, id, change),
          remove: (id) => api.remove(check.id, id),
        },
        detail.marks,
      ),
  );
  const { marks, isSaving, problem } = useSyncExternalStore(
    book.subscribe,
    () => book.state,
    () => book.state,
  );
  const [picked, setPicked] = useState<TextRange | null>(null);
  const [shown, setShown] = useState<TextRange | null>(null);
  const [activeId, setActiveId] = useState<string | null>(null);
  const [isFinishing, setIsFinishing] = useState(false);
  const [said, setSaid] = useState('');
  const paper = useRef<HTMLDivElement>(null);
  const sheet = useRef<HTMLElement>(null);
  const aside = useRef<HTMLElement>(null);
  const status = useRef<HTMLSelectElement>(null);
  const active = marks.find(({ id }) => id === activeId) ?? null;
  const marked = useMemo(
    () =>
      Object.fromEntries(
        BLIND_KINDS.map((kind) => [`mark-${kind}`, marks.filter((each) => each.kind === kind)]),
      ),
    [marks],
  );
  const untouched = useMemo(
    () => untouchedSentences({ text, textblocks, language }, marks),
    [text, textblocks, language, marks],
  );
  useLanding();
  useKeptUnsaved(isSaving || problem !== null);

  const pick = (range: TextRange | null) => {
    if (!range) return;
    document.getSelection()?.removeAllRanges();
    setPicked(range);
    setShown({ ...range });
    setSaid(text.slice(range.start, range.end));
  };
  const activate = (id: string) => {
    const mark = marks.find((each) => each.id === id);
    if (!mark) return;
    setActiveId(id);
    setPicked(null);
    setShown({ start: mark.start, end: mark.end });
    setSaid(`${KIND_LABELS[mark.kind].one}: ${mark.exact}`);
  };
  const mark = (kind: BlindKind) => {
    if (!picked) return setSaid('Select the words first, or take the next sentence with the full stop key.');
    const { start, end } = picked;
    const exact = text.slice(start, end);
    const content = {
      kind,
      start,
      end,
      statement: '',
      status: 'unchecked',
      verdict: null,
      note: '',
    } as const;
    setActiveId(book.add(content, exact));
    document.getSelection()?.removeAllRanges();
    setPicked(null);
    setShown({ ...picked });
    setSaid(`Marked as ${KIND_LABELS[kind].one}.`);
    // Beside the text it is in sight already.
    if (window.matchMedia('(max-width: 1000px)').matches && kind !== 'cleared') {
      requestAnimationFrame(() => aside.current?.scrollIntoView({ block: 'start' }));
    }
  };
  const remove = (id: string) => {
    book.remove(id);
    setActiveId(null);
    setSaid('Taken away.');
    sheet.current?.focus({ preventScroll: true });
  };
  const step = (direction: -1 | 1) => {
    const at = marks.findIndex(({ id }) => id === activeId);
    const next = marks[at < 0 ? (direction > 0 ? 0 : marks.length - 1) : at + direction];
    if (next) activate(next.id);
  };
  useMarkingKeys({
    mark,
    sentence: (direction) => pick(stepSentence(words, picked, shown?.end ?? 0, direction)),
    grow: (direction) => picked && pick(growBySentence(words, picked, direction)),
    edge: (edge, direction) => picked && pick(moveByWord(words, picked, edge, direction)),
    step,
    status: () => status.current?.focus(),
    remove: () => active && remove(active.id),
    escape: () => {
      setPicked(null);
      document.getSelection()?.removeAllRanges();
      sheet.current?.focus({ preventScroll: true });
    },
  });
  useSelectedWords({
    paper,
    text,
    blocks,
    onSelect: setPicked,
    onPoint: (offset) => {
      const here = marks.findLast(({ start, end }) => start <= offset && offset < end);
      if (here) activate(here.id);
    },
  });
  const finish = async () => {
    const isSaved = await book.settle();
    const answer = isSaved ? await api.finish(check.id, true) : null;
    if (!answer?.ok) {
      toast.add({ title: answer?.message ?? 'Not everything is saved yet. Try again.', urgent: true });
      return;
    }
    router.refresh();
  };

  return (
    <>
      <div className="check-layout">
        <div className="min-w-0">
          <p className="mb-4 text-[13.5px] text-ink-2">
            Mark what is to be checked, and what is not, each with how you find it. Nobody sees your marks
            before both of you have finished, and you see nobody’s.
          </p>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- keys that mark need a place to be */}
          <section ref={sheet} aria-label="The text to mark" tabIndex={0} className="check-paper">
            <CopyPaper
              ref={paper}
              blocks={blocks}
              language={language}
              found={NONE}
              shown={shown}
              marked={marked}
              picked={picked}
            />
          </section>
          <MarkBar
            hasWords={picked !== null}
            onMark={mark}
            onSentence={() => pick(stepSentence(words, picked, shown?.end ?? 0, 1))}
          />
        </div>
        <aside ref={aside} aria-label="Your marks" className="check-aside">
          {active && (
            <MarkForm
              key={active.id}
              mark={active}
              scale={scale}
              statusRef={status}
              onChange={(parts) => book.change(active.id, parts)}
              onRemove={() => remove(active.id)}
            />
          )}
          <MarkList
            marks={marks}
            activeId={activeId}
            untouched={untouched}
            saving={{ isSaving, problem, retry: () => void book.settle() }}
            onOpen={activate}
            onFinish={() => setIsFinishing(true)}
          />
        </aside>
      </div>
      <output className="sr-only">{said}</output>
      <FinishDialog
        open={isFinishing}
        onOpenChange={setIsFinishing}
        marks={marks.length}
        untouched={untouched}
        onFinish={finish}
      />
    </>
  );
}

/** Asks before the page is left with marks that are not saved. */
function useKeptUnsaved(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isUnsaved]);
}
