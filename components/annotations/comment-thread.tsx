'use client';

import { Check, Link2, Pencil, RotateCcw, Trash2 } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import { CommentBody } from '@/components/annotations/comment-body';
import { Avatar } from '@/components/ui/avatar';
import { Button } from '@/components/ui/button';
import { Textarea } from '@/components/ui/field';
import { IconButton } from '@/components/ui/icon-button';
import { Spinner } from '@/components/ui/spinner';
import type { CommentView, ThreadSummary } from '@/lib/annotations/model';

interface CommentThreadProps {
  thread: ThreadSummary;
  /** Undefined until they are asked for. */
  list: { status: 'loading' | 'ready' | 'failed'; items: readonly CommentView[] } | undefined;
  nameOf: (userId: string) => string;
  me: string;
  may: { comment: boolean; deleteOthers: boolean };
  /** What was typed and not given in yet. */
  draft: string;
  onDraft: (text: string) => void;
  /** Answer whether the words could be taken. */
  onAdd: (body: string) => boolean;
  onEdit: (comment: CommentView, body: string) => boolean;
  onDelete: (comment: CommentView) => void;
  onResolve: (resolved: boolean) => void;
  onRetry: () => void;
  onCopyLink: (comment: CommentView) => void;
}

/** The talk about one annotation: comments from the oldest on, a reply, and whether it is settled. */
export function CommentThread(props: CommentThreadProps) {
  const { thread, list, may, draft, onDraft, onAdd, onResolve, onRetry } = props;
  const isResolved = thread.resolvedAt !== null;
  const reply = () => {
    if (onAdd(draft)) onDraft('');
  };
  return (
    <section aria-label="Thread" className="flex flex-col gap-3 border-t border-line pt-3">
      {isResolved && (
        <p className="flex items-center gap-1.5 text-[12.5px] text-ok">
          <Check className="size-3.5" aria-hidden /> Resolved
          {thread.resolvedById && ` by ${props.nameOf(thread.resolvedById)}`}
        </p>
      )}
      {list?.status === 'loading' && thread.comments > 0 && (
        <p className="flex items-center gap-2 text-ink-2">
          <Spinner /> Reading the comments…
        </p>
      )}
      {list?.status === 'failed' && (
        <p className="text-ink-2">
          The comments could not be read.{' '}
          <Button size="small" onClick={onRetry}>
            Try again
          </Button>
        </p>
      )}
      {list && list.items.length > 0 && (
        <ol className="flex flex-col gap-3">
          {list.items.map((comment) => (
            <Comment key={comment.id} comment={comment} {...props} />
          ))}
        </ol>
      )}
      {may.comment && (
        <div className="flex flex-col gap-2">
          <Textarea
            data-part="reply"
            aria-label="Reply"
            rows={1}
            className="min-h-9"
            placeholder={thread.comments > 0 ? 'Reply…' : 'Comment…'}
            value={draft}
            maxLength={10_000}
            onChange={(event) => onDraft(event.target.value)}
            onKeyDown={(event) => onSubmitKey(event, reply)}
          />
          {(draft.trim() !== '' || thread.comments > 0) && (
            <div className="flex items-center gap-2">
              {draft.trim() !== '' && (
                <Button variant="primary" size="small" onClick={reply}>
                  {thread.comments > 0 ? 'Reply' : 'Comment'}
                </Button>
              )}
              {thread.comments > 0 && (
                <Button
                  variant="plain"
                  size="small"
                  className="ml-auto"
                  onClick={() => onResolve(!isResolved)}
                >
                  {isResolved ? (
                    <RotateCcw className="size-3.5" aria-hidden />
                  ) : (
                    <Check className="size-3.5" aria-hidden />
                  )}
                  {isResolved ? 'Reopen' : 'Resolve'}
                </Button>
              )}
            </div>
          )}
        </div>
      )}
    </section>
  );
}

function Comment({
  comment,
  nameOf,
  me,
  may,
  onEdit,
  onDelete,
  onCopyLink,
}: CommentThreadProps & { comment: CommentView }) {
  const [edited, setEdited] = useState<string | null>(null);
  const name = nameOf(comment.authorId);
  const isMine = comment.authorId === me;
  const save = () => {
    if (edited !== null && onEdit(comment, edited)) setEdited(null);
  };
  if (comment.deletedAt !== null) {
    return <li className="text-[13px] text-ink-2 italic">A comment of {name} was deleted.</li>;
  }
  return (
    <li
      id={`comment-${comment.id}`}
      tabIndex={-1}
      className="group grid grid-cols-[24px_1fr] gap-x-2.5 text-[13.5px]"
    >
      <Avatar id={comment.authorId} name={name} size="small" />
      <div className="min-w-0">
        <div className="flex min-h-6 flex-wrap items-center gap-x-1.5">
          <span className="font-semibold">{name}</span>
          <time
            dateTime={comment.createdAt}
            className="text-[12px] text-ink-2"
            title={exactTime(comment.createdAt)}
          >
            {shortTime(comment.createdAt)}
          </time>
          {comment.editedAt !== null && <span className="text-[12px] text-ink-2">edited</span>}
          <span className="ml-auto flex opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100">
            <IconButton
              className="size-7"
              label="Copy the link to this comment"
              onClick={() => onCopyLink(comment)}
            >
              <Link2 className="size-3.5" aria-hidden />
            </IconButton>
            {isMine && may.comment && (
              <IconButton
                className="size-7"
                label="Edit this comment"
                onClick={() => setEdited(comment.body)}
              >
                <Pencil className="size-3.5" aria-hidden />
              </IconButton>
            )}
            {((isMine && may.comment) || may.deleteOthers) && (
              <IconButton className="size-7" label="Delete this comment" onClick={() => onDelete(comment)}>
                <Trash2 className="size-3.5" aria-hidden />
              </IconButton>
            )}
          </span>
        </div>
        {edited === null ? (
          <CommentBody text={comment.body} />
        ) : (
          <div className="flex flex-col gap-2">
            <Textarea
              aria-label="Edit the comment"
              value={edited}
              maxLength={10_000}
              onChange={(event) => setEdited(event.target.value)}
              onKeyDown={(event) => {
                if (event.key === 'Escape') {
                  event.stopPropagation();
                  setEdited(null);
                } else onSubmitKey(event, save);
              }}
            />
            <div className="flex gap-2">
              <Button variant="primary" size="small" onClick={save}>
                Save
              </Button>
              <Button size="small" onClick={() => setEdited(null)}>
                Cancel
              </Button>
            </div>
          </div>
        )}
      </div>
    </li>
  );
}

function onSubmitKey(event: KeyboardEvent, submit: () => void): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  submit();
}

// Only drawn in the browser, after the comments were asked for: the person's own time zone is the right one.
function shortTime(iso: string): string {
  const time = new Date(iso);
  const isToday = time.toDateString() === new Date().toDateString();
  return time.toLocaleString(
    undefined,
    isToday
      ? { hour: '2-digit', minute: '2-digit' }
      : { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
  );
}

function exactTime(iso: string): string {
  return new Date(iso).toLocaleString(undefined, { dateStyle: 'full', timeStyle: 'long' });
}
