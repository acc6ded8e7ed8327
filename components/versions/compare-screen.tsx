'use client';

import Link from 'next/link';
import { useCallback, useMemo } from 'react';
import { PageHeader } from '@/components/layout/page-header';
import { Answered } from '@/components/ui/answered';
import { buttonClass } from '@/components/ui/button';
import { useAnswer } from '@/components/ui/use-answer';
import { ComparisonView } from '@/components/versions/comparison-view';
import type { SideMark } from '@/components/versions/side-marks';
import { askComparison } from '@/components/versions/version-requests';
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
  const { id: articleId } = article;
  const ask = useCallback(
    () => askComparison({ articleId, workspaceId }, { from, to }),
    [articleId, workspaceId, from, to],
  );
  const asked = useAnswer(ask);
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
        <Answered asked={asked} waiting="Comparing…">
          {(value) => <Compared value={value} language={article.language} />}
        </Answered>
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
