'use client';

import { type KeyboardEvent, useCallback, useRef } from 'react';
import { placeName } from '@/components/captures/copy-names';
import { askPassages } from '@/components/evidence/passages-request';
import { markedPieces } from '@/components/evidence/marked-pieces';
import { Failure } from '@/components/ui/failure';
import { Pill } from '@/components/ui/pill';
import { Spinner } from '@/components/ui/spinner';
import { useAnswer } from '@/components/ui/use-answer';
import type { PassageAnswer, PassageHit } from '@/lib/captures/find-model';

interface FindPassagesProps {
  articleId: string;
  annotationId: string;
  workspaceId: string;
  /** A passage was chosen to be read in its copy. */
  onOpen: (hit: PassageHit) => void;
}

/** The likeliest passages of all kept copies for what an annotation says, each with why it was found. */
export function FindPassages({ articleId, annotationId, workspaceId, onOpen }: FindPassagesProps) {
  const ask = useCallback(
    (leaving: AbortSignal) => askPassages({ articleId, annotationId, workspaceId }, leaving),
    [articleId, annotationId, workspaceId],
  );
  const { answer, isOld, retry } = useAnswer(ask);
  // What was found for another annotation is nothing to be shown with this one.
  if (!answer || isOld) {
    return (
      <output className="flex items-center gap-2 py-3 text-[13.5px] text-ink-2">
        <Spinner /> Looking through the kept copies …
      </output>
    );
  }
  if (!answer.ok) return <Failure onRetry={retry}>{answer.message}</Failure>;
  const { value } = answer;
  return (
    <section aria-label="Likely passages" className="flex min-w-0 flex-col gap-2">
      {value.isCut && (
        <Failure onRetry={retry}>Looking took too long and was stopped. There may be other passages.</Failure>
      )}
      {value.items.length === 0 ? (
        <Nothing answer={value} />
      ) : (
        <HitList items={value.items} copies={value.copies} onOpen={onOpen} />
      )}
    </section>
  );
}

function Nothing({ answer: { copies, isCut } }: { answer: PassageAnswer }) {
  if (isCut) return null;
  return (
    <output className="block py-3 text-[13.5px] text-ink-2">
      {copies === 0
        ? 'No copy with text is kept in this workspace yet. Open a source and keep a copy of it: a file, pasted text or an address.'
        : `Nothing like these words stands in ${countOf(copies)}. Keep a copy of a source that speaks of it, or open one and search in it by other words.`}
    </output>
  );
}

interface HitListProps extends Pick<FindPassagesProps, 'onOpen'> {
  items: readonly PassageHit[];
  copies: number;
}

function HitList({ items, copies, onOpen }: HitListProps) {
  const list = useRef<HTMLOListElement>(null);
  const move = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const stops = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = stops.findIndex((stop) => stop === document.activeElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: stops.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    // The desk has keys of its own for going on.
    event.stopPropagation();
    stops[Math.min(Math.max(next, 0), stops.length - 1)]?.focus();
  };
  return (
    <>
      <output className="block text-[12.5px] text-ink-3">
        {items.length === 1 ? '1 passage' : `${items.length} passages`} of {countOf(copies)}
      </output>
      <ol ref={list} className="flex flex-col gap-2">
        {items.map((hit) => (
          <li key={`${hit.captureId}/${hit.start}`}>
            <button
              type="button"
              className="flex w-full min-w-0 flex-col gap-1 rounded-2 border border-line bg-raised px-3 py-2 text-left hover:border-line-2 hover:bg-line"
              onKeyDown={move}
              onClick={() => onOpen(hit)}
            >
              <Hit hit={hit} />
            </button>
          </li>
        ))}
      </ol>
    </>
  );
}

function Hit({ hit }: { hit: PassageHit }) {
  const copy = [`copy ${hit.copyNumber}`, hit.place ? placeName(hit.place) : '', hit.copiedAt.slice(0, 10)];
  return (
    <>
      <span className="flex min-w-0 items-center gap-2">
        <span className="min-w-0 flex-1">
          <bdi className="font-medium">{hit.sourceTitle}</bdi>
          <span className="text-[12.5px] text-ink-3"> · {copy.filter(Boolean).join(' · ')}</span>
        </span>
        {hit.isLinked && <Pill tone="ok">linked already</Pill>}
      </span>
      <span
        className="text-[13.5px] leading-snug text-ink-2"
        dir="auto"
        {...(hit.language !== '' && { lang: hit.language })}
      >
        {markedPieces(hit.excerpt, hit.marks).map((piece) =>
          piece.isMarked ? (
            <mark key={piece.start} className="rounded-1 bg-claim-bg px-px text-ink">
              {piece.text}
            </mark>
          ) : (
            <span key={piece.start}>{piece.text}</span>
          ),
        )}
      </span>
      <span className="text-[12.5px] text-ink-3">
        Found for <bdi>{hit.reasons.join('; ')}</bdi>
      </span>
    </>
  );
}

function countOf(copies: number): string {
  return copies === 1 ? 'the one copy' : `${copies.toLocaleString('en')} copies`;
}
