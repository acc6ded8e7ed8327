'use client';

import { useState } from 'react';

import { invite } from '@/app/(workspace)/settings/actions';
import { Button } from '@/components/ui/button';
import { Field, Input } from '@/components/ui/field';
import { FormMessage, typedIn, useForm } from '@/components/ui/form';
import { Select } from '@/components/ui/select';
import { FreshLink } from '@/components/workspaces/fresh-link';
import { ROLE_NAMES } from '@/components/workspaces/role-names';
import { INVITATION_DAYS, type InvitableRole } from '@/lib/workspaces/model';

const DAYS = INVITATION_DAYS.map((days) => ({
  value: String(days),
  label: days === 1 ? 'One day' : `${days} days`,
}));

interface Made {
  token: string;
  days: number;
  /** To whom it was mailed, and whether the mail server took it; null where no mail was asked for. */
  mail: { to: string; isSent: boolean } | null;
}

/** Makes a link for one new member, and shows it once; where Galley sends mail, it can be mailed too. */
export function InviteForm({ roles, mails }: { roles: InvitableRole[]; mails: boolean }) {
  const [role, setRole] = useState<InvitableRole>('checker');
  const [days, setDays] = useState('7');
  const [made, setMade] = useState<Made | null>(null);
  const { form, isBusy, message, errorOf } = useForm(invite, ({ token, mailed }, element) => {
    const to = element ? typedIn(new FormData(element), 'email').trim() : '';
    element?.reset();
    setMade({ token, days: Number(days), mail: mailed === null ? null : { to, isSent: mailed } });
  });
  return (
    <div className="flex flex-col gap-4">
      <form {...form} className="flex flex-col gap-3">
        <FormMessage>{message}</FormMessage>
        <div className="flex flex-wrap items-start gap-3">
          <Field label="For whom" error={errorOf('note')} className="min-w-48 flex-1">
            <Input name="note" maxLength={200} placeholder="A name, for your own list" autoComplete="off" />
          </Field>
          <Field label="Role" error={errorOf('role')} className="w-32">
            <Select
              name="role"
              value={role}
              options={roles.map((value) => ({ value, label: ROLE_NAMES[value].label }))}
              onChange={(value) => setRole(value || 'checker')}
            />
          </Field>
          <Field label="Open for" error={errorOf('days')} className="w-28">
            <Select name="days" value={days} options={DAYS} onChange={setDays} />
          </Field>
          <Button type="submit" variant="primary" busy={isBusy} className="mt-[23px]">
            Create link
          </Button>
        </div>
        {mails && (
          <Field
            label="Mail it to"
            hint="Not needed: the link is shown here in any case."
            error={errorOf('email')}
            className="max-w-md"
          >
            <Input name="email" type="email" autoComplete="off" autoCapitalize="none" />
          </Field>
        )}
        <p className="text-[12.5px] text-ink-2">
          {ROLE_NAMES[role].label}: {ROLE_NAMES[role].may}.
        </p>
      </form>
      {made && (
        <FreshLink key={made.token} label="Invitation link" path={`/invite/${made.token}`}>
          It lets one person in, within {made.days === 1 ? 'one day' : `${made.days} days`}.
          {made.mail && (
            <span className="mt-1 block">
              {made.mail.isSent
                ? `It was mailed to ${made.mail.to}.`
                : `The mail to ${made.mail.to} could not be sent: send them the link yourself.`}
            </span>
          )}
        </FreshLink>
      )}
    </div>
  );
}
