'use client';

import { useMemo } from 'react';
import { useDesk } from '@/components/desk/desk-context';
import { goToRange, reattachTo } from '@/components/desk/word-verbs';
import { Kbd } from '@/components/ui/kbd';
import { candidatesFor } from '@/lib/anchoring/candidates-for';
import type { AnnotationView } from '@/lib/annotations/model';
import { snapToGrapheme } from '@/lib/text/graphemes';
import type { TextRange } from '@/lib/text/text-range';

const AROUND = 40;

interface CandidateListProps {
  annotation: AnnotationView;
  /** Of the range that has no place. */
  index: number;
  text: string;
  /** Whether the keys 1 to 9 choose from this list while the card has the focus. */
  hasKeys: boolean;
}

/** The places that may be meant, each with what stands around it; the first nine have a key. */
export function CandidateList({ annotation, index, text, hasKeys }: CandidateListProps) {
  const { desk, may } = useDesk();
  const range = annotation.ranges[index];
  const candidates = useMemo(() => (range ? candidatesFor(text, range) : []), [text, range]);
  if (candidates.length === 0) return null;
  const isOne = candidates.length === 1;
  return (
    <div className="candidates">
      <p className="text-[12.5px] text-ink-2">
        {isOne ? 'It may stand here:' : `It may stand in one of ${candidates.length} places:`}
      </p>
      <ol>
        {candidates.map((candidate, at) => (
          <li key={candidate.start}>
            <button
              type="button"
              data-candidate={hasKeys ? at + 1 : undefined}
              aria-keyshortcuts={hasKeys && at < 9 ? String(at + 1) : undefined}
              onFocus={() => desk.paper?.showPlace(candidate, 'picked')}
              onBlur={() => desk.paper?.showPlace(null)}
              onClick={() =>
                may.annotate ? reattachTo(desk, annotation, index, candidate) : goToRange(desk, candidate)
              }
            >
              {hasKeys && at < 9 && (
                <span aria-hidden>
                  <Kbd>{at + 1}</Kbd>
                </span>
              )}
              <Place text={text} range={candidate} />
            </button>
          </li>
        ))}
      </ol>
    </div>
  );
}

function Place({ text, range: { start, end } }: { text: string; range: TextRange }) {
  const from = snapToGrapheme(text, Math.max(0, start - AROUND), -1);
  const to = snapToGrapheme(text, Math.min(text.length, end + AROUND), 1);
  return (
    <span dir="auto" className="min-w-0">
      <span className="text-ink-2">
        {from > 0 && '…'}
        {text.slice(from, start)}
      </span>
      <mark>{text.slice(start, end)}</mark>
      <span className="text-ink-2">
        {text.slice(end, to)}
        {to < text.length && '…'}
      </span>
    </span>
  );
}
