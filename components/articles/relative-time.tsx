'use client';

import { exactTime } from '@/components/articles/exact-time';
import { useMinute } from '@/components/articles/use-minute';
import { useTimeZone } from '@/components/versions/use-time-zone';

const STEPS: [unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['week', 7 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/**
 * How long ago something was. The server, which does not know the reader's clock, writes the exact time; the browser replaces it and keeps
 * it true. The exact time, in the person's own zone, stays in the title.
 */
export function RelativeTime({ at }: { at: string }) {
  const minute = useMinute();
  const exact = exactTime(at, useTimeZone());
  return (
    <time dateTime={at} title={exact}>
      {minute === null ? exact : inWords(new Date(at).getTime(), minute * 60_000)}
    </time>
  );
}

function inWords(then: number, now: number): string {
  const seconds = Math.round((now - then) / 1000);
  const format = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
  const step = STEPS.find(([, length]) => Math.abs(seconds) >= length);
  return step ? format.format(-Math.trunc(seconds / step[1]), step[0]) : 'just now';
}
