'use client';

import { useCallback } from 'react';
import { preload } from 'react-dom';
import { Desk } from '@/components/desk/desk';
import type { DeskData } from '@/components/desk/desk-controller';
import { DeskTitle } from '@/components/desk/desk-title';
import { readOpening } from '@/components/desk/store/desk-api';
import { openingPaths } from '@/components/desk/store/opening-paths';
import type { DeskLink } from '@/components/desk/use-go-to-link';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { useAnswer } from '@/components/ui/use-answer';
import type { ArticleHead } from '@/lib/articles/model';
import type { PersonView } from '@/lib/workspaces/model';

interface OpeningDeskProps {
  article: ArticleHead;
  people: readonly PersonView[];
  me: DeskData['me'];
  sufficiency: DeskData['sufficiency'];
  scale: DeskData['scale'];
  link: DeskLink;
}

/** The desk of an article: an empty sheet under its title until the text is there. */
export function OpeningDesk({ article, ...around }: OpeningDeskProps) {
  const { workspaceId } = around.me;
  // The browser fetches the text and what is marked on it while it gets the desk itself ready.
  for (const path of Object.values(openingPaths(article.id, workspaceId))) {
    preload(path, { as: 'fetch', crossOrigin: 'anonymous' });
  }
  const ask = useCallback(
    (leaving: AbortSignal) => readOpening(article.id, workspaceId, leaving),
    [article.id, workspaceId],
  );
  const { answer } = useAnswer(ask);

  if (answer?.ok) return <Desk {...answer.value} {...around} />;
  return (
    <div className="desk">
      <header className="desk-bar">
        <DeskTitle article={article} />
      </header>
      <div className="desk-scroller desk-scroller-wide">
        <div className="desk-flow">
          <main id="content" tabIndex={-1} className="min-w-0 outline-none">
            <div className="desk-column">
              <div className="desk-head">
                <div className="coverage">{!answer && 'Opening the article…'}</div>
              </div>
              <article className="desk-sheet" aria-label="Article" aria-busy={!answer}>
                {answer && (
                  <EmptyState action={<Button onClick={() => location.reload()}>Open again</Button>}>
                    <span role="alert">{answer.message}</span>
                  </EmptyState>
                )}
              </article>
            </div>
          </main>
          <div className="desk-side" />
        </div>
      </div>
    </div>
  );
}
