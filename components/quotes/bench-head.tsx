'use client';

import { ClipboardPaste, Library } from 'lucide-react';
import Link from 'next/link';
import { filtersOf, summaryLine } from '@/components/quotes/summary';
import { copyHref } from '@/components/quotes/bench-requests';
import { dayOf } from '@/components/captures/copy-names';
import type { Bench } from '@/components/quotes/use-bench';
import { Button } from '@/components/ui/button';

interface BenchHeadProps {
  bench: Bench;
  canDecide: boolean;
  onChoose: () => void;
  onPaste: () => void;
  onTakeAll: () => void;
}

/** What the quotations are compared with, what came of it, and what of it is shown. */
export function BenchHead({ bench, canDecide, onChoose, onPaste, onTakeAll }: BenchHeadProps) {
  const { common, judged, verbatims, comparisons, filter } = bench;
  const { progress } = comparisons;
  const isAny = judged.some(({ outcome, quote }) => outcome || quote.annotation.fields.fidelity);
  return (
    <section aria-label="Comparison" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <p className="min-w-0 flex-1 basis-72 text-[13.5px]">
          {common ? (
            <>
              Compared with{' '}
              <Link
                href={copyHref(common, null)}
                prefetch={false}
                className="rounded-1 font-medium underline decoration-line-2 underline-offset-2"
              >
                <bdi>{common.source.line}</bdi>
              </Link>
              , copy {common.capture.number} of{' '}
              <span className="whitespace-nowrap">{dayOf(common.capture)}</span>
            </>
          ) : (
            <span className="text-ink-2">
              {canDecide
                ? 'Choose a kept copy to compare the quotes with, or paste a transcript.'
                : 'Choose a kept copy to compare the quotes with.'}
            </span>
          )}
        </p>
        <Button variant={common ? 'quiet' : 'primary'} onClick={onChoose}>
          <Library className="size-4" aria-hidden /> {common ? 'Another copy…' : 'Choose a copy…'}
        </Button>
        {canDecide && (
          <Button onClick={onPaste}>
            <ClipboardPaste className="size-4" aria-hidden /> Paste a transcript…
          </Button>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <output aria-live={progress ? 'off' : 'polite'} className="text-[15px] font-semibold tabular-nums">
          {isAny
            ? summaryLine(judged)
            : `${judged.length} ${judged.length === 1 ? 'quote' : 'quotes'}, not compared`}
        </output>
        {progress && (
          <span className="flex items-center gap-2 text-[12.5px] text-ink-2 tabular-nums">
            <progress
              aria-label="Comparing"
              className="bench-progress"
              value={progress.done}
              max={progress.total}
            />
            Comparing {progress.done} of {progress.total}
          </span>
        )}
        {canDecide && verbatims.length > 0 && !progress && (
          <Button size="small" className="ml-auto" onClick={onTakeAll}>
            Take all verbatim ones ({verbatims.length})…
          </Button>
        )}
      </div>
      <fieldset aria-label="Show" className="flex flex-wrap gap-1.5">
        {filtersOf(judged).map(({ filter: each, label, count }) => (
          <button
            key={each}
            type="button"
            aria-pressed={filter === each}
            className="bench-filter"
            onClick={() => bench.setFilter(each)}
          >
            {label} <span className="tabular-nums">{count}</span>
          </button>
        ))}
      </fieldset>
      {!canDecide && (
        <p role="note" className="text-[12.5px] text-ink-2">
          You can look; deciding is for those who check this article.
        </p>
      )}
    </section>
  );
}
