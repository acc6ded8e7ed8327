'use client';

import { useBrowserZone, useChosenZone } from '@/components/layout/time-zone';

/**
 * The zone in which times are shown: what the person has chosen, on the server too; else that of the browser, which the server does not
 * know, so that it says UTC.
 */
export function useTimeZone(): string {
  const chosen = useChosenZone();
  const browserZone = useBrowserZone();
  return chosen || (browserZone ?? 'UTC');
}
