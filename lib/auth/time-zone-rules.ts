import { z } from 'zod';

import { presentZoneName } from '@/lib/auth/zone-name-rules';

const known = new Set(['UTC', ...Intl.supportedValuesOf('timeZone').map(presentZoneName)]);

/** The time zones that can be chosen, by their IANA names in alphabetical order. */
export const TIME_ZONES: readonly string[] = [...known].toSorted();

/** A time zone by its IANA name; empty for that of the browser. */
export const timeZoneSchema = z
  .string()
  .refine((zone) => zone === '' || known.has(zone), 'Choose a time zone of the list.');
