'use client';

import Link from 'next/link';
import { useState, type ReactNode } from 'react';
import { KindDot } from '@/components/annotations/kind-mark';
import { partsOf } from '@/components/annotations/words-of';
import { useDesk, useDeskState } from '@/components/desk/desk-context';
import { goToItem, goToSentence } from '@/components/review/go-to';
import type { LeaveFor } from '@/components/review/review-words';
import type { AnnotationView } from '@/lib/annotations/model';
import type { Obstacle } from '@/lib/review/model';

/** Links that one obstacle has at most: who has done these looks again. */
const MOST_LINKS = 20;
/** Those that are shown before one asks, so that every obstacle is in sight. */
const FIRST_LINKS = 5;

interface ObstacleListProps {
  id: string;
  obstacles: readonly Obstacle[];
  /** The version of the text that their offsets count in. */
  version: number;
  onGo: LeaveFor;
}

/** What stands in the way of a move, each with the ways to it. */
export function ObstacleList({ id, obstacles, version, onGo }: ObstacleListProps) {
  return (
    <ul id={id} tabIndex={-1} className="flex list-disc flex-col gap-2 pl-5 outline-none marker:text-warn">
      {obstacles.map((obstacle) => (
        <li key={obstacle.message}>
          {obstacle.message}
          <Items ids={obstacle.annotationIds} onGo={onGo} />
          {obstacle.isOfSettings && (
            <Link
              href="/settings#sign-off"
              className="block py-0.5 text-[13px] text-ink-2 underline decoration-line-2 underline-offset-2 hover:text-ink hover:decoration-current pointer-coarse:py-2.5"
            >
              Sign-off and members in Settings
            </Link>
          )}
          <Sentences lines={obstacle.lines} version={version} onGo={onGo} />
        </li>
      ))}
    </ul>
  );
}

function Items({ ids, onGo }: { ids: readonly string[]; onGo: LeaveFor }) {
  const { desk } = useDesk();
  const annotations = useDeskState((state) => state.annotations);
  const known = ids.flatMap((id) => annotations.get(id) ?? []);
  return (
    <Ways total={ids.length} known={known}>
      {(annotation) => (
        <Way key={annotation.id} onClick={() => onGo(() => goToItem(desk, annotation.id))}>
          <Item annotation={annotation} />
        </Way>
      )}
    </Ways>
  );
}

// The words are cut at their own end, which is on the left in some languages.
function Item({ annotation }: { annotation: AnnotationView }) {
  const { title, words } = partsOf(annotation);
  return (
    <span className="flex items-center">
      <KindDot kind={annotation.kind} className="mr-1.5 inline-block shrink-0" />
      <span className="shrink-0">
        {words === '' ? `${title}, about the whole article` : <>{title}:&nbsp;</>}
      </span>
      <bdi className="min-w-0 truncate">{words}</bdi>
    </span>
  );
}

interface SentencesProps {
  lines: Obstacle['lines'];
  version: number;
  onGo: LeaveFor;
}

function Sentences({ lines, version, onGo }: SentencesProps) {
  const { desk } = useDesk();
  const { settled, projection } = desk.writing.live;
  // Another version has its sentences elsewhere.
  const known = settled.version === version ? lines : [];
  return (
    <Ways total={lines.length} known={known}>
      {(line) => (
        <Way key={line.start} onClick={() => onGo(() => goToSentence(desk, line))}>
          <span className="font-text text-[14px]">
            {projection.text.slice(line.start, line.end).replaceAll(/\s+/g, ' ')}
          </span>
        </Way>
      )}
    </Ways>
  );
}

interface WaysProps<T> {
  /** How many there are, those among them that cannot be gone to from here. */
  total: number;
  known: readonly T[];
  children: (one: T) => ReactNode;
}

function Ways<T>({ total, known, children }: WaysProps<T>) {
  const [isAll, setIsAll] = useState(false);
  const most = Math.min(known.length, MOST_LINKS);
  // For one or two more, asking costs more than showing.
  const isShort = isAll || most <= FIRST_LINKS + 2;
  const shown = known.slice(0, isShort ? most : FIRST_LINKS);
  const left = total - shown.length;
  if (total === 0) return null;
  return (
    <ul className="mt-1 flex flex-col">
      {shown.map(children)}
      {left > 0 && (
        <li className="text-[13px] text-ink-2">
          {isShort ? (
            `and ${left.toLocaleString('en')} more`
          ) : (
            <button
              type="button"
              className="font-medium hover:text-ink pointer-coarse:min-h-11"
              onClick={() => setIsAll(true)}
            >
              Show {most - FIRST_LINKS} more of {total.toLocaleString('en')}
            </button>
          )}
        </li>
      )}
    </ul>
  );
}

function Way({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <li>
      <button
        type="button"
        dir="auto"
        className="block min-h-6 max-w-full truncate py-0.5 text-start text-[13px] text-ink-2 underline decoration-line-2 underline-offset-2 hover:text-ink hover:decoration-current pointer-coarse:min-h-11"
        onClick={onClick}
      >
        {children}
      </button>
    </li>
  );
}
