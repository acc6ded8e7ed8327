'use client';

import { type FormEvent, useCallback, useState } from 'react';
import { RelativeTime } from '@/components/articles/relative-time';
import { readGuests, sendInvitation, sendRevocation } from '@/components/guests/guest-requests';
import { Answered } from '@/components/ui/answered';
import { Button } from '@/components/ui/button';
import { ConfirmDialog, Dialog } from '@/components/ui/dialog';
import { Field, Input } from '@/components/ui/field';
import { useAnswer } from '@/components/ui/use-answer';
import { FreshLink } from '@/components/workspaces/fresh-link';
import type { GuestView } from '@/lib/guests/model';
import { newId } from '@/lib/ids';

interface GuestsDialogProps {
  article: { id: string; title: string };
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Who from outside reads an article by a link, and may say what: let in, and shut out again. */
export function GuestsDialog({ article, open, onOpenChange }: GuestsDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Guests" description={<bdi>{article.title}</bdi>}>
      {open && <Guests articleId={article.id} />}
    </Dialog>
  );
}

function Guests({ articleId }: { articleId: string }) {
  const ask = useCallback(() => readGuests(articleId), [articleId]);
  const asked = useAnswer(ask);
  const [link, setLink] = useState<{ token: string; name: string } | null>(null);
  return (
    <div className="flex flex-col gap-5">
      <p className="text-[13.5px] text-ink-2">
        A link opens this article for one person outside, an author or a lawyer, without an account. They see
        the text, what is marked in it and its talk; no sources, notes, or anything else of the workspace.
      </p>
      <InviteGuest
        articleId={articleId}
        onDone={(made) => {
          setLink(made);
          asked.retry();
        }}
      />
      {link && (
        <FreshLink label={`Link for ${link.name}`} path={`/g/${link.token}`}>
          Send it by whatever way you trust: whoever opens it reads as this guest.
        </FreshLink>
      )}
      <Answered asked={asked} waiting="Looking for guests …">
        {({ items }) => <GuestList articleId={articleId} items={items} onChanged={asked.retry} />}
      </Answered>
    </div>
  );
}

interface InviteGuestProps {
  articleId: string;
  onDone: (made: { token: string; name: string }) => void;
}

function InviteGuest({ articleId, onDone }: InviteGuestProps) {
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const invite = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const typed = data.get('name');
    const name = typeof typed === 'string' ? typed.trim() : '';
    setIsBusy(true);
    const answer = await sendInvitation(articleId, {
      id: newId(),
      name,
      days: Number(data.get('days')),
      mayAnswer: data.get('mayAnswer') === 'on',
      mayComment: data.get('mayComment') === 'on',
      mayDownload: data.get('mayDownload') === 'on',
    });
    setIsBusy(false);
    setFailure(answer.ok ? null : answer.message);
    if (!answer.ok) return;
    form.reset();
    onDone({ token: answer.value.token, name });
  };
  return (
    <form className="flex flex-col gap-3" onSubmit={(event) => void invite(event)}>
      {failure !== null && (
        <p role="alert" className="rounded-2 bg-query-bg px-3 py-2 text-[13.5px]">
          {failure}
        </p>
      )}
      <div className="flex flex-wrap gap-3">
        <Field label="Name of the guest" className="flex-1 basis-48">
          <Input name="name" dir="auto" required maxLength={100} autoComplete="off" />
        </Field>
        <Field label="For how many days" className="w-36">
          <Input name="days" type="number" min={1} max={180} defaultValue={14} required />
        </Field>
      </div>
      <fieldset className="flex flex-wrap gap-x-5 gap-y-1 text-[13.5px]">
        <legend className="mb-1 text-[13px] font-medium">They may, beside reading</legend>
        <label className="flex min-h-8 items-center gap-2">
          <input type="checkbox" name="mayAnswer" defaultChecked /> answer queries
        </label>
        <label className="flex min-h-8 items-center gap-2">
          <input type="checkbox" name="mayComment" defaultChecked /> comment
        </label>
        <label className="flex min-h-8 items-center gap-2">
          <input type="checkbox" name="mayDownload" defaultChecked /> download it as Word
        </label>
      </fieldset>
      <Button type="submit" variant="primary" size="small" className="self-start" disabled={isBusy}>
        {isBusy ? 'Making the link…' : 'Make a link'}
      </Button>
    </form>
  );
}

interface GuestListProps {
  articleId: string;
  items: readonly GuestView[];
  onChanged: () => void;
}

const STATES = { open: 'open until', expired: 'expired', revoked: 'revoked' } as const;

function GuestList({ articleId, items, onChanged }: GuestListProps) {
  const [asking, setAsking] = useState<GuestView | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  if (items.length === 0) return <p className="text-[13.5px] text-ink-2">Nobody outside reads it.</p>;
  const revoke = async () => {
    if (!asking) return;
    const answer = await sendRevocation(articleId, asking.id);
    setFailure(answer.ok ? null : answer.message);
    onChanged();
  };
  return (
    <>
      {failure !== null && <p role="alert">{failure}</p>}
      <ul className="divide-y divide-line border-y border-line" aria-label="Guests">
        {items.map((guest) => (
          <li key={guest.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
            <div className="min-w-0 flex-1">
              <bdi className="font-medium wrap-anywhere">{guest.name}</bdi>
              <p className="text-[12.5px] text-ink-2">
                {rightsOf(guest)} · {STATES[guest.state]}{' '}
                {guest.state === 'open' && (
                  <time dateTime={guest.expiresAt}>{guest.expiresAt.slice(0, 10)}</time>
                )}
                {guest.seenAt !== null && (
                  <>
                    {' · seen '}
                    <RelativeTime at={guest.seenAt} />
                  </>
                )}
              </p>
            </div>
            {guest.state === 'open' && (
              <Button size="small" variant="quiet" onClick={() => setAsking(guest)}>
                Revoke<span className="sr-only"> the link of {guest.name}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ConfirmDialog
        open={asking !== null}
        onOpenChange={(open) => !open && setAsking(null)}
        title={`Revoke the link of ${asking?.name ?? ''}?`}
        description="It opens nothing any more, at once. What they said stays."
        action="Revoke"
        onConfirm={revoke}
      />
    </>
  );
}

function rightsOf({ mayAnswer, mayComment, mayDownload }: GuestView): string {
  const rights = [
    mayAnswer && 'answers queries',
    mayComment && 'comments',
    mayDownload && 'downloads Word',
  ].filter((right) => right !== false);
  if (rights.length < 2) return rights[0] ?? 'reads';
  return `${rights.slice(0, -1).join(', ')} and ${rights.at(-1) ?? ''}`;
}
