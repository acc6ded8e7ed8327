import clsx from 'clsx';
import type { ComponentProps, MouseEvent } from 'react';
import { Spinner } from '@/components/ui/spinner';

const VARIANTS = {
  primary: 'bg-accent text-accent-ink hover:brightness-110',
  quiet: 'bg-raised text-ink border border-line-2 hover:bg-line',
  plain: 'text-ink-2 hover:bg-line hover:text-ink',
  danger: 'bg-raised text-bad border border-line-2 hover:bg-query-bg',
} as const;
const SIZES = { small: 'h-7 px-2.5 text-[12.5px]', medium: 'h-8 px-3.5 text-[13.5px]' } as const;

export type ButtonVariant = keyof typeof VARIANTS;

/** The classes of a button, for links that look like one. */
export function buttonClass(variant: ButtonVariant = 'quiet', size: keyof typeof SIZES = 'medium'): string {
  return clsx(
    'inline-flex items-center justify-center gap-1.5 rounded-2 font-medium whitespace-nowrap transition-colors',
    'disabled:opacity-60 aria-disabled:opacity-60 pointer-coarse:min-h-11',
    VARIANTS[variant],
    SIZES[size],
  );
}

interface ButtonProps extends ComponentProps<'button'> {
  variant?: ButtonVariant;
  size?: keyof typeof SIZES;
  /** Shows a spinner, refuses further presses and tells assistive technology so. */
  busy?: boolean;
}

/** A button; of the variants, primary is for the one main act of a screen. */
export function Button({
  variant,
  size,
  busy = false,
  className,
  children,
  disabled,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={clsx(buttonClass(variant, size), className)}
      // A busy button that were disabled would lose the focus of who pressed it.
      disabled={disabled === true && !busy}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={busy ? refuse : onClick}
    >
      {busy && <Spinner />}
      {children}
    </button>
  );
}

// Also keeps a form from being sent: the key that sends one presses its button.
function refuse(event: MouseEvent) {
  event.preventDefault();
}
