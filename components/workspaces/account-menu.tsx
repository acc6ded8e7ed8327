'use client';

import { LogOut, Settings, UserRound } from 'lucide-react';
import { useState } from 'react';

import { leaveFor, postAuth } from '@/components/auth/auth-request';
import { chooseTheme, themeOf, type Theme } from '@/components/layout/theme';
import { Avatar } from '@/components/ui/avatar';
import { Menu, MenuItem, MenuLabel, MenuPageLink, MenuRadio, MenuSeparator } from '@/components/ui/menu';
import { useToast } from '@/components/ui/toast';
import { WorkspaceSwitcher } from '@/components/workspaces/workspace-switcher';
import type { AccountSummary } from '@/lib/workspaces/model';

const THEMES: { value: Theme; label: string }[] = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

/** Who is signed in, where they are, how it looks, and the way out. */
export function AccountMenu({ account }: { account: AccountSummary }) {
  const toast = useToast();
  const signOut = async () => {
    const outcome = await postAuth('signout', {}, 'Signing out did not work. Try again.');
    if (outcome.ok) await leaveFor('/sign-in');
    else toast.add({ title: outcome.error.message, urgent: true });
  };
  return (
    <Menu
      side="right"
      trigger={
        <button
          type="button"
          aria-label={`${account.name}: account and workspaces`}
          title={account.name}
          className="grid size-9 place-items-center rounded-full pointer-coarse:size-11"
        >
          <Avatar id={account.userId} name={account.name} />
        </button>
      }
    >
      <MenuLabel>
        <span className="block max-w-56 truncate font-medium text-ink">{account.name}</span>
        <span className="block max-w-56 truncate">{account.email}</span>
      </MenuLabel>
      <MenuSeparator />
      <WorkspaceSwitcher account={account} />
      <MenuSeparator />
      <MenuPageLink href="/account">
        <UserRound className="size-4" aria-hidden /> Your account
      </MenuPageLink>
      <MenuPageLink href="/settings">
        <Settings className="size-4" aria-hidden /> Workspace settings
      </MenuPageLink>
      <MenuSeparator />
      <ThemeChoice />
      <MenuSeparator />
      <MenuItem onSelect={() => void signOut()}>
        <LogOut className="size-4" aria-hidden /> Sign out
      </MenuItem>
    </Menu>
  );
}

/** Drawn only while the menu is open, so that it can read the theme from the page. */
function ThemeChoice() {
  const [theme, setTheme] = useState(() => themeOf(document.documentElement.dataset['theme']));
  const choose = (next: Theme) => {
    setTheme(next);
    chooseTheme(next);
  };
  return (
    <>
      <MenuLabel>Appearance</MenuLabel>
      <MenuRadio value={theme} options={THEMES} onChange={choose} />
    </>
  );
}
