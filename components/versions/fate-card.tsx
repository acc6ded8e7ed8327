'use client';

import { MapPin, Undo2, Unlink } from 'lucide-react';
import { KindDot } from '@/components/annotations/kind-mark';
import { KIND_LABELS, ROLE_LABELS } from '@/components/annotations/labels';
import { Button } from '@/components/ui/button';
import { Pill, type Tone } from '@/components/ui/pill';
import { PlaceFinder } from '@/components/versions/place-finder';
import { PLACEMENT_NAMES } from '@/components/versions/placement-names';
import { WordsChange } from '@/components/versions/words-change';
import type { Placement } from '@/lib/annotations/model';
import { isFinished } from '@/lib/annotations/rules';
import type { TextRange } from '@/lib/text/text-range';
import type { FateView } from '@/lib/versions/new-version-rules';

const TONES: Record<Placement, Tone> = {
  orphaned: 'bad',
  ambiguous: 'bad',
  changed: 'warn',
  moved: 'ok',
  placed: 'ok',
};

interface FateCardProps {
  fate: FateView;
  choice: TextRange | null | undefined;
  text: string;
  isChoosing: boolean;
  picked: TextRange | null;
  onChoose: (range: TextRange | null | undefined) => void;
  onChoosing: (isChoosing: boolean) => void;
  onShow: (range: TextRange) => void;
}

/** What becomes of one range: its words before and after, and the ways to set it right. */
export function FateCard({
  fate,
  choice,
  text,
  isChoosing,
  picked,
  onChoose,
  onChoosing,
  onShow,
}: FateCardProps) {
  const { kind, role, status, placement, score, exact, words, to, candidates } = fate;
  const shown = choice === undefined ? to : choice;
  const isPlaced = shown !== null && shown.start < shown.end;
  return (
    <article className="flex flex-col gap-2 rounded-3 border border-line bg-raised p-3 text-[13.5px]">
      <header className="flex flex-wrap items-center gap-2">
        <KindDot kind={kind} />
        <span className="font-medium">
          {KIND_LABELS[kind].one}
          {role !== 'content' && ` · ${ROLE_LABELS[role]}`}
        </span>
        <span className="ml-auto">
          {choice === undefined ? (
            <Pill tone={TONES[placement]}>
              {PLACEMENT_NAMES[placement].one}
              {placement === 'changed' && ` · ${Math.round(score * 100)} %`}
            </Pill>
          ) : (
            <Pill tone="quiet">{choice === null ? 'Let go' : 'Placed by hand'}</Pill>
          )}
        </span>
      </header>
      <p dir="auto" className="font-text text-[15px] leading-normal wrap-anywhere">
        {choice && (
          <WordsChange
            before={exact}
            after={text.slice(choice.start, Math.min(choice.end, choice.start + 300))}
          />
        )}
        {!choice && words !== '' && choice !== null && <WordsChange before={exact} after={words} />}
        {!choice && (words === '' || choice === null) && exact}
      </p>
      {isFinished(status) && placement !== 'moved' && choice === undefined && (
        <p className="text-[12.5px] text-warn">Its check is finished and would have to be confirmed.</p>
      )}
      {choice === undefined && candidates.length > 0 && (
        <ol className="flex flex-col gap-1">
          {candidates.map((candidate) => (
            <li key={candidate.start} className="flex items-start gap-2 rounded-2 bg-desk px-2 py-1.5">
              <button
                type="button"
                dir="auto"
                className="min-w-0 flex-1 text-left wrap-anywhere"
                onClick={() => onShow(candidate)}
              >
                <span className="text-ink-2">…{candidate.prefix}</span>
                <b className="font-semibold">{candidate.words}</b>
                <span className="text-ink-2">{candidate.suffix}…</span>
              </button>
              <Button size="small" onClick={() => onChoose({ start: candidate.start, end: candidate.end })}>
                This one
              </Button>
            </li>
          ))}
        </ol>
      )}
      {isChoosing && (
        <PlaceFinder
          text={text}
          words={exact}
          picked={picked}
          onChoose={onChoose}
          onShow={onShow}
          onCancel={() => onChoosing(false)}
        />
      )}
      {!isChoosing && (
        <footer className="flex flex-wrap gap-1">
          {isPlaced && (
            <Button size="small" variant="plain" onClick={() => onShow({ ...shown })}>
              Show
            </Button>
          )}
          <Button size="small" variant="plain" onClick={() => onChoosing(true)}>
            <MapPin className="size-3.5" aria-hidden /> Choose place
          </Button>
          {choice === undefined && placement !== 'orphaned' && (
            <Button size="small" variant="plain" onClick={() => onChoose(null)}>
              <Unlink className="size-3.5" aria-hidden /> Let go
            </Button>
          )}
          {choice !== undefined && (
            <Button size="small" variant="plain" onClick={() => onChoose(undefined)}>
              <Undo2 className="size-3.5" aria-hidden /> Undo
            </Button>
          )}
        </footer>
      )}
    </article>
  );
}
