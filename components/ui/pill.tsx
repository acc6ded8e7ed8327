import clsx from 'clsx';
import type { ReactNode } from 'react';

export type Tone = 'ok' | 'warn' | 'bad' | 'quiet';
const TONES: Record<Tone, string> = {
  ok: 'text-ok',
  warn: 'text-warn',
  bad: 'text-bad',
  quiet: 'text-ink-2',
};

/** A short state with a dot; the words say it, the colour only helps. */
export function Pill({ tone = 'quiet', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span
      className={clsx(
        'inline-flex h-6 items-center gap-1.5 rounded-full border border-line-2 bg-raised px-2.5 text-[12.5px] font-medium whitespace-nowrap',
        TONES[tone],
      )}
    >
      <span className="size-[7px] rounded-full bg-current" aria-hidden />
      {children}
    </span>
  );
}
