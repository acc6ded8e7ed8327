'use client';

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { BenchCopy, BenchQuote, Outcome } from '@/components/quotes/bench';
import type { BenchApi } from '@/components/quotes/bench-requests';
import { atOther, compareOnCopy } from '@/components/quotes/compare-on-copy';
import type { LoadedCopy } from '@/components/quotes/read-passage';
import { pause, workInSlices } from '@/components/quotes/work-in-slices';
import type { QuoteOptions } from '@/lib/quotes/comparison';
import { prepareSource } from '@/lib/quotes/prepare-source';
import { projectText } from '@/lib/text/project-text';

interface Comparing {
  api: BenchApi;
  quotes: readonly BenchQuote[];
  /** The copy of each quotation, by its id; those without one are not compared. */
  copies: ReadonlyMap<string, BenchCopy>;
  language: string;
}

/** An outcome with the words that were compared: a quotation that was edited is compared again. */
type Compared = Outcome & { of: readonly string[] };

/** How many of the quotations that are being compared are done. */
export interface Progress {
  done: number;
  total: number;
}

/** Compares every quotation with its copy, each copy read and prepared once, and only what is not compared yet. */
export function useComparisons({ api, quotes, copies, language }: Comparing) {
  const [outcomes, setOutcomes] = useState<Readonly<Record<string, Compared>>>({});
  const [chosen, setChosen] = useState<Readonly<Record<string, Compared>>>({});
  const [progress, setProgress] = useState<Progress | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const latest = useRef(outcomes);
  const loaded = useRef(new Map<string, LoadedCopy>());

  const load = async ({ capture, source }: BenchCopy): Promise<LoadedCopy | null> => {
    const known = loaded.current.get(capture.id);
    if (known) return known;
    const answer = await api.readCopy(capture.id);
    if (!answer.ok) {
      setProblem(answer.message);
      return null;
    }
    const { text, blocks } = projectText(answer.value.doc);
    await pause();
    const prepared = prepareSource(text, capture.language || source.language || language);
    const copy = { captureId: capture.id, text, blocks, places: answer.value.places, prepared };
    loaded.current.set(capture.id, copy);
    return copy;
  };
  const optionsFor = ({ capture, source }: BenchCopy): QuoteOptions => {
    const sourceLanguage = capture.language || source.language;
    return {
      names: namesIn(quotes),
      ...(language !== '' && { language }),
      ...(sourceLanguage !== '' && { sourceLanguage }),
    };
  };

  const run = useEffectEvent(async (signal: AbortSignal) => {
    const waiting = quotes.flatMap((quote) => {
      const copy = copies.get(quote.annotation.id);
      const known = latest.current[quote.annotation.id];
      const isDone = known?.captureId === copy?.capture.id && isOf(known, quote);
      return copy && !isDone ? [{ quote, copy }] : [];
    });
    if (waiting.length === 0) return setProgress(null);
    setProblem(null);
    let done = 0;
    setProgress({ done, total: waiting.length });
    for (const captureId of new Set(waiting.map(({ copy }) => copy.capture.id))) {
      const here = waiting.filter(({ copy }) => copy.capture.id === captureId);
      const [first] = here;
      const copy = first && (await load(first.copy));
      if (signal.aborted) return;
      if (!first || !copy) continue;
      const options = optionsFor(first.copy);
      await workInSlices(
        here,
        ({ quote }) =>
          [quote.annotation.id, { ...compareOnCopy(quote, copy, options), of: quote.pieces }] as const,
        {
          signal,
          onSlice: (results) => {
            latest.current = { ...latest.current, ...Object.fromEntries(results) };
            done += results.length;
            setOutcomes(latest.current);
            setProgress({ done, total: waiting.length });
          },
        },
      );
      if (signal.aborted) return;
    }
    setProgress(null);
  });
  useEffect(() => {
    const control = new AbortController();
    void run(control.signal);
    return () => control.abort();
  }, [copies, attempt]);

  /** Takes another of the places of a quotation, or, with the one that is taken, goes back to the first. */
  const choosePlace = (quote: BenchQuote, index: number) => {
    const { id } = quote.annotation;
    const outcome = outcomes[id];
    const copy = copies.get(id);
    const text = outcome && loaded.current.get(outcome.captureId);
    if (!outcome || !copy || !text || !outcome.others[index]) return;
    const { [id]: present, ...others } = chosen;
    const isBack =
      isOf(present, quote) && present?.captureId === outcome.captureId && present.chosen === index;
    setChosen(
      isBack
        ? others
        : {
            ...others,
            [id]: { ...atOther(quote, text, optionsFor(copy), { outcome, index }), of: quote.pieces },
          },
    );
  };

  return {
    progress,
    problem,
    retry: () => setAttempt(attempt + 1),
    choosePlace,
    /** What came of comparing with the copy that is chosen now; null until that is known. */
    outcomeOf: (quote: BenchQuote): Outcome | null => {
      const { id } = quote.annotation;
      const captureId = copies.get(id)?.capture.id;
      const outcome = outcomes[id];
      if (!outcome || outcome.captureId !== captureId || !isOf(outcome, quote)) return null;
      const other = chosen[id];
      return other?.captureId === captureId && isOf(other, quote) ? other : outcome;
    },
  };
}

function isOf(compared: Compared | undefined, { pieces }: BenchQuote): boolean {
  return (
    compared?.of.length === pieces.length && compared.of.every((piece, index) => piece === pieces[index])
  );
}

function namesIn(quotes: readonly BenchQuote[]): string[] {
  const names = quotes.flatMap(({ annotation: { fields, agents } }) => [
    fields.speaker ?? '',
    fields.speakerAsNamed ?? '',
    ...Object.values(agents).map((agent) => agent.name),
  ]);
  return [...new Set(names.filter((name) => name !== ''))];
}
