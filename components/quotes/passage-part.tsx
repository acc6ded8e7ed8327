'use client';

import { ExternalLink } from 'lucide-react';
import Link from 'next/link';
import { LOCATOR_LABELS } from '@/components/annotations/labels';
import type { Locator } from '@/components/captures/locate-passage';
import type { BenchCopy, Outcome, Passage } from '@/components/quotes/bench';
import { copyHref } from '@/components/quotes/bench-requests';
import { Kbd } from '@/components/ui/kbd';

interface PassagePartProps {
  copy: BenchCopy;
  outcome: Outcome;
  onPlace: (index: number) => void;
}

/** Where a quotation was found: the words with what stands around them, and the other places that it may be. */
export function PassagePart({ copy, outcome, onPlace }: PassagePartProps) {
  const { passage, others, chosen, comparison } = outcome;
  const language = copy.capture.language || copy.source.language;
  const isNearest = comparison.fidelity === 'wording_not_found' || comparison.fidelity === 'translated';
  return (
    <section aria-label="In the copy" className="flex flex-col gap-2">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1 text-[12.5px] text-ink-2">
        <h3 className="font-semibold text-ink">
          {passage ? (isNearest ? 'The place that you chose' : 'Found') : 'Not found in this copy'}
        </h3>
        {passage?.locator && <span>{locatorName(passage.locator)}</span>}
        {passage && passage.speaker !== '' && (
          <span>
            speaker in the copy: <bdi>{passage.speaker}</bdi>
          </span>
        )}
        {passage && (
          <Link
            href={copyHref(copy, passage)}
            prefetch={false}
            target="_blank"
            data-open-copy
            className="ml-auto inline-flex items-center gap-1 rounded-1 font-medium text-accent hover:underline"
          >
            Open the copy here <ExternalLink className="size-3.5" aria-hidden />
          </Link>
        )}
      </div>
      {passage && <Context passage={passage} language={language} />}
      {others.length > 0 && (
        <>
          <p className="text-[12.5px] text-ink-2">
            {isNearest ? 'What comes nearest, without a claim:' : 'It may stand here as well:'}
          </p>
          <ol className="flex flex-col gap-1">
            {others.map(({ words, locator, place }, index) => (
              <li key={`${place.start}-${place.end}`}>
                <button
                  type="button"
                  aria-pressed={chosen === index}
                  className="bench-place"
                  onClick={() => onPlace(index)}
                >
                  <Kbd>{placeKey(index)}</Kbd>
                  <span
                    dir="auto"
                    lang={language || undefined}
                    className="min-w-0 flex-1 font-text text-[14.5px]"
                  >
                    {words}
                  </span>
                  {locator && (
                    <span className="shrink-0 text-[12.5px] text-ink-2">{locatorName(locator)}</span>
                  )}
                </button>
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

/** The key of one of the other places: a letter from A on. */
function placeKey(index: number): string {
  return String.fromCharCode(65 + index);
}

function Context({ passage: { before, parts, after }, language }: { passage: Passage; language: string }) {
  return (
    <blockquote dir="auto" lang={language || undefined} className="bench-passage">
      {before !== '' && <span className="text-ink-2">{before}</span>}
      {parts.map(({ text, isQuoted }, index) =>
        isQuoted ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>,
      )}
      {after !== '' && <span className="text-ink-2">{after}</span>}
    </blockquote>
  );
}

function locatorName({ type, value, end }: Locator): string {
  return `${LOCATOR_LABELS[type].short} ${value}${end === '' ? '' : `–${end}`}`;
}
