'use client';

import { Bell, BellOff, BellRing, Check } from 'lucide-react';
import { useCallback, useState } from 'react';
import { readFollow, sendFollow, type Talk } from '@/components/inbox/inbox-requests';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, MenuItem } from '@/components/ui/menu';
import { useToast } from '@/components/ui/toast';
import { useAnswer } from '@/components/ui/use-answer';
import type { Follow } from '@/lib/inbox/model';

const CHOICES: { value: Follow['follow']; label: string }[] = [
  { value: null, label: 'Tell me where I have a part in it' },
  { value: 'following', label: 'Tell me of everything said here' },
  { value: 'muted', label: 'Tell me only when I am called' },
];

/** Chooses whether one hears of a talk. */
export function FollowMenu({ workspaceId, articleId, annotationId }: Talk) {
  const toast = useToast();
  const [chosen, setChosen] = useState<Follow['follow'] | undefined>(undefined);
  const ask = useCallback(
    async () => await readFollow({ workspaceId, articleId, annotationId }),
    [workspaceId, articleId, annotationId],
  );
  const { answer } = useAnswer(ask);
  const now = chosen === undefined ? (answer?.ok ? answer.value.follow : null) : chosen;
  const choose = async (follow: Follow['follow']) => {
    const before = now;
    setChosen(follow);
    if (await sendFollow({ workspaceId, articleId, annotationId }, follow)) return;
    setChosen(before);
    toast.add({ title: 'That could not be saved. Try again.' });
  };
  const Icon = now === 'muted' ? BellOff : now === 'following' ? BellRing : Bell;
  return (
    <Menu
      trigger={
        <IconButton label="What you are told of this talk">
          <Icon className="size-4" aria-hidden />
        </IconButton>
      }
    >
      {CHOICES.map(({ value, label }) => (
        <MenuItem key={label} onSelect={() => void choose(value)}>
          <Check className={now === value ? 'size-4' : 'invisible size-4'} aria-hidden />
          {label}
          {now === value && <span className="sr-only">, chosen</span>}
        </MenuItem>
      ))}
    </Menu>
  );
}
