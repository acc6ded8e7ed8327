'use client';

import Link from 'next/link';
import { useEffect, useMemo, useState } from 'react';
import { PageHeader } from '@/components/layout/page-header';
import { buttonClass } from '@/components/ui/button';
import { Failure } from '@/components/ui/failure';
import { Spinner } from '@/components/ui/spinner';
import { ComparisonView } from '@/components/versions/comparison-view';
import type { SideMark } from '@/components/versions/side-marks';
import { askComparison, type VersionAnswer } from '@/components/versions/version-requests';
import type { ArticleHead } from '@/lib/articles/model';
import { countedWords, isRowChanged } from '@/lib/versions/comparison-rules';
import type { VersionComparison } from '@/lib/versions/history-rules';

interface CompareScreenProps {
  article: ArticleHead;
  workspaceId: string;
  from: number;
  to: number;
}

/** Two versions of an article side by side, with the annotations where they stand in each. */
export function CompareScreen({ article, workspaceId, from, to }: CompareScreenProps) {
  const [attempt, setAttempt] = useState(0);
  const [answer, setAnswer] = useState<VersionAnswer<VersionComparison> | null>(null);
  useEffect(() => {
    let isWanted = true;
    void askComparison({ articleId: article.id, workspaceId }, { from, to }).then((answered) => {
      if (isWanted) setAnswer(answered);
    });
    return () => {
      isWanted = false;
    };
  }, [article.id, workspaceId, from, to, attempt]);
  return (
    <>
      <div className="sticky top-0 z-10">
        <PageHeader
          title={
            <>
              Versions {from} and {to} of <span dir="auto">{article.title}</span>
            </>
          }
        >
          <Link
            href={`/articles/${article.id}/history/compare?from=${to}&to=${from}`}
            className={buttonClass('plain')}
          >
            Swap
          </Link>
          <Link href={`/articles/${article.id}/history`} className={buttonClass()}>
            History
          </Link>
        </PageHeader>
      </div>
      <div className="mx-auto flex max-w-[1300px] flex-col gap-4 p-6 max-sm:px-4">
        {!answer && (
          <p className="flex items-center gap-2 text-ink-2">
            <Spinner /> Comparing…
          </p>
        )}
        {answer && !answer.ok && (
          <Failure
            onRetry={() => {
              setAnswer(null);
              setAttempt(attempt + 1);
            }}
          >
            {answer.message}
          </Failure>
        )}
        {answer?.ok && <Compared value={answer.value} language={article.language} />}
      </div>
    </>
  );
}

function Compared({ value, language }: { value: VersionComparison; language: string }) {
  const { comparison, from, to, version } = value;
  const marks = useMemo(
    () => ({ left: value.marks.left.map(markOf), right: value.marks.right.map(markOf) }),
    [value],
  );
  const isSame = comparison.rows.every((row) => !isRowChanged(row));
  const name = (each: number) => (each === version ? `Version ${each}, now` : `Version ${each}`);
  return (
    <>
      <output className="text-[13.5px] text-ink-2">
        {isSame
          ? 'Every word is the same.'
          : `${countedWords(comparison)}. Annotations are shown where their words stand in each.`}
      </output>
      <ComparisonView
        comparison={comparison}
        marks={marks}
        labels={{ left: name(from), right: name(to) }}
        language={language}
      />
    </>
  );
}

function markOf({ annotationId, kind, to }: VersionComparison['marks']['left'][number]): SideMark {
  return { annotationId, kind, ...to };
}
