'use client';

import { useEffect, useMemo, useRef, useState } from 'react';
import {
  type BenchCopy,
  type BenchQuote,
  type CopiesOfSource,
  type DecidedFidelity,
  decidedOf,
  type Outcome,
  type QuoteAnnotation,
} from '@/components/quotes/bench';
import { BenchApi, type BenchPlace } from '@/components/quotes/bench-requests';
import { type Decision, type Taken, takeDecision, undoDecision } from '@/components/quotes/decide';
import { FIDELITY_NAMES } from '@/components/quotes/fidelity-names';
import { type BenchFilter, isVerbatim, passesFilter } from '@/components/quotes/summary';
import { useComparisons } from '@/components/quotes/use-comparisons';
import { useToast } from '@/components/ui/toast';
import { newId } from '@/lib/ids';

/** What a bench opens with. */
export interface BenchStart {
  place: BenchPlace;
  /** The article's newest event then: what happens after it comes by the event stream. */
  number: number;
  language: string;
  quotes: readonly BenchQuote[];
  /** Copies of the sources that its quotations are linked to. */
  linked: readonly CopiesOfSource[];
  /** The copy that all are compared with, and those of single ones, by the ids of the quotations. */
  common: BenchCopy | null;
  own: Readonly<Record<string, BenchCopy>>;
}

/** Whom a copy is chosen for. */
export type CopyTarget = 'all' | BenchQuote;

