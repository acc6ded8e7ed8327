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

/** What a change does to one verdict, in a sentence. */
export function consequenceSentence({ what, before, after, claims }: Consequence): string {
  const name = `“${before?.label ?? ''}”`;
  const next = `“${after?.label ?? ''}”`;
  switch (what) {
    case 'removed':
      return `${name} is removed. No claim has it.`;
    case 'retired':
      return claims === 0
        ? `${name} is retired: nobody can choose it any more.`
        : `${name} is retired: ${claimsOf(claims)} ${claims === 1 ? 'keeps' : 'keep'} it, and nobody can choose it any more.`;
    case 'reworded':
      return claims === 0
        ? `${name} is called ${next}.`
        : `${name} is called ${next}: ${claimsOf(claims)} will read so, on the desk and in exports.`;
    case 'rebucketed':
      return `${name} counts as ${bucketOf(after)} instead of ${bucketOf(before)}.`;
    case 'renumbered':
      return `${name} has ${numberOf(after)} instead of ${numberOf(before)}.`;
    case 'brought_back':
      return `${name} can be chosen again.`;
    case 'added':
      return `${next} is new.`;
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
