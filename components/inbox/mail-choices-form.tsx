'use client';

import { useId } from 'react';
import { saveMailChoices } from '@/app/(workspace)/account/actions';
import { Button } from '@/components/ui/button';
import { FormMessage, useForm } from '@/components/ui/form';
import { useToast } from '@/components/ui/toast';
import { MAIL_CHOICES, type MailChoice, type MailChoices } from '@/lib/inbox/mail-model';
import { NOTICE_KINDS, type NoticeKind } from '@/lib/inbox/model';

const KINDS: Record<NoticeKind, { title: string; about: string }> = {
  mention: { title: 'You are called', about: 'by your name or your role, in a comment' },
  query: { title: 'You are asked', about: 'queries to you as the author' },
  assigned: { title: 'You are given work', about: 'items, articles, double checks' },
  review: { title: 'The review goes on', about: 'handed in, signed, published, no longer approved' },
  reply: { title: 'A talk of yours goes on', about: 'comments and answers' },
};
const CHOICES: Record<MailChoice, string> = { none: 'No mail', soon: 'Soon', daily: 'Daily' };

interface MailChoicesFormProps {
  workspaceId: string;
  choices: MailChoices;
}

/** What of their inbox in one workspace the person is mailed, by kind. */
export function MailChoicesForm({ workspaceId, choices }: MailChoicesFormProps) {
  const toast = useToast();
  const { form, isBusy, message } = useForm(saveMailChoices, () => {
    toast.add({ title: 'Saved' });
  });
  return (
    <form {...form} className="flex flex-col gap-4">
      <FormMessage>{message}</FormMessage>
      <input type="hidden" name="workspaceId" value={workspaceId} />
      <div className="divide-y divide-line border-y border-line">
        {NOTICE_KINDS.map((kind) => (
          <Row key={kind} kind={kind} chosen={choices[kind]} />
        ))}
      </div>
      <Button type="submit" busy={isBusy} className="self-start">
        Save
      </Button>
    </form>
  );
}

function Row({ kind, chosen }: { kind: NoticeKind; chosen: MailChoice }) {
  const id = useId();
  const { title, about } = KINDS[kind];
  return (
    <div
      role="radiogroup"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-about`}
      className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-2.5"
    >
      <div>
        <p id={`${id}-title`} className="font-medium">
          {title}
        </p>
        <p id={`${id}-about`} className="text-[12.5px] text-ink-2">
          {about}
        </p>
      </div>
      <div className="flex gap-1.5">
        {MAIL_CHOICES.map((choice) => (
          <label
            key={choice}
            className="inline-flex h-8 cursor-pointer items-center gap-1.5 rounded-full border border-line-2 px-2.5 text-[12.5px] has-checked:border-accent has-checked:bg-raised pointer-coarse:h-11"
          >
            <input
              type="radio"
              name={kind}
              value={choice}
              defaultChecked={choice === chosen}
              className="size-3.5 accent-accent"
            />
            {CHOICES[choice]}
          </label>
        ))}
      </div>
    </div>
  );
}
