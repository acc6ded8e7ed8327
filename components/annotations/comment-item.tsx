'use client';

import { Ellipsis, Link as LinkIcon, Pencil, Trash2 } from 'lucide-react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { copyLink } from '@/components/annotations/copy-link';
import { RelativeTime } from '@/components/articles/relative-time';
import { useDesk, useDeskState, useNameOf } from '@/components/desk/desk-context';
import { Avatar } from '@/components/ui/avatar';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, MenuItem } from '@/components/ui/menu';
import { useToast } from '@/components/ui/toast';
import type { CommentView } from '@/lib/annotations/comment-model';
import { canDeleteComment, canEditComment } from '@/lib/annotations/policy';

// The reader of Markdown is large, and most of the time nobody has commented.
const CommentBody = lazy(async () => ({
  default: (await import('@/components/annotations/comment-body')).CommentBody,
}));

/** One comment: who, when, what; edited and deleted by whoever wrote it. */
export function CommentItem({ comment }: { comment: CommentView }) {
  const { desk, may } = useDesk();
  const toast = useToast();
  const name = useNameOf()(comment.authorId);
  const [isEditing, setIsEditing] = useState(false);
  const { me } = desk.data;
  const isDeleted = comment.deletedAt !== null;
  const mayEdit = may.annotate && canEditComment(me, comment) && !isDeleted;
  const mayDelete = may.annotate && canDeleteComment(me, comment) && !isDeleted;
  return (
    <li
      data-comment={comment.id}
      tabIndex={-1}
      className="group grid grid-cols-[24px_1fr] gap-x-2.5 rounded-1"
    >
      <Avatar id={comment.authorId} name={name} size="small" />
      <div className="min-w-0">
        <div className="flex min-h-6 items-center gap-1.5">
          <span className="truncate font-semibold">{name}</span>
          <span className="shrink-0 text-[12px] text-ink-3">
            <RelativeTime at={comment.createdAt} />
            {comment.editedAt !== null && !isDeleted && ', edited'}
          </span>
          {!isDeleted && (
            <Menu
              trigger={
                <IconButton
                  label={`More for the comment by ${name}`}
                  className="ml-auto size-6 opacity-0 group-hover:opacity-100 group-focus-within:opacity-100 data-popup-open:opacity-100 pointer-coarse:opacity-100"
                >
                  <Ellipsis className="size-4" aria-hidden />
                </IconButton>
              }
            >
              <MenuItem onSelect={() => void copyLink(toast, comment.annotationId, comment.id)}>
                <LinkIcon className="size-4" aria-hidden /> Copy link
              </MenuItem>
              {mayEdit && (
                <MenuItem onSelect={() => setIsEditing(true)}>
                  <Pencil className="size-4" aria-hidden /> Edit
                </MenuItem>
              )}
              {mayDelete && (
                <MenuItem danger onSelect={() => desk.actions.deleteComment(comment)}>
                  <Trash2 className="size-4" aria-hidden /> Delete
                </MenuItem>
              )}
            </Menu>
          )}
        </div>
        {isDeleted ? (
          <p className="text-ink-3 italic">Deleted</p>
        ) : isEditing ? (
          <CommentEditor comment={comment} onDone={() => setIsEditing(false)} />
        ) : (
          <Suspense fallback={<p className="whitespace-pre-wrap">{comment.body}</p>}>
            <CommentBody text={comment.body} mentions={comment.mentions} />
          </Suspense>
        )}
      </div>
    </li>
  );
}

function CommentEditor({ comment, onDone }: { comment: CommentView; onDone: () => void }) {
  const { desk } = useDesk();
  const field = useRef<HTMLTextAreaElement>(null);
  const key = `edit ${comment.id}`;
  const draft = useDeskState((state) => state.drafts.get(key) ?? comment.body);
  useEffect(() => field.current?.focus(), []);
  const close = () => {
    desk.store.setDraft(key, undefined);
    onDone();
  };
  const save = () => {
    if (desk.actions.editComment(comment, draft)) close();
  };
  return (
    <div className="flex flex-col gap-1.5">
      <textarea
        dir="auto"
        aria-label="Comment"
        className="control h-auto min-h-16 w-full resize-none py-1.5 leading-normal field-sizing-content"
        maxLength={10_000}
        value={draft}
        ref={field}
        onChange={(event) => desk.store.setDraft(key, event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            save();
          } else if (event.key === 'Escape') {
            event.preventDefault();
            close();
          }
        }}
      />
      <div className="flex gap-1.5">
        <Button size="small" variant="primary" disabled={draft.trim() === ''} onClick={save}>
          Save
        </Button>
        <Button size="small" variant="plain" onClick={close}>
          Cancel
        </Button>
      </div>
    </div>
  );
}
