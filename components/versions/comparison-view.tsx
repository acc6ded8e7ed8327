'use client';

import clsx from 'clsx';
import { memo, type RefObject, useEffect, useMemo, useState } from 'react';
import { useMedia } from '@/components/desk/use-media';
import { foldRows } from '@/components/versions/fold-rows';
import { RowPieces } from '@/components/versions/row-pieces';
import type { SideMark } from '@/components/versions/row-segments';
import { Button } from '@/components/ui/button';
import type { TextRange } from '@/lib/text/text-range';
import { type ComparedRow, isRowChanged, type TextComparison } from '@/lib/versions/comparison-rules';

// Thousands of rows at once would keep the browser busy for seconds.
const STEP = 400;

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
  const [limit, setLimit] = useState(STEP);
  const folded = useMemo(() => foldRows(rows, opened, isWhole), [rows, opened, isWhole]);
  const target = shown ? rows.findIndex(({ right }) => right && right.end >= shown.start) : -1;
  const place = folded.findIndex((each) =>
    each.kind === 'row' ? each.index === target : each.from <= target && target < each.to,
  );

  useEffect(() => {
    if (!shown || target < 0) return;
    const element = document.getElementById(rowId(target));
    element?.scrollIntoView({ block: 'center' });
    element?.setAttribute('data-shown', '');
    return () => element?.removeAttribute('data-shown');
  }, [shown, target, place, limit]);

  // What is asked for is unfolded first.
  const hidden = folded[place];
  if (hidden?.kind === 'fold' && shown) setOpened(new Set([...opened, target]));
  if (place >= limit) setLimit(place + STEP);

  if (rows.every((row) => !isRowChanged(row)) && !isWhole && folded.length <= 1) {
    return <NothingChanged rows={rows} marks={marks} language={language} />;
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
      {folded.slice(0, limit).map((each) => {
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
              marks={marks}
              isWide={isWide}
              labels={labels}
            />
          )
        );
      })}
      {folded.length > limit && (
        <div className="flex justify-center p-4">
          <Button onClick={() => setLimit(limit + STEP)}>Show more</Button>
        </div>
      )}
    </div>
  );
}

const rowId = (index: number) => `row-${index}`;

function NothingChanged({
  rows,
  marks,
  language,
}: {
  rows: readonly ComparedRow[];
  marks: ComparisonViewProps['marks'];
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
  marks: ComparisonViewProps['marks'];
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
