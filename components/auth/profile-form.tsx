'use client';

import { useState } from 'react';

import { saveProfile } from '@/app/(workspace)/account/actions';
import { useBrowserZone } from '@/components/layout/time-zone';
import { Avatar } from '@/components/ui/avatar';
import { Button } from '@/components/ui/button';
import { Field, Input } from '@/components/ui/field';
import { FormMessage, useForm } from '@/components/ui/form';
import { Select } from '@/components/ui/select';
import { useToast } from '@/components/ui/toast';
import type { AccountView } from '@/lib/auth/model';

interface ProfileFormProps {
  account: AccountView;
  /** As the server knows them, so that both draw the same list. */
  timeZones: readonly string[];
}

/** How others see the person, and in which time zone times are shown to them. */
export function ProfileForm({ account, timeZones }: ProfileFormProps) {
  const toast = useToast();
  const [name, setName] = useState(account.name);
  const [timeZone, setTimeZone] = useState(account.timeZone);
  const browserZone = useBrowserZone();
  const { form, isBusy, message, errorOf } = useForm(saveProfile, () => {
    toast.add({ title: 'Saved' });
  });
  return (
    <form {...form} className="flex max-w-md flex-col gap-3">
      <FormMessage>{message}</FormMessage>
      <div className="flex items-end gap-3">
        <Field label="Your name" error={errorOf('name')} className="flex-1">
          <Input
            name="name"
            value={name}
            onChange={(event) => setName(event.target.value)}
            maxLength={100}
            autoComplete="name"
            required
          />
        </Field>
        <span className="pb-0.5">
          <Avatar id={account.userId} name={name} />
        </span>
      </div>
      <Field
        label="Time zone"
        hint="Times are shown in it, wherever you sign in."
        error={errorOf('timeZone')}
      >
        <Select
          name="timeZone"
          value={timeZone}
          empty={browserZone === null ? 'As this browser' : `As this browser: ${browserZone}`}
          options={timeZones.map((value) => ({ value, label: value.replaceAll('_', ' ') }))}
          onChange={setTimeZone}
        />
      </Field>
      <Button type="submit" busy={isBusy} className="self-start">
        Save
      </Button>
    </form>
  );
}
