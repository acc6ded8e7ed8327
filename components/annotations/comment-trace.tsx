'use client';

import { useCallback, useState } from 'react';
import { CommentBody } from '@/components/annotations/comment-body';
import { RelativeTime } from '@/components/articles/relative-time';
import { useDesk } from '@/components/desk/desk-context';
import { ask } from '@/components/ui/ask';
import { Button } from '@/components/ui/button';
import { useAnswer } from '@/components/ui/use-answer';
import type { CommentEditView, CommentView } from '@/lib/annotations/comment-model';
import type { Page } from '@/lib/annotations/model';

/** What a comment said before it was changed, or deleted, the newest first, as it was when it is first shown. */
export function CommentTrace({ comment }: { comment: CommentView }) {
  const { desk } = useDesk();
  const { workspaceId } = desk.data.me;
  const { articleId } = desk.store.options;
  const [older, setOlder] = useState<readonly CommentEditView[]>([]);
  const [next, setNext] = useState<string | null | undefined>(undefined);
  const [problem, setProblem] = useState('');
  const path = `/api/articles/${articleId}/annotations/${comment.annotationId}/comments/${comment.id}/edits`;
  const readFirst = useCallback(
    async () => await ask<Page<CommentEditView>>(path, { workspaceId }),
    [path, workspaceId],
  );
  const { answer, retry } = useAnswer(readFirst);
  if (!answer) return <p className="text-[13px] text-ink-2">Reading what it said…</p>;
  if (!answer.ok) {
    return (
      <p className="text-[13px] text-bad">
        {answer.message}{' '}
        <button type="button" className="underline" onClick={retry}>
          Try again
        </button>
      </p>
    );
  }
  const cursor = next === undefined ? answer.value.nextCursor : next;
  const readOn = async () => {
    const page = await ask<Page<CommentEditView>>(`${path}?cursor=${cursor}`, { workspaceId });
    setProblem(page.ok ? '' : page.message);
    if (!page.ok) return;
    setOlder([...older, ...page.value.items]);
    setNext(page.value.nextCursor);
  };
  return (
    <div className="mt-1.5 border-l-2 border-line-2 pl-2.5 text-[13.5px] text-ink-2">
      <ol className="flex flex-col gap-2" aria-label="What it said before">
        {[...answer.value.items, ...older].map((edit) => (
          <li key={edit.version}>
            <p className="text-[12px]">
              Until <RelativeTime at={edit.replacedAt} />
            </p>
            <CommentBody text={edit.body} />
          </li>
        ))}
      </ol>
      {problem !== '' && (
        <p role="alert" className="text-[13px] text-bad">
          {problem}
        </p>
      )}
      {cursor !== null && (
        <Button size="small" variant="plain" onClick={() => void readOn()}>
          Earlier
        </Button>
      )}
    </div>
  );
}
