'use client';

import { useEffect, useMemo, useRef, useState } from 'react';
import { PageHeader } from '@/components/layout/page-header';
import { Button } from '@/components/ui/button';
import { AcceptDialog } from '@/components/versions/accept-dialog';
import { ComparisonView } from '@/components/versions/comparison-view';
import { countFates, fateKey } from '@/components/versions/fate-choices';
import { FateList } from '@/components/versions/fate-list';
import type { SideMark } from '@/components/versions/side-marks';
import { usePickedRange } from '@/components/versions/use-picked-range';
import type { NewVersion } from '@/components/versions/use-new-version';
import type { ArticleHead } from '@/lib/articles/model';
import type { TextRange } from '@/lib/text/text-range';
import type { FateView } from '@/lib/versions/new-version-rules';

const LABELS = { left: 'As it is', right: 'New version' };

interface NewVersionCheckProps {
  article: ArticleHead;
  version: NewVersion;
  looked: NonNullable<NewVersion['looked']>;
}

/** A new version before it is one: what differs, and what becomes of every annotation, to be set right by hand. */
export function NewVersionCheck({ article, version, looked }: NewVersionCheckProps) {
  const { busy, problem, back, accept, lookAgain, choose } = version;
  const { preview, choices, text } = looked;
  const { comparison, fates, warnings } = preview;
  const [shown, setShown] = useState<TextRange | null>(null);
  const [choosing, setChoosing] = useState<string | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const paper = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const picked = usePickedRange(paper, text, choosing !== null);
  const counts = useMemo(() => countFates(fates, choices, text), [fates, choices, text]);
  const marks = useMemo(() => marksOf(fates, choices), [fates, choices]);
  const isFailed = problem?.at === 'import';

  return (
    <>
      <div className="sticky top-0 z-10">
        <PageHeader
          title={
            <span ref={heading} tabIndex={-1} className="outline-none">
              Compare with <span dir="auto">{article.title}</span>
            </span>
          }
        >
          <Button onClick={back} disabled={busy !== null}>
            Back
          </Button>
          <Button
            variant="primary"
            disabled={preview.isSame || busy !== null}
            onClick={() => setIsAsking(true)}
          >
            Accept…
          </Button>
        </PageHeader>
        {isFailed && (
          <div
            role="alert"
            className="flex flex-wrap items-center gap-3 bg-query-bg px-6 py-2 text-[13.5px] max-sm:px-4"
          >
            <span className="min-w-0 flex-1">{problem.message}</span>
            {problem.isStale && (
              <Button size="small" busy={busy === 'import'} onClick={() => void lookAgain()}>
                Compare again
              </Button>
            )}
          </div>
        )}
      </div>
      <div className="mx-auto grid max-w-[1500px] items-start gap-6 p-6 max-sm:px-4 max-sm:py-4 lg:grid-cols-[minmax(0,1fr)_360px]">
        <section
          aria-label="Annotations"
          className="min-w-0 lg:sticky lg:top-20 lg:order-last lg:max-h-[calc(100dvh-96px)] lg:overflow-y-auto lg:pb-4"
        >
          <FateList
            fates={fates}
            choices={choices}
            text={text}
            counts={counts}
            choosing={choosing}
            picked={picked}
            onChoose={choose}
            onChoosing={setChoosing}
            onShow={setShown}
          />
        </section>
        <section aria-label="Comparison" className="flex min-w-0 flex-col gap-4">
          <Summary preview={preview} />
          {warnings.length > 0 && (
            <ul className="flex flex-col gap-1 rounded-2 bg-claim-bg px-4 py-2.5 text-[13.5px] text-ink">
              {warnings.map((warning) => (
                <li key={warning}>{warning}</li>
              ))}
            </ul>
          )}
          <ComparisonView
            comparison={comparison}
            marks={marks}
            labels={LABELS}
            language={article.language}
            shown={shown}
            isWhole={choosing !== null}
            paper={paper}
          />
        </section>
      </div>
      <AcceptDialog
        open={isAsking}
        onOpenChange={setIsAsking}
        comparison={comparison}
        counts={counts}
        isBusy={busy === 'import'}
        onAccept={async (name) => {
          await accept(name);
          setIsAsking(false);
        }}
      />
    </>
  );
}

function Summary({
  preview: { comparison, isSame, isReformatted },
}: {
  preview: NonNullable<NewVersion['looked']>['preview'];
}) {
  const { added, dropped, moved } = comparison;
  if (isSame)
    return (
      <p className="rounded-2 bg-raised px-4 py-2.5">
        This is the text as it is, letter by letter. There is nothing to accept.
      </p>
    );
  if (isReformatted)
    return (
      <p className="rounded-2 bg-raised px-4 py-2.5">
        Every word is the same; only headings, links, emphasis or lists differ.
      </p>
    );
  return (
    <output className="flex flex-wrap gap-x-4 gap-y-1 text-[13.5px] text-ink-2">
      <span>
        <ins className="version-add px-1">{count(added)}</ins> added
      </span>
      <span>
        <del className="version-drop px-1">{count(dropped)}</del> dropped
      </span>
      {moved > 0 && (
        <span>
          <span className="version-moved px-1">{count(moved)}</span> moved
        </span>
      )}
    </output>
  );
}

function count(words: number): string {
  return `${words.toLocaleString('en')} ${words === 1 ? 'word' : 'words'}`;
}

function marksOf(fates: readonly FateView[], choices: NonNullable<NewVersion['looked']>['choices']) {
  const left: SideMark[] = [];
  const right: SideMark[] = [];
  for (const fate of fates) {
    const { annotationId, kind, from, to } = fate;
    const choice = choices[fateKey(fate)];
    const place = choice === undefined ? to : choice;
    if (from.start < from.end) left.push({ annotationId, kind, ...from });
    if (place && place.start < place.end) right.push({ annotationId, kind, ...place });
  }
  return { left, right };
}
