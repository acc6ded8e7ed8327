'use client';

import clsx from 'clsx';
import type { LucideIcon } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';

interface RailLinkProps {
  href: string;
  label: string;
  icon: LucideIcon;
  /** What stands on the icon. */
  children?: ReactNode;
}

/** One place of the workspace, as an icon with its name. */
export function RailLink({ href, label, icon: Icon, children }: RailLinkProps) {
  const here = usePathname().startsWith(href);
  return (
    <Link
      href={href}
      // A page of one's own holds nothing that could be fetched before; asking for it would only slow down the page that opens.
      prefetch={false}
      title={label}
      aria-label={label}
      aria-current={here ? 'page' : undefined}
      className={clsx(
        'relative grid size-9 place-items-center rounded-2 transition-colors pointer-coarse:size-11',
        here ? 'border border-line bg-raised text-ink' : 'text-ink-2 hover:bg-line hover:text-ink',
      )}
    >
      <Icon className="size-[18px]" strokeWidth={1.6} aria-hidden />
      {children}
    </Link>
  );
}
