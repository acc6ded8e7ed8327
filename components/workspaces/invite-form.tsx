'use client';

import { useState } from 'react';

import { invite } from '@/app/(workspace)/settings/actions';
import { Button } from '@/components/ui/button';
import { Field, Input } from '@/components/ui/field';
import { FormMessage, useForm } from '@/components/ui/form';
import { Select } from '@/components/ui/select';
import { FreshLink } from '@/components/workspaces/fresh-link';
import { ROLE_NAMES } from '@/components/workspaces/role-names';
import { INVITATION_DAYS, type InvitableRole } from '@/lib/workspaces/model';

const DAYS = INVITATION_DAYS.map((days) => ({
  value: String(days),
  label: days === 1 ? 'One day' : `${days} days`,
}));

/** Makes a link for one new member, and shows it once. */
export function InviteForm({ roles }: { roles: InvitableRole[] }) {
  const [role, setRole] = useState<InvitableRole>('checker');
  const [days, setDays] = useState('7');
  const [made, setMade] = useState<{ token: string; days: number } | null>(null);
  const { form, isBusy, message, errorOf } = useForm(invite, ({ token }, element) => {
    element?.reset();
    setMade({ token, days: Number(days) });
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
        <p className="text-[12.5px] text-ink-2">
          {ROLE_NAMES[role].label}: {ROLE_NAMES[role].may}.
        </p>
      </form>
      {made && <FreshLink key={made.token} {...made} />}
    </div>
  );
}
