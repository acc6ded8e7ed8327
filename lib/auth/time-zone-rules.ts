import { z } from 'zod';

const known = new Set(Intl.supportedValuesOf('timeZone'));

/** The time zones that can be chosen, by their IANA names in alphabetical order. */
export const TIME_ZONES: readonly string[] = [...known.add('UTC')].toSorted();

/** A time zone by its IANA name; empty for that of the browser. */
export const timeZoneSchema = z
  .string()
  .refine((zone) => zone === '' || known.has(zone), 'Choose a time zone of the list.');
