import type { ActivityGroup, LogEvent, Phrase } from '@/lib/activity/model';

/** How events of one type are told: in which group, and what is said after the name of who did it. */
export interface Telling {
  group: ActivityGroup;
  say: (event: LogEvent) => Phrase[];
}

/** Telling that is the same words each time. */
export function plain(group: ActivityGroup, words: string): Telling {
  return { group, say: () => [words] };
}

/** The value at a path in what an event holds; undefined where there is none. */
export function valueAt(data: unknown, ...path: string[]): unknown {
  let value = data;
  for (const name of path) {
    value =
      typeof value === 'object' && value !== null && Object.hasOwn(value, name)
        ? Reflect.get(value, name)
        : undefined;
  }
  return value;
}

/** The text or number at a path as text; empty where there is neither. */
export function textAt(data: unknown, ...path: string[]): string {
  const value = valueAt(data, ...path);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** The texts of the list at a path. */
export function textsAt(data: unknown, ...path: string[]): string[] {
  const value = valueAt(data, ...path);
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

/** A name of ours as people write it: `needs_source` is Needs source, `fields.claimType` is Claim type. */
export function inWords(name: string): string {
  const words = name
    .replace(/^(fields|agents)\./, '')
    .replaceAll('_', ' ')
    .replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Names of fields as a list within a sentence: title, byline and outlet. */
export function fieldList(names: readonly string[]): string {
  const words = names.map((name) => inWords(name).toLowerCase());
  return new Intl.ListFormat('en').format([...new Set(words)]);
}

/** `from A to B` of two names, as far as they are told. */
export function fromTo(data: unknown, ...path: string[]): string {
  const [from, to] = [textAt(data, ...path, 'from'), textAt(data, ...path, 'to')];
  if (to === '') return from === '' ? '' : ` away from ${inWords(from)}`;
  return from === '' ? ` to ${inWords(to)}` : ` from ${inWords(from)} to ${inWords(to)}`;
}

/** Words of people in quotation marks after something; nothing where there are none. */
export function quoted(before: string, words: string): Phrase[] {
  return words.trim() === '' ? [] : [before, { words: words.trim() }];
}
