import { BUCKET_LABELS } from '@/lib/review/preset-rules';
import type { ScaleColour, ScaleValue } from '@/lib/review/scale-model';
import type { Consequence } from '@/lib/review/scale-rules';

export const COLOUR_LABELS: Record<ScaleColour, string> = {
  green: 'Green',
  teal: 'Teal',
  blue: 'Blue',
  violet: 'Violet',
  pink: 'Pink',
  amber: 'Amber',
  red: 'Red',
  grey: 'Grey',
};

/** What a value is beside its name: what it counts as, its number, how many claims have it. */
export function aboutValue({ bucket, numeric }: ScaleValue, claims: number | undefined): string {
  const number = numeric === null ? [] : [`number ${numeric.toLocaleString('en')}`];
  const used =
    claims === undefined ? [] : [claims === 0 ? 'in deleted claims only' : `in ${claimsOf(claims)}`];
  return [`counts as ${BUCKET_LABELS[bucket].toLowerCase()}`, ...number, ...used].join(' · ');
}

/** What a change does, in sentences: one for each verdict that claims have, and one for all others of which the same is to be said. */
export function consequenceSentences(consequences: readonly Consequence[]): string[] {
  const alike = new Map<string, Consequence[]>();
  for (const each of consequences) {
    const { what, claims, before, after } = each;
    const isOwn = claims > 0 || what === 'reworded' || what === 'rebucketed' || what === 'renumbered';
    const key = isOwn ? `${what} ${(after ?? before)?.id ?? ''}` : what;
    alike.set(key, [...(alike.get(key) ?? []), each]);
  }
  return [...alike.values()].flatMap(([first, ...others]) => (first ? [sentenceOf(first, others)] : []));
}

function sentenceOf({ what, before, after, claims }: Consequence, others: readonly Consequence[]): string {
  const all = [{ before, after }, ...others];
  const names = new Intl.ListFormat('en').format(
    all.map((each) => `“${(each.before ?? each.after)?.label ?? ''}”`),
  );
  const next = `“${after?.label ?? ''}”`;
  const are = all.length === 1 ? 'is' : 'are';
  switch (what) {
    case 'removed':
      return `${names} ${are} removed. No claim has ${all.length === 1 ? 'it' : 'them'}.`;
    case 'retired':
      return claims === 0
        ? `${names} ${are} retired.`
        : `${names} is retired: ${claimsOf(claims)} ${claims === 1 ? 'keeps' : 'keep'} it, and nobody can choose it any more.`;
    case 'reworded':
      return claims === 0
        ? `${names} is called ${next}.`
        : `${names} is called ${next}: ${claimsOf(claims)} will read so, on the desk and in exports.`;
    case 'rebucketed':
      return `${names} counts as ${bucketOf(after)} instead of ${bucketOf(before)}.`;
    case 'renumbered':
      return `${names} has ${numberOf(after)} instead of ${numberOf(before)}.`;
    case 'brought_back':
      return `${names} can be chosen again.`;
    case 'added':
      return `${names} ${are} new.`;
  }
}

/** "1 claim", "1,200 claims" */
function claimsOf(claims: number): string {
  return claims === 1 ? '1 claim' : `${claims.toLocaleString('en')} claims`;
}

function bucketOf(value: ScaleValue | null): string {
  return value ? BUCKET_LABELS[value.bucket].toLowerCase() : '';
}

function numberOf(value: ScaleValue | null): string {
  return value?.numeric === null || value === null
    ? 'no number'
    : `number ${value.numeric.toLocaleString('en')}`;
}
