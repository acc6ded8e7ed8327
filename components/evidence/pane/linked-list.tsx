'use client';

import { KindDot } from '@/components/annotations/kind-mark';
import { KIND_LABELS } from '@/components/annotations/labels';
import { wordsOf } from '@/components/annotations/words-of';
import type { LinkedPassage } from '@/components/evidence/pane/linked-passages';
import { RELATION_VERBS } from '@/lib/evidence/rules';

interface LinkedListProps {
  linked: readonly LinkedPassage[];
  evidenceId: string | null;
  /** Shows a passage, and the words of the article that rest on it. */
  onGo: (passage: LinkedPassage) => void;
}

/** What of this article rests on the copy: each entry leads to both ends. */
export function LinkedList({ linked, evidenceId, onGo }: LinkedListProps) {
  if (linked.length === 0) return null;
  return (
    <details className="linked-list" open>
      <summary>
        {linked.length === 1 ? '1 link' : `${linked.length} links`} from this article to this copy
      </summary>
      <ul className="choice-list">
        {linked.map((passage) => {
          const { annotation, link } = passage;
          return (
            <li key={link.id}>
              <button
                type="button"
                aria-current={link.id === evidenceId ? 'true' : undefined}
                onClick={() => onGo(passage)}
              >
                <KindDot kind={annotation.kind} />
                <span className="sr-only">{KIND_LABELS[annotation.kind].one}:</span>
                <span className="min-w-0 flex-1 truncate font-text text-[14px]" dir="auto">
                  {wordsOf(annotation)}
                </span>
                <span className="shrink-0 text-[12.5px] text-ink-2">{RELATION_VERBS[link.relation]}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
