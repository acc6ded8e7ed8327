'use client';

import {
  BookOpen,
  FileText,
  ListTodo,
  type LucideIcon,
  ScrollText,
  Settings,
  UsersRound,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { InboxLink } from '@/components/inbox/inbox-link';
import { RailLink } from '@/components/layout/rail-link';

const PLACES: { href: string; label: string; icon: LucideIcon }[] = [
  { href: '/articles', label: 'Articles', icon: FileText },
  { href: '/work', label: 'My work', icon: ListTodo },
  { href: '/sources', label: 'Sources', icon: BookOpen },
  { href: '/people', label: 'People and organisations', icon: UsersRound },
];

interface RailProps {
  /** The person may see what happened in the whole workspace. */
  seesLog: boolean;
  children: ReactNode;
}

/** The places of the workspace, down the left side, or along the bottom of a narrow screen. */
export function Rail({ seesLog, children }: RailProps) {
  return (
    <nav
      aria-label="Workspace"
      className="flex flex-col items-center gap-2 border-line bg-desk py-3 max-sm:flex-row max-sm:justify-around max-sm:border-t max-sm:py-1 sm:border-r"
    >
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-50 focus:rounded-2 focus:bg-raised focus:px-3 focus:py-2 focus:shadow-card"
      >
        Skip to content
      </a>
      <span
        aria-hidden
        className="mb-1 grid size-8 place-items-center rounded-2 bg-ink font-text text-[15px] font-semibold text-paper max-sm:hidden"
      >
        G
      </span>
      <InboxLink />
      {PLACES.map((place) => (
        <RailLink key={place.href} {...place} />
      ))}
      {seesLog && <RailLink href="/activity" label="Activity" icon={ScrollText} />}
      <span className="mt-auto max-sm:hidden" />
      <RailLink href="/settings" label="Settings" icon={Settings} />
      {children}
    </nav>
  );
}
