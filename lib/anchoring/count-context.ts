import type { TextSelector } from '@/lib/anchoring/text-selector';

/**
 * How many units of a selector's context are `known`, and how many of them are `shared`: stand around a place of its words, without a gap
 * from there. Space does not count.
 */
export function countContext(
  text: string,
  at: number,
  { exact, prefix, suffix }: Pick<TextSelector, 'exact' | 'prefix' | 'suffix'>,
): { shared: number; known: number } {
  const [left, right] = [packed(prefix), packed(suffix)];
  const room = prefix.length + suffix.length + 32;
  const before = packed(text.slice(Math.max(0, at - room), at));
  const behind = packed(text.slice(at + exact.length, at + exact.length + room));
  let shared = 0;
  while (shared < left.length && left.at(-1 - shared) === before.at(-1 - shared)) shared += 1;
  let following = 0;
  while (following < right.length && right[following] === behind[following]) following += 1;
  return { shared: shared + following, known: left.length + right.length };
}

const packed = (text: string): string => text.replace(/\s+/gu, '');