/** The bench: what is compared with what, what a person makes of it, and how that is put back. */
export function useBench(start: BenchStart) {
  const toast = useToast();
  const [api] = useState(() => new BenchApi(start.place));
  const [quotes, setQuotes] = useState(start.quotes);
  // What is undone later is undone on what stands there then.
  const latest = useRef(quotes);
  const [linked, setLinked] = useState(start.linked);
  const [common, setCommon] = useState(start.common);
  const [own, setOwn] = useState(start.own);
  const [picks, setPicks] = useState<Readonly<Record<string, DecidedFidelity>>>({});
  const [filter, setFilter] = useState<BenchFilter>('all');
  const [activeId, setActiveId] = useState(
    () => (start.quotes.find((quote) => !decidedOf(quote)) ?? start.quotes[0])?.annotation.id ?? null,
  );
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const running = useRef(new Set<string>());
  const linkIds = useRef(new Map<string, string>());
  const [history, setHistory] = useState<readonly Taken[][]>([]);
  // Read again, it takes the place of what was there.
  const [read, setRead] = useState(start);
  if (read !== start) {
    setRead(start);
    setQuotes(start.quotes);
    setProblems({});
    setLinked((all) => [
      ...start.linked,
      ...all.filter(({ source }) => start.linked.every((each) => each.source.id !== source.id)),
    ]);
  }
  useEffect(() => {
    latest.current = quotes;
  }, [quotes]);

  const copies = useMemo(
    () =>
      new Map(
        start.quotes.flatMap(({ annotation: { id } }) => {
          const copy = own[id] ?? common;
          return copy ? [[id, copy] as const] : [];
        }),
      ),
    [start.quotes, own, common],
  );
  const comparisons = useComparisons({ api, quotes, copies, language: start.language });
  const judged = quotes.map((quote) => ({ quote, outcome: comparisons.outcomeOf(quote) }));
  const shown = judged.filter((each) => passesFilter(each, filter));

  const put = (annotation: QuoteAnnotation) => {
    latest.current = latest.current.map((quote) =>
      quote.annotation.id === annotation.id ? { ...quote, annotation } : quote,
    );
    setQuotes(latest.current);
  };
  const setProblem = (id: string, message: string | null) =>
    setProblems((all) => (message === null ? without(all, id) : { ...all, [id]: message }));
  const remember = (taken: Taken[]) => setHistory((all) => [...all, taken]);

  /** What taking it would write; null where there is nothing to take. */
  const decisionOn = (quote: BenchQuote, outcome: Outcome | null): Decision | null => {
    const { id } = quote.annotation;
    const fidelity = picks[id] ?? decidedOf(quote) ?? outcome?.comparison.fidelity ?? null;
    if (fidelity === null) return null;
    const copy = copies.get(id);
    const isFrom = outcome?.passage ? fidelity !== 'wording_not_found' : fidelity === 'translated';
    const from = outcome && copy && isFrom ? { copy, passage: outcome.passage } : null;
    const key = `${id}/${copy?.source.id ?? ''}`;
    const linkId = linkIds.current.get(key) ?? newId();
    linkIds.current.set(key, linkId);
    return { fidelity, from, linkId };
  };
  const write = async (quote: BenchQuote, outcome: Outcome | null): Promise<Taken | null> => {
    const { annotation } = quote;
    const decision = decisionOn(quote, outcome);
    if (!decision || running.current.has(annotation.id)) return null;
    running.current.add(annotation.id);
    setBusy(new Set(running.current));
    setProblem(annotation.id, null);
    const answer = await takeDecision(api, annotation, decision);
    running.current.delete(annotation.id);
    setBusy(new Set(running.current));
    if (!answer.ok) {
      setProblem(annotation.id, answer.message);
      const now = await api.readAnnotation(annotation.id);
      if (now.ok) put(now.value);
      return null;
    }
    put(answer.value.annotation);
    setPicks((all) => without(all, annotation.id));
    return answer.value.taken;
  };

  const take = async (quote: BenchQuote) => {
    const outcome = comparisons.outcomeOf(quote);
    const { id } = quote.annotation;
    if (running.current.has(id)) return;
    if (!decisionOn(quote, outcome)) {
      return setProblem(id, 'Choose a copy to compare it with, or choose a fidelity.');
    }
    const index = shown.findIndex((each) => each.quote.annotation.id === id);
    const next =
      shown.slice(index + 1).find((each) => !decidedOf(each.quote)) ??
      shown.slice(0, Math.max(0, index)).find((each) => !decidedOf(each.quote));
    const taken = await write(quote, outcome);
    if (!taken) return;
    remember([taken]);
    setActiveId((active) => (active === id && next ? next.quote.annotation.id : active));
    toast.add({
      title: `Taken: ${FIDELITY_NAMES[taken.after].label}`,
      action: { label: 'Undo', onAct: () => void undo([taken]) },
    });
  };

  const takeAll = async (all: readonly BenchQuote[]) => {
    const taken: Taken[] = [];
    for (const quote of all) {
      const one = await write(quote, comparisons.outcomeOf(quote));
      if (one) taken.push(one);
    }
    if (taken.length === 0) return;
    remember(taken);
    const failed = all.length - taken.length;
    toast.add({
      title: `${taken.length} ${taken.length === 1 ? 'quote' : 'quotes'} taken`,
      ...(failed > 0 && { description: `${failed} could not be: each says why.` }),
      action: { label: 'Undo', onAct: () => void undo(taken) },
    });
  };

  /** Puts back what was taken together, the last first; without a name, what was taken last. */
  const undo = async (which?: readonly Taken[]) => {
    const last = which ?? history.at(-1);
    if (!last || last.some(({ annotationId }) => running.current.has(annotationId))) return;
    setHistory((all) => all.filter((each) => each[0] !== last[0]));
    for (const taken of last.toReversed()) {
      const { annotationId } = taken;
      const present = latest.current.find((quote) => quote.annotation.id === annotationId)?.annotation;
      if (!present) continue;
      const answer = await undoDecision(api, present, taken);
      if (answer.ok) put(answer.value);
      else setProblem(annotationId, answer.message);
      // A link that was taken away is not made again under its name.
      for (const key of linkIds.current.keys()) {
        if (key.startsWith(annotationId)) linkIds.current.delete(key);
      }
    }
    setActiveId(last[0]?.annotationId ?? null);
  };

  const chooseCopy = (target: CopyTarget, copy: BenchCopy | null) => {
    if (target === 'all') {
      setCommon(copy);
      const address = copy ? `?copy=${copy.capture.id}` : window.location.pathname;
      window.history.replaceState(null, '', address);
    } else {
      const { id } = target.annotation;
      setOwn((all) => (copy ? { ...all, [id]: copy } : without(all, id)));
    }
    if (!copy) return;
    setLinked((all) => {
      const known = all.find((each) => each.source.id === copy.source.id);
      if (!known) return [{ source: copy.source, copies: [copy.capture] }, ...all];
      if (known.copies.some(({ id }) => id === copy.capture.id)) return all;
      return all.map((each) => (each === known ? { ...each, copies: [copy.capture, ...each.copies] } : each));
    });
  };

  return {
    api,
    place: start.place,
    number: start.number,
    judged,
    shown,
    linked,
    common,
    copies,
    comparisons,
    filter,
    setFilter,
    activeId,
    setActiveId,
    picks,
    pick: (quote: BenchQuote, fidelity: DecidedFidelity) =>
      setPicks({ ...picks, [quote.annotation.id]: fidelity }),
    isOwn: (quote: BenchQuote) => own[quote.annotation.id] !== undefined,
    isBusy: (id: string) => busy.has(id),
    /** Says of a quotation why nothing was taken. */
    setProblem,
    problemOf: (quote: BenchQuote) => problems[quote.annotation.id] ?? null,
    take,
    takeAll,
    /** Those that can be taken at a look: undecided, every word there, and nothing called out. */
    verbatims: judged.flatMap(({ quote, outcome }) =>
      !decidedOf(quote) &&
      outcome?.passage &&
      outcome.comparison.alerts.length === 0 &&
      isVerbatim(picks[quote.annotation.id] ?? outcome.comparison.fidelity)
        ? [quote]
        : [],
    ),
    canUndo: history.length > 0,
    undo,
    chooseCopy,
  };
}

function without<T>(all: Readonly<Record<string, T>>, id: string): Readonly<Record<string, T>> {
  const { [id]: _gone, ...others } = all;
  return others;
}

export type Bench = ReturnType<typeof useBench>;
