import clsx from 'clsx';
import type { ComponentProps } from 'react';

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label'> {
  /** Its name, for screen readers and as the tooltip. */
  label: string;
}

/** A square button that shows only an icon. */
export function IconButton({ label, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      title={label}
      aria-label={label}
      {...rest}
      className={clsx(
        'inline-grid size-8 shrink-0 place-items-center rounded-2 text-ink-2 transition-colors hover:bg-line hover:text-ink',
        'disabled:opacity-50 pointer-coarse:size-11',
        className,
      )}
    />
  );
}
