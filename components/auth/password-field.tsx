'use client';

import { Eye, EyeOff } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Field, Input } from '@/components/ui/field';
import { IconButton } from '@/components/ui/icon-button';

interface PasswordFieldProps {
  label: string;
  name: string;
  autoComplete: 'current-password' | 'new-password';
  hint?: ReactNode;
  error?: string | undefined;
}

/** A password that can be looked at while it is typed. */
export function PasswordField({ label, name, autoComplete, hint, error }: PasswordFieldProps) {
  const [isShown, setIsShown] = useState(false);
  const Icon = isShown ? EyeOff : Eye;
  return (
    <div className="relative">
      <Field label={label} hint={hint} error={error}>
        <Input
          name={name}
          type={isShown ? 'text' : 'password'}
          autoComplete={autoComplete}
          autoCapitalize="none"
          spellCheck={false}
          required
          className="pr-10"
        />
      </Field>
      <IconButton
        label={isShown ? 'Hide characters' : 'Show characters'}
        aria-pressed={isShown}
        className="absolute top-[23px] right-0"
        onClick={() => setIsShown(!isShown)}
      >
        <Icon className="size-4" aria-hidden />
      </IconButton>
    </div>
  );
}
