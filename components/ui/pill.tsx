import clsx from 'clsx';
import type { ReactNode } from 'react';

export type Tone = 'ok' | 'warn' | 'bad' | 'quiet';
const TONES: Record<Tone, string> = {
  ok: 'text-ok',
  warn: 'text-warn',
  bad: 'text-bad',
  quiet: 'text-ink-2',
};

interface PillProps {
  tone?: Tone;
  /** It holds names, which may be long. */
  wraps?: boolean;
  children: ReactNode;
}

/** A short state with a dot; the words say it, the colour only helps. */
export function Pill({ tone = 'quiet', wraps = false, children }: PillProps) {
  return (
    <span
      className={clsx(
        'inline-flex min-h-6 items-center gap-1.5 rounded-[12px] border border-line-2 bg-raised px-2.5 text-[12.5px] font-medium',
        wraps ? 'py-0.5 text-start wrap-anywhere' : 'whitespace-nowrap',
        TONES[tone],
      )}
    >
      <span className="size-[7px] shrink-0 rounded-full bg-current" aria-hidden />
      {wraps ? <span className="min-w-0">{children}</span> : children}
    </span>
  );
}
