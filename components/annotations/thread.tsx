'use client';

import { CheckCheck, RotateCcw } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useEffect, useId, useMemo, useRef } from 'react';
import { CommentItem } from '@/components/annotations/comment-item';
import { MentionField } from '@/components/annotations/mention-field';
import { calledIn, callables } from '@/components/annotations/mention-words';
import { RelativeTime } from '@/components/articles/relative-time';
import { FollowMenu } from '@/components/inbox/follow-menu';
import { unread } from '@/components/inbox/unread';
import { useDesk, useDeskState, useNameOf } from '@/components/desk/desk-context';
import { Button } from '@/components/ui/button';
import type { AnnotationView } from '@/lib/annotations/model';

interface ThreadProps {
  annotation: AnnotationView;
  reply: RefObject<HTMLTextAreaElement | null>;
}

/** The talk about an annotation. A reply that is not sent is kept, even when the page is closed. */
export function Thread({ annotation, reply }: ThreadProps) {
  const { desk, may } = useDesk();
  const nameOf = useNameOf();
  const headingId = useId();
  const { id, thread } = annotation;
  const comments = useDeskState((state) => state.comments.get(id) ?? null);

  // A thread without comments needs no asking, but somebody else may have begun it meanwhile.
  useEffect(() => void desk.store.readComments(id), [desk, id]);
  // What is said while one reads it does not wait in the inbox.
  const seen = useRef(thread.comments);
  useEffect(() => {
    void unread.seen(id, thread.comments > seen.current);
    seen.current = thread.comments;
  }, [id, thread.comments]);
  // What was written before the article was locked stays in sight.
  const hasReply = useDeskState((state) => may.annotate || state.drafts.has(replyKey(id)));
  if (!hasReply && thread.comments === 0) return null;

  return (
    <section className="thread" aria-labelledby={headingId}>
      <h3 id={headingId} className="sr-only">
        Talk
      </h3>
      {comments?.status === 'failed' && (
        <p className="text-[13px] text-bad">
          The comments could not be read.{' '}
          <button type="button" className="underline" onClick={() => void desk.store.readComments(id)}>
            Try again
          </button>
        </p>
      )}
      {comments?.status === 'loading' && thread.comments > 0 && (
        <p className="text-[13px] text-ink-2">
          Reading {thread.comments === 1 ? 'one comment' : `${thread.comments} comments`}…
        </p>
      )}
      {comments && comments.items.length > 0 && (
        <ol className="flex flex-col gap-2.5">
          {comments.items.map((comment) => (
            <CommentItem key={comment.id} comment={comment} />
          ))}
        </ol>
      )}
      {thread.resolvedAt !== null && (
        <p className="flex items-center gap-1.5 text-[12.5px] text-ok">
          <CheckCheck className="size-4" aria-hidden />
          <span>
            Resolved by {nameOf(thread.resolvedById)}, <RelativeTime at={thread.resolvedAt} />
          </span>
        </p>
      )}
      {hasReply && <Reply annotation={annotation} field={reply} />}
    </section>
  );
}

function replyKey(id: string): string {
  return `reply ${id}`;
}

function Reply({ annotation, field }: { annotation: AnnotationView; field: ThreadProps['reply'] }) {
  const { desk, may, people } = useDesk();
  const { id, thread } = annotation;
  const callable = useMemo(() => callables(people.values()), [people]);
  const key = replyKey(id);
  const draft = useDeskState((state) => state.drafts.get(key) ?? '');
  const send = () => {
    if (desk.actions.addComment(id, draft, calledIn(draft, callable))) desk.store.setDraft(key, undefined);
  };
  const listen = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (may.annotate) send();
  };
  const isResolved = thread.resolvedAt !== null;
  return (
    <div className="flex flex-col gap-1.5">
      <MentionField
        field={field}
        dir="auto"
        rows={1}
        aria-label="Reply"
        placeholder={thread.comments > 0 ? 'Reply…' : 'Comment…'}
        className="control h-auto min-h-8 w-full resize-none py-1.5 leading-normal field-sizing-content"
        maxLength={10_000}
        readOnly={!may.annotate}
        value={draft}
        people={callable}
        onText={(text) => desk.store.setDraft(key, text)}
        onKeyDown={listen}
      />
      <div className="flex items-center gap-1.5">
        {may.annotate && draft.trim() !== '' && (
          <Button size="small" variant="primary" onClick={send} title="Ctrl+Enter">
            Send
          </Button>
        )}
        {may.annotate && thread.comments > 0 && (
          <Button size="small" variant="plain" onClick={() => desk.actions.resolveThread(id, !isResolved)}>
            {isResolved ? (
              <RotateCcw className="size-3.5" aria-hidden />
            ) : (
              <CheckCheck className="size-3.5" aria-hidden />
            )}
            {isResolved ? 'Reopen' : 'Resolve'}
          </Button>
        )}
        {thread.comments > 0 && (
          <span className="ml-auto">
            <FollowMenu
              workspaceId={desk.data.me.workspaceId}
              articleId={annotation.articleId}
              annotationId={id}
            />
          </span>
        )}
      </div>
    </div>
  );
}
