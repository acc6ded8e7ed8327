'use client';

import type { ReactNode } from 'react';
import { KindDot } from '@/components/annotations/kind-mark';
import { describeAnnotation } from '@/components/annotations/words-of';
import { useDesk, useDeskState } from '@/components/desk/desk-context';
import { goToItem, goToSentence } from '@/components/review/go-to';
import type { Obstacle } from '@/lib/review/model';

/** Links that one obstacle has at most: who has done these looks again. */
const MOST_LINKS = 20;

interface ObstacleListProps {
  id: string;
  obstacles: readonly Obstacle[];
  /** The version of the text that their offsets count in. */
  version: number;
  /** Called before the review gives way to what is gone to. */
  onGo: () => void;
}

/** What stands in the way of a move, each with the ways to it. */
export function ObstacleList({ id, obstacles, version, onGo }: ObstacleListProps) {
  return (
    <ul id={id} tabIndex={-1} className="flex list-disc flex-col gap-2 pl-5 outline-none marker:text-warn">
      {obstacles.map((obstacle) => (
        <li key={obstacle.message}>
          {obstacle.message}
          <Items ids={obstacle.annotationIds} onGo={onGo} />
          <Sentences lines={obstacle.lines} version={version} onGo={onGo} />
        </li>
      ))}
    </ul>
  );
}

function Items({ ids, onGo }: { ids: readonly string[]; onGo: () => void }) {
  const { desk } = useDesk();
  const annotations = useDeskState((state) => state.annotations);
  const known = ids.flatMap((id) => annotations.get(id) ?? []).slice(0, MOST_LINKS);
  if (ids.length === 0) return null;
  return (
    <Ways left={ids.length - known.length}>
      {known.map((annotation) => (
        <li key={annotation.id}>
          <Way
            onClick={() => {
              onGo();
              goToItem(desk, annotation.id);
            }}
          >
            <KindDot kind={annotation.kind} className="mr-1.5 inline-block" />
            {describeAnnotation(annotation)}
          </Way>
        </li>
      ))}
    </Ways>
  );
}

interface SentencesProps {
  lines: Obstacle['lines'];
  version: number;
  onGo: () => void;
}

function Sentences({ lines, version, onGo }: SentencesProps) {
  const { desk } = useDesk();
  const { settled, projection } = desk.writing.live;
  // Another version has its sentences elsewhere.
  const shown = settled.version === version ? lines.slice(0, MOST_LINKS) : [];
  if (lines.length === 0) return null;
  return (
    <Ways left={lines.length - shown.length}>
      {shown.map((line) => (
        <li key={line.start}>
          <Way
            onClick={() => {
              onGo();
              goToSentence(desk, line);
            }}
          >
            “{projection.text.slice(line.start, line.end).replaceAll(/\s+/g, ' ')}”
          </Way>
        </li>
      ))}
    </Ways>
  );
}

function Ways({ left, children }: { left: number; children: ReactNode }) {
  return (
    <ul className="mt-1 flex flex-col">
      {children}
      {left > 0 && <li className="text-[13px] text-ink-2">and {left.toLocaleString('en')} more</li>}
    </ul>
  );
}

function Way({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      dir="auto"
      className="block max-w-full truncate py-0.5 text-start text-[13px] text-ink-2 underline decoration-line-2 underline-offset-2 hover:text-ink hover:decoration-current pointer-coarse:min-h-11"
      onClick={onClick}
    >
      {children}
    </button>
  );
}
