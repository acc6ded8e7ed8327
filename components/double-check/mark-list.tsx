'use client';

import clsx from 'clsx';
import { KIND_LABELS, STATUS_LABELS } from '@/components/annotations/labels';
import { KindDot } from '@/components/annotations/kind-mark';
import type { LocalMark } from '@/components/double-check/mark-book';
import type { Untouched } from '@/components/double-check/untouched';
import { Button } from '@/components/ui/button';
import { Failure } from '@/components/ui/failure';
import { Kbd } from '@/components/ui/kbd';

interface MarkListProps {
  marks: readonly LocalMark[];
  activeId: string | null;
  untouched: Untouched;
  saving: { isSaving: boolean; problem: string | null; retry: () => void };
  onOpen: (id: string) => void;
  onFinish: () => void;
}

/** One's own marks in reading order, whether they are saved, and the way to finish. */
export function MarkList({ marks, activeId, untouched, saving, onOpen, onFinish }: MarkListProps) {
  const { isSaving, problem, retry } = saving;
  return (
    <section aria-labelledby="own-marks" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <h2 id="own-marks" className="text-[13px] font-semibold">
          Your marks ({marks.length})
        </h2>
        <output className="text-[12.5px] text-ink-2">
          {problem !== null ? 'Not saved' : isSaving ? 'Saving…' : marks.length > 0 ? 'Saved' : ''}
        </output>
      </div>
      {problem !== null && <Failure onRetry={retry}>{problem}</Failure>}
      {marks.length === 0 ? (
        <p className="text-[13.5px] text-ink-2">
          None yet. Select words in the text, or press <Kbd>.</Kbd> for the next sentence, then choose what
          they are.
        </p>
      ) : (
        <ol className="flex flex-col border-y border-line">
          {marks.map(({ id, kind, status, exact }) => (
            <li key={id} className="border-b border-line last:border-b-0">
              <button
                type="button"
                aria-current={id === activeId || undefined}
                className={clsx(
                  'flex w-full flex-col gap-0.5 px-2 py-1.5 text-left hover:bg-line',
                  id === activeId && 'bg-line',
                )}
                onClick={() => onOpen(id)}
              >
                <span className="flex items-center gap-1.5 text-[12.5px]">
                  <KindDot kind={kind} /> {KIND_LABELS[kind].one}
                  {kind !== 'cleared' && <span className="text-ink-2">· {STATUS_LABELS[status]}</span>}
                </span>
                <span dir="auto" className="line-clamp-2 font-text text-[14px] leading-snug wrap-anywhere">
                  {exact}
                </span>
              </button>
            </li>
          ))}
        </ol>
      )}
      <p className="text-[12.5px] text-ink-2">
        {untouched.untouched === 0
          ? 'Every sentence is marked.'
          : `${untouched.untouched.toLocaleString('en')} of ${untouched.sentences.toLocaleString('en')} sentences are untouched.`}
      </p>
      <div>
        <Button variant="primary" onClick={onFinish}>
          Finish marking
        </Button>
      </div>
    </section>
  );
}
