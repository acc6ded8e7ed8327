'use client';

import clsx from 'clsx';
import { memo, type RefObject, useEffect, useMemo, useState } from 'react';
import { useMedia } from '@/components/desk/use-media';
import { type FoldedRow, foldRows } from '@/components/versions/fold-rows';
import { RowPieces } from '@/components/versions/row-pieces';
import { windowEnd, windowStart } from '@/components/versions/row-window';
import { indexMarks, type MarkIndex, type SideMark } from '@/components/versions/side-marks';
import { Button } from '@/components/ui/button';
import type { TextRange } from '@/lib/text/text-range';
import { type ComparedRow, isRowChanged, type TextComparison } from '@/lib/versions/comparison-rules';

/** So many folded rows are unfolded at once. */
const STEP = 400;
/** Rows that are drawn before one that was asked for. */
const BEFORE = 20;

interface ComparisonViewProps {
  comparison: TextComparison;
  marks: { left: readonly SideMark[]; right: readonly SideMark[] };
  labels: { left: string; right: string };
  language: string;
  /** A range of the new text to be brought into sight; each new object does it again. */
  shown?: TextRange | null;
  /** All of the text is there to be selected in. */
  isWhole?: boolean;
  paper?: RefObject<HTMLDivElement | null>;
}

/** Two texts side by side, or in one column where there is no room; unchanged paragraphs are folded. */
export function ComparisonView({
  comparison,
  marks,
  labels,
  language,
  shown = null,
  isWhole = false,
  paper,
}: ComparisonViewProps) {
  const { rows } = comparison;
  const isWide = useMedia('(min-width: 1000px)');
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  // Thousands of rows at once would keep the browser busy for seconds: some are drawn, from a row on.
  const [drawn, setDrawn] = useState({ from: 0, screens: 1 });
  const folded = useMemo(() => foldRows(rows, opened, isWhole), [rows, opened, isWhole]);
  const indexed = useMemo(() => ({ left: indexMarks(marks.left), right: indexMarks(marks.right) }), [marks]);
  const first = Math.max(
    0,
    folded.findIndex((each) => lastRowOf(each) >= drawn.from),
  );
  let end = first;
  for (let screen = 0; screen < drawn.screens; screen++) end = windowEnd(rows, folded, end);
  const target = shown ? rows.findIndex(({ right }) => right && right.end >= shown.start) : -1;
  const place = folded.findIndex((each) =>
    each.kind === 'row' ? each.index === target : each.from <= target && target < each.to,
  );
  const found = folded[place];
  const isDrawn = place >= first && place < end;
  const isFound = found?.kind === 'row' && isDrawn;

  useEffect(() => {
    if (!shown || !isFound) return;
    const element = document.getElementById(rowId(target));
    element?.scrollIntoView({ block: 'center' });
    element?.setAttribute('data-shown', '');
    return () => element?.removeAttribute('data-shown');
  }, [shown, target, isFound]);

  // What is asked for is unfolded first.
  if (found?.kind === 'fold') setOpened(new Set([...opened, target]));
  if (found && !isDrawn) {
    const start = Math.max(0, place - BEFORE, windowStart(rows, folded, place + 1));
    const earliest = folded[start];
    setDrawn({ from: earliest ? firstRowOf(earliest) : target, screens: 1 });
  }

  if (rows.every((row) => !isRowChanged(row)) && !isWhole && folded.length <= 1) {
    return <NothingChanged rows={rows} marks={indexed} language={language} />;
  }
  return (
    <div
      ref={paper}
      className={clsx('paper version-paper', isWide && 'version-wide')}
      lang={language || undefined}
    >
      {isWide && (
        <div className="version-row version-head" aria-hidden>
          <span>{labels.left}</span>
          <span>{labels.right}</span>
        </div>
      )}
      {first > 0 && (
        <More
          onClick={() => {
            const earlier = folded[windowStart(rows, folded, first)];
            setDrawn({ from: earlier ? firstRowOf(earlier) : 0, screens: drawn.screens + 1 });
          }}
        >
          Show earlier
        </More>
      )}
      {folded.slice(first, end).map((each) => {
        if (each.kind === 'fold') {
          const count = each.to - each.from;
          const open = () =>
            setOpened(
              new Set([...opened, ...Array.from({ length: Math.min(count, STEP) }, (_, k) => each.from + k)]),
            );
          return (
            <button key={`fold-${each.from}`} type="button" className="version-fold" onClick={open}>
              Show {Math.min(count, STEP).toLocaleString('en')} of {count.toLocaleString('en')} unchanged
              paragraphs
            </button>
          );
        }
        const row = rows[each.index];
        return (
          row && (
            <Row
              key={each.index}
              index={each.index}
              row={row}
              marks={indexed}
              isWide={isWide}
              labels={labels}
            />
          )
        );
      })}
      {folded.length > end && (
        <More onClick={() => setDrawn({ ...drawn, screens: drawn.screens + 1 })}>Show more</More>
      )}
    </div>
  );
}

function More({ onClick, children }: { onClick: () => void; children: string }) {
  return (
    <div className="flex justify-center p-4">
      <Button onClick={onClick}>{children}</Button>
    </div>
  );
}

const firstRowOf = (each: FoldedRow) => (each.kind === 'row' ? each.index : each.from);
const lastRowOf = (each: FoldedRow) => (each.kind === 'row' ? each.index : each.to - 1);

interface IndexedMarks {
  left: MarkIndex;
  right: MarkIndex;
}

const rowId = (index: number) => `row-${index}`;

function NothingChanged({
  rows,
  marks,
  language,
}: {
  rows: readonly ComparedRow[];
  marks: IndexedMarks;
  language: string;
}) {
  return (
    <div className="paper version-paper" lang={language || undefined}>
      {rows.slice(0, STEP).map((row, index) => (
        <Row
          key={index}
          index={index}
          row={row}
          marks={marks}
          isWide={false}
          labels={{ left: '', right: '' }}
        />
      ))}
    </div>
  );
}

interface RowProps {
  index: number;
  row: ComparedRow;
  marks: IndexedMarks;
  isWide: boolean;
  labels: ComparisonViewProps['labels'];
}

const Row = memo(function Row({ index, row, marks, isWide, labels }: RowProps) {
  const isChanged = isRowChanged(row);
  if (!isWide) {
    const kind = (row.right ?? row.left)?.kind ?? '';
    return (
      <div id={rowId(index)} className="version-row" data-changed={isChanged || undefined}>
        <div className="version-cell" data-kind={kind} dir="auto">
          <RowPieces row={row} side="both" marks={marks} />
        </div>
      </div>
    );
  }
  return (
    <div id={rowId(index)} className="version-row" data-changed={isChanged || undefined}>
      {(['left', 'right'] as const).map((side) => (
        <div key={side} className="version-cell" data-kind={row[side]?.kind ?? ''} data-side={side}>
          {isChanged && row[side] && <span className="sr-only">{labels[side]}: </span>}
          <div dir="auto">
            <RowPieces row={row} side={side} marks={marks} />
          </div>
        </div>
      ))}
    </div>
  );
});
