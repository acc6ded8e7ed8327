import type { DatedRole } from '@/lib/agents/model';
import { daysOfDate } from '@/lib/sources/date-rules';

/**
 * What somebody was on a day, in the precision known: of the roles that can have stood then, the one that began last. Without a date,
 * what they are: a role that has no end. Null when none fits.
 */
export function roleAt(roles: readonly DatedRole[], date: string): DatedRole | null {
  const days = daysOfDate(date.replace(/T.*/s, ''));
  const standing = roles.filter((role) => (days ? isAmong(role, days) : role.to === ''));
  return standing.toSorted((one, other) => (beginOf(one) < beginOf(other) ? 1 : -1))[0] ?? null;
}

/** A role in words: "vice minister, Ministry of Water". */
export function roleTitle({ title, organisation }: Pick<DatedRole, 'title' | 'organisation'>): string {
  return [title, organisation].filter((part) => part !== '').join(', ');
}

/** Its time in words: "2024–", "2019–2024", "–2024"; empty when nothing is known of it. */
export function roleSpan({ from, to }: Pick<DatedRole, 'from' | 'to'>): string {
  return from === '' && to === '' ? '' : `${from}–${to}`;
}

/** A role with its time: "vice minister, Ministry of Water, 2024–". */
export function roleInWords(role: DatedRole): string {
  return [roleTitle(role), roleSpan(role)].filter((part) => part !== '').join(', ');
}

function isAmong({ from, to }: DatedRole, days: { from: string | null; to: string | null }): boolean {
  const [begin, end] = [daysOfDate(from)?.from ?? null, daysOfDate(to)?.to ?? null];
  const isBefore = begin !== null && days.to !== null && days.to < begin;
  const isAfter = end !== null && days.from !== null && days.from > end;
  return !isBefore && !isAfter;
}

function beginOf({ from }: DatedRole): string {
  return daysOfDate(from)?.from ?? '';
}
