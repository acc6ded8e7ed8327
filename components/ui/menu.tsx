'use client';

import { Menu as Base } from '@base-ui/react/menu';
import clsx from 'clsx';
import Link from 'next/link';
import type { ReactElement, ReactNode } from 'react';

interface MenuProps {
  /** The button that opens it. */
  trigger: ReactElement;
  align?: 'start' | 'end';
  side?: 'bottom' | 'right' | 'top';
  children: ReactNode;
}

/** A list of acts behind a button, with the arrow keys and typing ahead. */
export function Menu({ trigger, align = 'end', side = 'bottom', children }: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className="z-50" sideOffset={6} align={align} side={side}>
          <Base.Popup className="max-h-(--available-height) min-w-44 overflow-y-auto rounded-2 border border-line bg-raised p-1 shadow-card outline-none">
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

const ITEM =
  'flex min-h-8 w-full items-center gap-2 rounded-1 px-2.5 py-1 text-[13.5px] outline-none data-highlighted:bg-line pointer-coarse:min-h-11';

interface MenuItemProps {
  onSelect: () => void;
  danger?: boolean;
  disabled?: boolean;
  children: ReactNode;
}

export function MenuItem({ onSelect, danger = false, disabled = false, children }: MenuItemProps) {
  return (
    <Base.Item
      className={clsx(ITEM, danger && 'text-bad', disabled && 'opacity-50')}
      onClick={onSelect}
      disabled={disabled}
    >
      {children}
    </Base.Item>
  );
}

/** An item that goes somewhere, or downloads a file. */
export function MenuLink({
  href,
  download = false,
  children,
}: {
  href: string;
  download?: boolean;
  children: ReactNode;
}) {
  return (
    <Base.LinkItem className={ITEM} href={href} {...(download && { download: '' })}>
      {children}
    </Base.LinkItem>
  );
}

/**
 * An item that goes to another page without loading everything anew. The focus goes back to the menu's button, and into the new page where
 * that button is gone.
 */
export function MenuPageLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Base.LinkItem className={ITEM} closeOnClick render={<Link href={href} prefetch={false} />}>
      {children}
    </Base.LinkItem>
  );
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <div className="px-2.5 py-1 text-[12.5px] text-ink-2">{children}</div>;
}

export function MenuSeparator() {
  return <Base.Separator className="my-1 h-px bg-line" />;
}

interface MenuRadioProps<T extends string> {
  value: T;
  options: readonly { value: T; label: string }[];
  onChange: (value: T) => void;
}

/** A choice of one among few, with the present one marked. */
export function MenuRadio<T extends string>({ value, options, onChange }: MenuRadioProps<T>) {
  return (
    <Base.RadioGroup value={value} onValueChange={onChange}>
      {options.map((option) => (
        <Base.RadioItem key={option.value} value={option.value} className={ITEM}>
          <span className="grid w-4 place-items-center">
            <Base.RadioItemIndicator>✓</Base.RadioItemIndicator>
          </span>
          {option.label}
        </Base.RadioItem>
      ))}
    </Base.RadioGroup>
  );
}
