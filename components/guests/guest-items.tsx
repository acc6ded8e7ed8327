'use client';

import { useEffect, useRef, useState } from 'react';
import { CommentBody } from '@/components/annotations/comment-body';
import { CommentImages } from '@/components/annotations/images/comment-images';
import { KIND_LABELS, STATUS_LABELS } from '@/components/annotations/labels';
import { RelativeTime } from '@/components/articles/relative-time';
import { Button } from '@/components/ui/button';
import { FormMessage, type FormResult, typedIn, useForm } from '@/components/ui/form';
import type { GuestItem } from '@/lib/guests/model';
import { newId } from '@/lib/ids';

type Send = (body: Record<string, unknown>) => Promise<FormResult<void>>;

interface GuestItemsProps {
  token: string;
  items: readonly GuestItem[];
  may: { comment: boolean; answer: boolean };
  say: Send;
  answer: Send;
}

/** What the team marked: what asks the author first, then all in reading order, with its talk. */
export function GuestItems({ token, items, may, say, answer }: GuestItemsProps) {
  const asked = may.answer ? items.filter(({ isForAuthor }) => isForAuthor) : [];
  return (
    <aside aria-label="What is marked" className="flex flex-col gap-4">
      {asked.length > 0 && (
        <p className="rounded-2 bg-query-bg px-4 py-2.5 text-[14px]">
          {asked.length === 1 ? 'One question waits' : `${asked.length} questions wait`} for your answer:{' '}
          {asked.map((item) => (
            <a
              key={item.id}
              href={`#item-${items.indexOf(item) + 1}`}
              className="mr-2 underline underline-offset-2"
            >
              number {items.indexOf(item) + 1}
            </a>
          ))}
        </p>
      )}
      {items.length === 0 && <p className="text-ink-2">Nothing is marked in it yet.</p>}
      <ol className="flex flex-col gap-4">
        {items.map((item, index) => (
          <Item key={item.id} item={item} number={index + 1} {...{ token, may, say, answer }} />
        ))}
      </ol>
    </aside>
  );
}

interface ItemProps extends Omit<GuestItemsProps, 'items'> {
  item: GuestItem;
  number: number;
}

function Item({ item, number, token, may, say, answer }: ItemProps) {
  const { kind, status, words, statement, comments } = item;
  return (
    <li
      id={`item-${number}`}
      className="scroll-mt-4 rounded-3 border border-line bg-raised p-4 target:border-accent"
    >
      <h2 className="text-[13px] font-semibold text-ink-2">
        {number}. {KIND_LABELS[kind].one} · {STATUS_LABELS[status]}
      </h2>
      {words !== '' && (
        <p dir="auto" className="mt-1 line-clamp-4 font-text text-[15px]">
          {words}
        </p>
      )}
      {statement !== '' && (
        <p dir="auto" className="mt-1 text-[14.5px] font-medium wrap-anywhere">
          {statement}
        </p>
      )}
      {kind === 'query' && item.answer !== '' && (
        <p dir="auto" className="mt-2 text-[14.5px] whitespace-pre-wrap wrap-anywhere">
          <span className="text-ink-2">Answer: </span>
          {item.answer}
        </p>
      )}
      {comments.length > 0 && (
        <ol className="mt-3 flex flex-col gap-2.5 border-t border-line pt-3">
          {comments.map(({ id, authorName, isMine, createdAt, body, mentions, images }) => (
            <li key={id}>
              <p className="text-[12.5px] text-ink-2">
                <bdi className="font-semibold text-ink">{isMine ? 'You' : authorName}</bdi> ·{' '}
                <RelativeTime at={createdAt} />
              </p>
              <CommentBody text={body} mentions={mentions} />
              <CommentImages
                images={images}
                by={authorName}
                srcOf={(imageId) => `/g/${encodeURIComponent(token)}/images/${imageId}`}
              />
            </li>
          ))}
        </ol>
      )}
      {may.answer && item.kind === 'query' && (
        <Writing
          label="Your answer"
          action={item.answer === '' ? 'Answer' : 'Change the answer'}
          start={item.answer}
          send={async (text) =>
            await answer({ token, annotationId: item.id, answer: text, was: item.answer })
          }
        />
      )}
      {may.comment && (
        <Writing
          label="Your comment"
          action="Comment"
          start=""
          send={async (text, id) => await say({ token, annotationId: item.id, id, body: text })}
        />
      )}
    </li>
  );
}

interface WritingProps {
  label: string;
  action: string;
  start: string;
  /** `id` stays the same until it was taken. */
  send: (text: string, id: string) => Promise<FormResult<void>>;
}

function Writing({ label, action, start, send }: WritingProps) {
  const [isOpen, setIsOpen] = useState(false);
  if (!isOpen) {
    return (
      <Button size="small" variant="quiet" className="mt-3 mr-2" onClick={() => setIsOpen(true)}>
        {action}
      </Button>
    );
  }
  return <WritingForm {...{ label, action, start, send }} onDone={() => setIsOpen(false)} />;
}

function WritingForm({ label, action, start, send, onDone }: WritingProps & { onDone: () => void }) {
  const [id] = useState(newId);
  const field = useRef<HTMLTextAreaElement>(null);
  // The button that opened it is gone.
  useEffect(() => field.current?.focus(), []);
  const { form, isBusy, message, errorOf } = useForm(
    async (data) => await send(typedIn(data, 'text'), id),
    onDone,
  );
  const problem = errorOf('body') ?? errorOf('answer');
  return (
    <form {...form} className="mt-3 flex flex-col gap-2">
      <FormMessage>{message ?? problem ?? null}</FormMessage>
      <label className="flex flex-col gap-1 text-[13px] font-medium">
        {label}
        <textarea
          ref={field}
          name="text"
          dir="auto"
          rows={3}
          required
          maxLength={label === 'Your answer' ? 5_000 : 10_000}
          defaultValue={start}
          className="control h-auto min-h-20 w-full py-1.5 font-normal leading-normal field-sizing-content"
        />
      </label>
      <div className="flex gap-2">
        <Button type="submit" size="small" variant="primary" disabled={isBusy}>
          {isBusy ? 'Sending…' : action}
        </Button>
        <Button type="button" size="small" variant="plain" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
