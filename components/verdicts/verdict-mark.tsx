import clsx from 'clsx';
import type { ReactNode } from 'react';
import type { Bucket, ScaleColour, ScaleValue } from '@/lib/review/scale-model';

/** The look of the named colours, which read on light and dark paper alike. */
export const COLOUR_CLASSES: Record<ScaleColour, string> = {
  green: 'text-ok',
  teal: 'text-entity',
  blue: 'text-quote',
  violet: 'text-attr',
  pink: 'text-suggestion',
  amber: 'text-warn',
  red: 'text-bad',
  grey: 'text-ink-3',
};

interface VerdictMarkProps {
  value: Pick<ScaleValue, 'colour' | 'bucket'>;
  className?: string;
}

/** The sign of a verdict: its colour, and a form for what it counts as, for those who see no colours. Its name stands beside it. */
export function VerdictMark({ value: { colour, bucket }, className }: VerdictMarkProps) {
  return (
    <svg
      aria-hidden
      viewBox="0 0 12 12"
      className={clsx('inline-block size-3 shrink-0', COLOUR_CLASSES[colour], className)}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
    >
      <circle cx="6" cy="6" r="4.7" fill={bucket === 'TRUE' ? 'currentColor' : 'none'} />
      {INSIDE[bucket]}
    </svg>
  );
}

const INSIDE: Record<Bucket, ReactNode> = {
  TRUE: null,
  MIXTURE: <path d="M6 1.3 A4.7 4.7 0 0 0 6 10.7 Z" fill="currentColor" stroke="none" />,
  FALSE: <path d="M3.9 3.9 8.1 8.1 M8.1 3.9 3.9 8.1" />,
  OTHER: null,
};

/** A verdict with its sign and its name. */
export function VerdictName({ value, className }: { value: ScaleValue; className?: string }) {
  return (
    <span className={clsx('inline-flex min-w-0 items-center gap-1.5', className)}>
      <VerdictMark value={value} />
      <bdi>{value.label}</bdi>
    </span>
  );
}
