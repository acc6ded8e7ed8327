'use client';

import { Ellipsis, Link as LinkIcon, Pencil, Trash2 } from 'lucide-react';
import { lazy, Suspense, useEffect, useId, useRef, useState } from 'react';
import { copyLink } from '@/components/annotations/copy-link';
import { CommentImages } from '@/components/annotations/images/comment-images';
import { imageAddress } from '@/components/annotations/images/image-address';
import { Reactions, ReactMenu } from '@/components/annotations/reactions';
import { RelativeTime } from '@/components/articles/relative-time';
import { useDesk, useDeskState, useNameOf } from '@/components/desk/desk-context';
import { Avatar } from '@/components/ui/avatar';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, MenuItem } from '@/components/ui/menu';
import { useToast } from '@/components/ui/toast';
import type { CommentView } from '@/lib/annotations/comment-model';
import { canDeleteComment, canEditComment, canReadTrace } from '@/lib/annotations/policy';

// The reader of Markdown is large, and most of the time nobody has commented.
const CommentBody = lazy(async () => ({
  default: (await import('@/components/annotations/comment-body')).CommentBody,
}));

const ON_DEMAND =
  'size-6 opacity-0 group-hover:opacity-100 group-focus-within:opacity-100 data-popup-open:opacity-100 pointer-coarse:opacity-100';

const CommentTrace = lazy(async () => ({
  default: (await import('@/components/annotations/comment-trace')).CommentTrace,
}));

/** One comment: who, when, what; edited and deleted by whoever wrote it. `isNew`: it was not read before the card was opened. */
export function CommentItem({ comment, isNew }: { comment: CommentView; isNew: boolean }) {
  const { desk, may } = useDesk();
  const toast = useToast();
  const name = useNameOf()(comment.authorId);
  const [isEditing, setIsEditing] = useState(false);
  const [isTraced, setIsTraced] = useState(false);
  const traceId = useId();
  const { me } = desk.data;
  const isDeleted = comment.deletedAt !== null;
  const wasChanged = isDeleted || comment.editedAt !== null;
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
          {isNew && !isDeleted && <span className="shrink-0 text-[12px] font-medium text-accent">new</span>}
          <span className="shrink-0 text-[12px] text-ink-3">
            <RelativeTime at={comment.createdAt} />
          </span>
          {!isDeleted && (
            <span className="ml-auto flex shrink-0">
              <ReactMenu comment={comment} className={ON_DEMAND} />
              <Menu
                trigger={
                  <IconButton label={`More for the comment by ${name}`} className={ON_DEMAND}>
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
            </span>
          )}
        </div>
        {isDeleted ? (
          <p className="text-ink-3 italic">
            Deleted <RelativeTime at={comment.deletedAt ?? comment.createdAt} />
          </p>
        ) : isEditing ? (
          <CommentEditor comment={comment} onDone={() => setIsEditing(false)} />
        ) : (
          comment.body !== '' && (
            <Suspense fallback={<p className="whitespace-pre-wrap">{comment.body}</p>}>
              <CommentBody text={comment.body} mentions={comment.mentions} />
            </Suspense>
          )
        )}
        <CommentImages
          images={comment.images}
          by={name}
          srcOf={(imageId) => imageAddress(desk.data, imageId)}
        />
        <Reactions comment={comment} />
        {wasChanged && canReadTrace(me, comment) && (
          <button
            type="button"
            className="mt-0.5 rounded-1 text-[12px] text-ink-2 underline decoration-line-2 underline-offset-2 hover:text-ink pointer-coarse:min-h-11"
            aria-expanded={isTraced}
            aria-controls={traceId}
            onClick={() => setIsTraced(!isTraced)}
          >
            {isDeleted ? (
              'What it said'
            ) : (
              <>
                Edited <RelativeTime at={comment.editedAt ?? comment.createdAt} />
              </>
            )}
          </button>
        )}
        <div id={traceId}>
          {isTraced && (
            <Suspense fallback={null}>
              <CommentTrace key={comment.version} comment={comment} />
            </Suspense>
          )}
        </div>
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
