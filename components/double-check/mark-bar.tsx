'use client';

import { KIND_LABELS } from '@/components/annotations/labels';
import { KindDot } from '@/components/annotations/kind-mark';
import { BLIND_KEYS } from '@/components/double-check/use-marking-keys';
import { Button } from '@/components/ui/button';
import { Kbd } from '@/components/ui/kbd';
import type { BlindKind } from '@/lib/double-check/model';

interface MarkBarProps {
  /** Words are chosen, which can be marked. */
  hasWords: boolean;
  onMark: (kind: BlindKind) => void;
  /** Takes the next sentence. */
  onSentence: () => void;
}

/** What the chosen words can be marked as; always in sight. */
export function MarkBar({ hasWords, onMark, onSentence }: MarkBarProps) {
  return (
    <div role="toolbar" aria-label="Mark the chosen words as" className="mark-bar">
      {BLIND_KEYS.map(([letter, kind]) => (
        <Button
          key={kind}
          size="small"
          variant="plain"
          disabled={!hasWords}
          // The selection would be gone before the press is told.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onMark(kind)}
        >
          <KindDot kind={kind} /> {KIND_LABELS[kind].one} <Kbd>{letter}</Kbd>
        </Button>
      ))}
      <Button size="small" variant="plain" className="ml-auto" onClick={onSentence}>
        Next sentence <Kbd>.</Kbd>
      </Button>
    </div>
  );
}
