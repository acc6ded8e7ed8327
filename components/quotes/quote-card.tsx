'use client';

import { TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import { KindDot } from '@/components/annotations/kind-mark';
import { SavedLine } from '@/components/quotes/saved-line';
import { type BenchQuote, type DecidedFidelity, decidedOf, type Outcome } from '@/components/quotes/bench';
import { alertName, FIDELITY_NAMES } from '@/components/quotes/fidelity-names';
import { FidelityChoice } from '@/components/quotes/fidelity-choice';
import { PassagePart } from '@/components/quotes/passage-part';
import { QuoteDiff } from '@/components/quotes/quote-diff';
import type { Bench } from '@/components/quotes/use-bench';
import { Button } from '@/components/ui/button';
import { Kbd } from '@/components/ui/kbd';
import { Pill } from '@/components/ui/pill';
import { isLost } from '@/lib/annotations/rules';

interface QuoteCardProps {
  bench: Bench;
  quote: BenchQuote;
  outcome: Outcome | null;
  /** Counted from 1, in the whole article. */
  number: number;
  language: string;
  canDecide: boolean;
  onChooseCopy: () => void;
}

/** One quotation: as it is printed against what was said, what is called out, and, when it is the active one, its place and the decision. */
export function QuoteCard({
  bench,
  quote,
  outcome,
  number,
  language,
  canDecide,
  onChooseCopy,
}: QuoteCardProps) {
  const { annotation, pieces, sentence } = quote;
  const { id, articleId, fields, agents, ranges } = annotation;
  const isActive = bench.activeId === id;
  const copy = bench.copies.get(id);
  const problem = bench.problemOf(quote);
  const speaker = agents.speaker?.name ?? fields.speaker ?? fields.speakerAsNamed ?? '';
  const suggested = outcome?.comparison.fidelity ?? null;
  const decided = decidedOf(quote);
  return (
    <article
      id={`quote-${id}`}
      tabIndex={-1}
      data-active={isActive || undefined}
      aria-label={nameOf(number, suggested, decided)}
      className="bench-card"
    >
      <header className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-[12.5px] text-ink-2">
        <KindDot kind="quote" />
        <h2 className="font-semibold text-quote">
          <button
            type="button"
            className="bench-open"
            aria-expanded={isActive}
            onClick={() => bench.setActiveId(isActive ? null : id)}
          >
            Quote {number}
          </button>
        </h2>
        {speaker !== '' && <bdi className="font-medium text-ink">{speaker}</bdi>}
        <Link
          href={`/articles/${articleId}?annotation=${id}`}
          prefetch={false}
          className="rounded-1 underline decoration-line-2 underline-offset-2 hover:text-ink"
        >
          {sentence === null ? 'on the desk' : `sentence ${sentence}`}
        </Link>
        {ranges.some(isLost) && <Pill tone="warn">Lost its place</Pill>}
        <span className="ml-auto flex flex-wrap items-center gap-1.5">
          <States suggested={suggested} decided={decided} />
        </span>
      </header>
      <blockquote dir="auto" lang={language || undefined} className="bench-words">
        {outcome?.passage ? (
          <QuoteDiff diff={outcome.comparison.diff} />
        ) : (
          pieces.map((piece, index) => (
            <span key={index}>
              {index > 0 && <span className="text-ink-2"> … </span>}
              {piece}
            </span>
          ))
        )}
      </blockquote>
      {outcome && outcome.comparison.alerts.length > 0 && (
        <ul aria-label="Called out" className="flex flex-col gap-1">
          {outcome.comparison.alerts.map((alert, index) => (
            <li key={index} className="flex items-start gap-1.5 text-[13px] text-warn">
              <TriangleAlert className="mt-0.5 size-3.5 shrink-0" aria-hidden />
              <bdi>{alertName(alert)}</bdi>
            </li>
          ))}
        </ul>
      )}
      {isActive && (
        <div className="flex flex-col gap-3 border-t border-line pt-3">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-[12.5px] text-ink-2">
            {copy ? (
              <span>
                Compared with <bdi className="text-ink">{copy.source.line}</bdi>, copy {copy.capture.number}
              </span>
            ) : (
              <span>Compared with nothing yet</span>
            )}
            <Button size="small" variant="plain" onClick={onChooseCopy}>
              Another copy for this quote…
            </Button>
            {bench.isOwn(quote) && (
              <Button size="small" variant="plain" onClick={() => bench.chooseCopy(quote, null)}>
                The common copy again
              </Button>
            )}
          </div>
          {outcome && copy && (
            <PassagePart
              copy={copy}
              outcome={outcome}
              onPlace={(index) => bench.comparisons.choosePlace(quote, index)}
            />
          )}
          <SavedLine quote={quote} copy={copy} />
          {canDecide && (
            <>
              <FidelityChoice
                value={bench.picks[id] ?? decided ?? suggested}
                suggested={suggested}
                disabled={bench.isBusy(id)}
                onPick={(fidelity) => bench.pick(quote, fidelity)}
              />
              <div className="flex flex-wrap items-center gap-2">
                <Button variant="primary" busy={bench.isBusy(id)} onClick={() => void bench.take(quote)}>
                  {decided ? 'Take it again' : 'Take it'}
                </Button>
                <span className="text-[12.5px] text-ink-2 max-sm:hidden">
                  <Kbd>Enter</Kbd> writes the fidelity{outcome?.passage ? ' and links the passage' : ''}
                </span>
              </div>
            </>
          )}
        </div>
      )}
      {problem !== null && (
        <p role="alert" className="rounded-2 bg-query-bg px-3 py-2 text-[13.5px]">
          {problem}
        </p>
      )}
    </article>
  );
}

function States({
  suggested,
  decided,
}: {
  suggested: DecidedFidelity | null;
  decided: DecidedFidelity | undefined;
}) {
  if (decided) {
    const { label, tone } = FIDELITY_NAMES[decided];
    return (
      <>
        {suggested !== null && suggested !== decided && (
          <span className="text-[12.5px]">compared: {FIDELITY_NAMES[suggested].label}</span>
        )}
        <Pill tone={tone}>Decided: {label}</Pill>
      </>
    );
  }
  if (suggested === null) return <span>Not compared</span>;
  const { label, tone } = FIDELITY_NAMES[suggested];
  return <Pill tone={tone}>{label}?</Pill>;
}

function nameOf(
  number: number,
  suggested: DecidedFidelity | null,
  decided: DecidedFidelity | undefined,
): string {
  if (decided) return `Quote ${number}, decided: ${FIDELITY_NAMES[decided].label}`;
  return `Quote ${number}, ${suggested ? `suggested: ${FIDELITY_NAMES[suggested].label}` : 'not compared'}`;
}
