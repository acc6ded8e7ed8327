'use client';

import Link from 'next/link';
import { useEffect, useRef, useState } from 'react';
import { GONE_WORDS } from '@/components/desk/gone-words';
import { SignInAgain } from '@/components/desk/sign-in-again';
import { PageHeader } from '@/components/layout/page-header';
import type { BenchCopy, BenchQuote } from '@/components/quotes/bench';
import { BenchHead } from '@/components/quotes/bench-head';
import { ChooseCopyDialog } from '@/components/quotes/choose-copy-dialog';
import { PasteDialog } from '@/components/quotes/paste-dialog';
import { QuoteCard } from '@/components/quotes/quote-card';
import { TakeAllDialog } from '@/components/quotes/take-all-dialog';
import { type Bench, type BenchStart, type CopyTarget, useBench } from '@/components/quotes/use-bench';
import { useBenchKeys } from '@/components/quotes/use-bench-keys';
import { useBenchNews } from '@/components/quotes/use-bench-news';
import { Button, buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Failure } from '@/components/ui/failure';
import { Kbd } from '@/components/ui/kbd';
import type { ArticleHead } from '@/lib/articles/model';
import type { GoneWhy } from '@/lib/versions/live-rules';

interface BenchScreenProps {
  article: ArticleHead;
  start: BenchStart;
  canDecide: boolean;
}

const KEYS = [
  ['J', 'K', 'next, previous'],
  ['1', '9', 'fidelity'],
  ['A', 'I', 'another place'],
  ['Enter', '', 'take it'],
  ['O', '', 'open the copy'],
  ['Ctrl', 'Z', 'undo'],
  ['R', '', 'show what changed'],
] as const;

