'use client';

import { exactTime } from '@/components/articles/exact-time';
import { useTimeZone } from '@/components/versions/use-time-zone';

/** A moment to the minute on the reader's clock, for what is printed and kept: it does not go out of date as "two days ago" does. */
export function ExactMoment({ at }: { at: string }) {
  return <time dateTime={at}>{exactTime(at, useTimeZone())}</time>;
}
