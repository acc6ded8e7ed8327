'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useCallback, useMemo, useState } from 'react';
import { askCopyComparison, type SourcePlace } from '@/components/captures/capture-requests';
import { CitedPassages } from '@/components/captures/cited-passages';
import { citedRows } from '@/components/captures/cited-rows';
import { dayOf } from '@/components/captures/copy-names';
import { PageHeader } from '@/components/layout/page-header';
import { Answered } from '@/components/ui/answered';
import { buttonClass } from '@/components/ui/button';
import { Select } from '@/components/ui/select';
import { useAnswer } from '@/components/ui/use-answer';
import { ComparisonView } from '@/components/versions/comparison-view';
import type { CitedPassage, CopyComparison } from '@/lib/captures/comparison-model';
import type { CaptureView } from '@/lib/captures/model';
import type { TextRange } from '@/lib/text/text-range';
import { countedWords, isRowChanged } from '@/lib/versions/comparison-rules';

interface CompareCopiesScreenProps {
  place: SourcePlace;
  source: { title: string; language: string };
  /** The copies that can be chosen, the newest first. */
  copies: readonly CaptureView[];
  from: string;
  to: string;
}

/** Two copies of one source side by side: what changed, and by default only where it is cited. */
export function CompareCopiesScreen({ place, source, copies, from, to }: CompareCopiesScreenProps) {
  const router = useRouter();
  const { sourceId, workspaceId } = place;
  const ask = useCallback(
    () => askCopyComparison({ sourceId, workspaceId }, { from, to }),
    [sourceId, workspaceId, from, to],
  );
  const asked = useAnswer(ask);
  const options = copies.map((copy) => ({ value: copy.id, label: `Copy ${copy.number}, ${dayOf(copy)}` }));
  const go = (one: string, other: string) =>
    router.replace(`/sources/${place.sourceId}/copies/compare?from=${one}&to=${other}`);

  return (
    <>
      <div className="sticky top-0 z-10">
        <PageHeader
          title={
            <>
              Copies of <bdi>{source.title}</bdi>
            </>
          }
        >
          <Link className={buttonClass('plain')} href={`/sources/${place.sourceId}`}>
            Source
          </Link>
        </PageHeader>
      </div>
      <div className="mx-auto flex max-w-[1300px] flex-col gap-4 p-6 max-sm:px-4">
        <div className="flex flex-wrap items-center gap-2">
          <Select
            label="Older copy"
            className="w-auto!"
            value={from}
            options={options}
            onChange={(id) => go(id || from, to)}
          />
          <span className="text-ink-2">with</span>
          <Select
            label="Newer copy"
            className="w-auto!"
            value={to}
            options={options}
            onChange={(id) => go(from, id || to)}
          />
        </div>
        <Answered asked={asked} waiting="Comparing…">
          {(value) => <Compared value={value} language={source.language} />}
        </Answered>
      </div>
    </>
  );
}

function Compared({ value, language }: { value: CopyComparison; language: string }) {
  const { comparison, cited, from, to } = value;
  const [isCitedOnly, setIsCitedOnly] = useState(true);
  const [shown, setShown] = useState<TextRange | null>(null);
  const marks = useMemo(() => ({ left: marksOf(cited, 'from'), right: marksOf(cited, 'place') }), [cited]);
  const filtered = useMemo(
    () => (isCitedOnly ? { ...comparison, rows: citedRows(comparison.rows, cited) } : comparison),
    [comparison, cited, isCitedOnly],
  );
  const isSame = comparison.rows.every((row) => !isRowChanged(row));
  return (
    <>
      <output className="text-[13.5px] text-ink-2">{summaryOf(value, isSame)}</output>
      {cited.length > 0 && (
        <section aria-labelledby="cited" className="flex max-w-3xl flex-col gap-2">
          <h2 id="cited" className="font-semibold">
            Cited passages
          </h2>
          <CitedPassages cited={cited} onShow={({ place }) => setShown(place && { ...place })} />
        </section>
      )}
      <label className="flex items-center gap-2 self-start pointer-coarse:min-h-11">
        <input
          type="checkbox"
          className="size-[18px] cursor-pointer accent-accent"
          checked={isCitedOnly}
          onChange={(event) => setIsCitedOnly(event.target.checked)}
        />
        Only where it is cited
      </label>
      {filtered.rows.length === 0 ? (
        <p className="text-ink-2">
          No passage of these copies is cited{isSame ? '.' : '; untick the box to see all that changed.'}
        </p>
      ) : (
        <ComparisonView
          key={String(isCitedOnly)}
          comparison={filtered}
          marks={marks}
          labels={{ left: `Copy ${from.number}, ${dayOf(from)}`, right: `Copy ${to.number}, ${dayOf(to)}` }}
          language={to.language || language}
          shown={shown}
          isWhole={isCitedOnly}
        />
      )}
    </>
  );
}

function marksOf(cited: readonly CitedPassage[], side: 'from' | 'place') {
  return cited.flatMap(({ annotationId, kind, [side]: range }) =>
    range ? [{ annotationId, kind, ...range }] : [],
  );
}

function summaryOf({ comparison, cited, from, to }: CopyComparison, isSame: boolean): string {
  if (from.sha256 === to.sha256) return 'Both copies are the same, byte by byte.';
  if (!from.hasText || !to.hasText) return 'One of the copies has no text to compare.';
  const words = isSame ? 'Every word is the same.' : `${countedWords(comparison)}.`;
  const touched = cited.filter(({ placement }) => placement !== 'placed' && placement !== 'moved').length;
  if (cited.length === 0) return `${words} Nothing of it is cited.`;
  return `${words} ${touched === 0 ? 'Every cited passage stands as it was.' : `${touched} of ${cited.length} cited ${cited.length === 1 ? 'passage' : 'passages'} changed or vanished.`}`;
}
