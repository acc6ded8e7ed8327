'use client';

import { CheckCheck, RotateCcw } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useEffect, useId, useMemo, useRef } from 'react';
import { CommentItem } from '@/components/annotations/comment-item';
import { AddImage, ReplyImageList } from '@/components/annotations/images/reply-images';
import { imagesKey } from '@/components/annotations/images/uploads';
import { useReplyImages } from '@/components/annotations/images/use-reply-images';
import { QuoteWords } from '@/components/annotations/quote-button';
import { isQuoteKey, useQuoting } from '@/components/annotations/use-quoting';
import { BlockButton, ThreadState } from '@/components/annotations/thread-state';
import { useHeldComments } from '@/components/annotations/use-held-comments';
import { useThreadRead } from '@/components/annotations/use-thread-read';
import { MentionField } from '@/components/annotations/mention-field';
import { calledIn, callables } from '@/components/annotations/mention-words';
import { FollowMenu } from '@/components/inbox/follow-menu';
import { useDesk, useDeskState } from '@/components/desk/desk-context';
import { Button } from '@/components/ui/button';
import type { AnnotationView } from '@/lib/annotations/model';

interface ThreadProps {
  annotation: AnnotationView;
  reply: RefObject<HTMLTextAreaElement | null>;
}

/** The talk about an annotation. A reply that is not sent is kept, even when the page is closed. */
export function Thread({ annotation, reply }: ThreadProps) {
  const { desk, may } = useDesk();
  const headingId = useId();
  const { id, thread } = annotation;
  const comments = useDeskState((state) => state.comments.get(id) ?? null);

  // A thread without comments needs no asking, but somebody else may have begun it meanwhile.
  useEffect(() => void desk.store.readComments(id), [desk, id]);
  const end = useRef<HTMLDivElement>(null);
  // What was written before the article was locked stays in sight.
  const hasReply = useDeskState(
    ({ drafts }) => may.annotate || drafts.has(replyKey(id)) || drafts.has(imagesKey(id)),
  );
  const draft = useDeskState((state) => state.drafts.get(replyKey(id)) ?? '');
  const { shown, held, letIn } = useHeldComments(comments?.items ?? [], draft, desk.data.me.userId);
  const news = useThreadRead(annotation, end, held === 0);
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
      {shown.length > 0 && (
        <ol className="flex flex-col gap-2.5">
          {shown.map((comment) => (
            <CommentItem key={comment.id} comment={comment} isNew={news.has(comment.id)} />
          ))}
        </ol>
      )}
      <div ref={end} className="-mt-2.5" />
      <ThreadState thread={thread} />
      {hasReply && <Reply annotation={annotation} field={reply} held={held} onLetIn={letIn} />}
    </section>
  );
}

function replyKey(id: string): string {
  return `reply ${id}`;
}

interface ReplyProps {
  annotation: AnnotationView;
  field: ThreadProps['reply'];
  /** Comments of others that wait until they are let in. */
  held: number;
  onLetIn: () => void;
}

function Reply({ annotation, field, held, onLetIn }: ReplyProps) {
  const { desk, may, people } = useDesk();
  const { id, thread } = annotation;
  const callable = useMemo(() => callables(people.values()), [people]);
  const key = replyKey(id);
  const draft = useDeskState((state) => state.drafts.get(key) ?? '');
  const images = useReplyImages(annotation, may.annotate);
  const quoting = useQuoting(annotation, field, (text) => desk.store.setDraft(key, text));
  // What is on its way, or did not arrive, would be left behind.
  const isReady = images.uploads.length === 0 && (draft.trim() !== '' || images.kept.length > 0);
  const send = () => {
    if (!isReady || !desk.actions.addComment(id, draft, calledIn(draft, callable), images.kept)) return;
    desk.store.setDraft(key, undefined);
    images.clear();
  };
  const listen = (event: KeyboardEvent) => {
    if (may.annotate && isQuoteKey(event)) {
      event.preventDefault();
      return quoting.quote();
    }
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (may.annotate) send();
  };
  const isResolved = thread.resolvedAt !== null;
  return (
    <div className="flex flex-col gap-1.5" {...images.takes}>
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
      <ReplyImageList images={images} />
      <div className="flex items-center gap-1.5">
        {may.annotate && (draft.trim() !== '' || images.kept.length + images.uploads.length > 0) && (
          <Button size="small" variant="primary" disabled={!isReady} onClick={send} title="Ctrl+Enter">
            Send
          </Button>
        )}
        {held > 0 && (
          <Button size="small" variant="quiet" onClick={onLetIn}>
            {held} new
          </Button>
        )}
        {may.annotate && <QuoteWords quoting={quoting} />}
        {may.annotate && <AddImage images={images} />}
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
        <BlockButton annotation={annotation} />
        {(thread.comments > 0 || annotation.kind === 'query') && desk.store.isOnServer(id) && (
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
