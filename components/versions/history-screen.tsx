'use client';

import { useRouter } from 'next/navigation';
import Link from 'next/link';
import { useState } from 'react';
import { PageHeader } from '@/components/layout/page-header';
import { Button, buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Timeline } from '@/components/versions/timeline';
import { askHistory } from '@/components/versions/version-requests';
import type { ArticleHead } from '@/lib/articles/model';
import type { HistoryPage } from '@/lib/versions/history-rules';

interface HistoryScreenProps {
  article: ArticleHead;
  workspaceId: string;
  canWrite: boolean;
  canName: boolean;
  /** Names by user id. */
  names: Record<string, string>;
  first: HistoryPage;
}

/** Who changed which words when, and the versions with names: to compare, to name and to restore. */
export function HistoryScreen({ article, workspaceId, canWrite, canName, names, first }: HistoryScreenProps) {
  const router = useRouter();
  const place = { articleId: article.id, workspaceId };
  const [pages, setPages] = useState([first]);
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const [isLoading, setIsLoading] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const items = pages.flatMap((page) => page.items);
  const last = pages.at(-1);
  const cursor = last?.nextCursor ?? null;
  const [from, to] = chosen.toSorted((one, other) => one - other);

  const load = async (isAnew: boolean) => {
    setIsLoading(true);
    const answer = await askHistory(place, isAnew ? null : cursor);
    setIsLoading(false);
    if (!answer.ok) return setProblem(answer.message);
    setProblem(null);
    setPages(isAnew ? [answer.value] : [...pages, answer.value]);
  };
  const choose = (version: number, isChosen: boolean) =>
    // The last two that were chosen.
    setChosen(isChosen ? [...chosen, version].slice(-2) : chosen.filter((each) => each !== version));

  return (
    <>
      <div className="sticky top-0 z-10">
        <PageHeader
          title={
            <>
              History of <span dir="auto">{article.title}</span>
            </>
          }
        >
          <Link href={`/articles/${article.id}`} className={buttonClass('plain')}>
            Back to the article
          </Link>
          <Button
            variant="primary"
            disabled={from === undefined || to === undefined}
            onClick={() => router.push(`/articles/${article.id}/history/compare?from=${from}&to=${to}`)}
          >
            Compare {chosen.length}/2
          </Button>
        </PageHeader>
      </div>
      <div className="mx-auto flex max-w-3xl flex-col gap-6 p-6 max-sm:px-4">
        <p className="text-ink-2">
          {items.length > 1
            ? 'Mark two versions to compare them. Whatever is restored, nothing of the history is lost.'
            : 'Every change of the text will be told here: who changed which words, and when.'}
        </p>
        {items.length === 0 && <EmptyState>There is nothing here yet.</EmptyState>}
        <Timeline
          items={items}
          place={place}
          current={pages[0]?.version ?? first.version}
          names={names}
          canWrite={canWrite}
          canName={canName}
          chosen={chosen}
          onChoose={choose}
          onChanged={() => void load(true)}
        />
        {problem !== null && (
          <p role="alert" className="rounded-2 bg-query-bg px-4 py-2.5">
            {problem}
          </p>
        )}
        {cursor !== null && (
          <div>
            <Button busy={isLoading} onClick={() => void load(false)}>
              {isLoading ? 'Reading…' : 'Older'}
            </Button>
          </div>
        )}
      </div>
    </>
  );
}