/** All quotations of an article against what was really said. */
export function BenchScreen({ article, start, canDecide: mayDecide }: BenchScreenProps) {
  const opened = useBench(start);
  const { gone, news, isChanged, isStillChanged, show, mayDecide: stillMay } = useBenchNews(opened);
  const canDecide = mayDecide && stillMay;
  // Nobody decides on words, or over a decision, that they have not seen.
  const bench: Bench = {
    ...opened,
    take: async (quote) => {
      const { id } = quote.annotation;
      if (await isStillChanged(quote))
        opened.setProblem(id, 'This quote was changed meanwhile. Show what changed, then decide.');
      else await opened.take(quote);
    },
    verbatims: opened.verbatims.filter(({ annotation }) => !isChanged(annotation.id)),
  };
  const [choosing, setChoosing] = useState<CopyTarget | null>(null);
  const [isPasting, setIsPasting] = useState(false);
  const [isTakingAll, setIsTakingAll] = useState(false);
  const { judged, shown, activeId, comparisons } = bench;
  const goTo = useFocusOn(activeId);

  const active = shown.find(({ quote }) => quote.annotation.id === activeId);
  const step = (direction: -1 | 1) => {
    const index = shown.findIndex((each) => each === active);
    const next = shown[active ? index + direction : 0]?.quote.annotation.id;
    if (next === undefined) return;
    goTo();
    bench.setActiveId(next);
  };
  useBenchKeys({
    step,
    pick: (fidelity) => canDecide && active && bench.pick(active.quote, fidelity),
    choosePlace: (index) => active && comparisons.choosePlace(active.quote, index),
    take: () => {
      if (!canDecide || !active) return;
      goTo();
      void bench.take(active.quote);
    },
    open: () => linkOf(activeId)?.click(),
    undo: () => {
      if (!canDecide) return;
      goTo();
      void bench.undo();
    },
    showNews: () => news !== null && show(),
  });
  const choose = (copy: BenchCopy, target: CopyTarget) => {
    bench.chooseCopy(target, copy);
    setChoosing(null);
    setIsPasting(false);
  };

  return (
    <>
      <PageHeader
        title={
          <>
            Quotes of <span dir="auto">{article.title}</span>
          </>
        }
      >
        <Link href={`/articles/${article.id}`} className={buttonClass('plain')}>
          Back to the article
        </Link>
      </PageHeader>
      <BenchNews gone={gone} news={news} onShow={show} />
      {judged.length === 0 ? (
        <EmptyState
          action={
            <Link className={buttonClass('primary')} href={`/articles/${article.id}`}>
              Go to the desk
            </Link>
          }
        >
          No quote is marked in this article yet. Select the words on the desk and press Q: they are compared
          here.
        </EmptyState>
      ) : (
        <div className="mx-auto flex max-w-[860px] flex-col gap-4 p-6 max-sm:px-4">
          <BenchHead
            bench={bench}
            canDecide={canDecide}
            onChoose={() => setChoosing('all')}
            onPaste={() => setIsPasting(true)}
            onTakeAll={() => setIsTakingAll(true)}
          />
          {comparisons.problem !== null && (
            <Failure onRetry={comparisons.retry}>{comparisons.problem}</Failure>
          )}
          {shown.map(({ quote, outcome }) => (
            <QuoteCard
              key={quote.annotation.id}
              bench={bench}
              quote={quote}
              outcome={outcome}
              number={judged.findIndex((each) => each.quote === quote) + 1}
              language={article.language}
              canDecide={canDecide}
              onChooseCopy={() => setChoosing(quote)}
            />
          ))}
          {shown.length === 0 && (
            <EmptyState action={<Button onClick={() => bench.setFilter('all')}>Show all quotes</Button>}>
              {bench.filter === 'open' ? 'Every quote is decided.' : 'No quote is like this any more.'}
            </EmptyState>
          )}
          <p className="flex flex-wrap justify-end gap-x-4 gap-y-1 text-[12.5px] text-ink-2 max-sm:hidden">
            {KEYS.map(([one, other, does]) => (
              <span key={does}>
                <Kbd>{one}</Kbd> {other !== '' && <Kbd>{other}</Kbd>} {does}
              </span>
            ))}
          </p>
        </div>
      )}
      <ChooseCopyDialog
        api={bench.api}
        linked={bench.linked}
        open={choosing !== null}
        onOpenChange={(open) => !open && setChoosing(null)}
        onChoose={(copy) => choosing && choose(copy, choosing)}
      />
      <PasteDialog
        api={bench.api}
        open={isPasting}
        onOpenChange={setIsPasting}
        onKept={(copy) => choose(copy, 'all')}
      />
      <TakeAllDialog
        quotes={bench.verbatims}
        open={isTakingAll}
        onOpenChange={setIsTakingAll}
        onTake={() => bench.takeAll(bench.verbatims)}
      />
    </>
  );
}

interface BenchNewsProps {
  gone: GoneWhy | null;
  news: string | null;
  onShow: () => void;
}

/** Stays at the foot of the window, so that nothing moves when it comes. */
function BenchNews({ gone, news, onShow }: BenchNewsProps) {
  return (
    <output className="pointer-events-none fixed inset-x-0 bottom-4 z-20 flex justify-center px-4 print:hidden">
      {(gone !== null || news !== null) && (
        <span className="pointer-events-auto flex flex-wrap items-center gap-3 rounded-3 border border-line-2 bg-raised px-4 py-2 text-[13.5px] shadow-card">
          {gone === null ? news : GONE_WORDS[gone]}
          {gone === 'session' && <SignInAgain />}
          {gone === null && (
            <Button size="small" onClick={onShow}>
              Show <Kbd>R</Kbd>
            </Button>
          )}
        </span>
      )}
    </output>
  );
}

/** Says that the next change of the active quotation came from a key: then the focus follows it. */
function useFocusOn(activeId: BenchQuote['annotation']['id'] | null): () => void {
  const isWanted = useRef(false);
  useEffect(() => {
    if (!isWanted.current || activeId === null) return;
    isWanted.current = false;
    const card = document.getElementById(`quote-${activeId}`);
    card?.focus({ preventScroll: true });
    card?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);
  return () => {
    isWanted.current = true;
  };
}

function linkOf(activeId: string | null): HTMLElement | null {
  return document.getElementById(`quote-${activeId}`)?.querySelector<HTMLElement>('[data-open-copy]') ?? null;
}
