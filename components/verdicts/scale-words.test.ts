import { expect, test } from 'vitest';
import { aboutValue, consequenceSentences } from '@/components/verdicts/scale-words';
import { consequencesOf, DEFAULT_SCALE, verdictOf, withPreset } from '@/lib/review/scale-rules';

const uses = new Map([
  ['mixed', 1],
  ['inaccurate', 1_200],
  ['outdated', 0],
]);

test('a change is told by what becomes of what claims have, and the rest together', () => {
  const after = withPreset(DEFAULT_SCALE, 'evidence', uses);
  expect(consequenceSentences(consequencesOf(DEFAULT_SCALE.values, after, uses))).toEqual([
    '“Accurate”, “Mostly accurate”, “Mostly inaccurate”, “Misleading / lacks context”, “Not supported by evidence”, ' +
      'and “Not rated” are removed. No claim has them.',
    '“Partly accurate / mixed” is retired: 1 claim keeps it, and nobody can choose it any more.',
    '“Inaccurate” is retired: 1,200 claims keep it, and nobody can choose it any more.',
    '“Outdated” is retired.',
    '“Supported”, “Refuted”, “Not enough evidence”, and “Conflicting evidence” are new.',
  ]);
});

test('names, buckets and numbers are told with what they were', () => {
  const [accurate, , mixed] = DEFAULT_SCALE.values;
  if (!accurate || !mixed) throw new Error('The default scale has more.');
  const after = [
    { ...accurate, label: 'Right', numeric: null, bucket: 'OTHER' as const },
    { ...mixed, label: 'Half' },
  ];
  expect(consequenceSentences(consequencesOf([accurate, mixed], after, uses))).toEqual([
    '“Accurate” is called “Right”.',
    '“Partly accurate / mixed” is called “Half”: 1 claim will read so, on the desk and in exports.',
    '“Accurate” counts as other instead of true.',
    '“Accurate” has no number instead of number 5.',
  ]);
});

test('a verdict is told with what it counts as, its number and who has it', () => {
  const mixed = verdictOf(DEFAULT_SCALE, 'mixed');
  expect([undefined, 0, 3].map((claims) => aboutValue(mixed, claims))).toEqual([
    'counts as mixture · number 3',
    'counts as mixture · number 3 · in deleted claims only',
    'counts as mixture · number 3 · in 3 claims',
  ]);
  expect(aboutValue({ ...mixed, numeric: null }, undefined)).toBe('counts as mixture');
});
