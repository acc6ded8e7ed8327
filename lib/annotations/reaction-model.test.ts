import { expect, test } from 'vitest';
import { groupReactions, withReaction } from '@/lib/annotations/reaction-model';

const stored = [
  { kind: 'thanks', userId: 'ida' },
  { kind: 'agree', userId: 'jo' },
  { kind: 'thanks', userId: 'jo' },
  { kind: 'of another version', userId: 'jo' },
];
const shown = [
  { kind: 'agree', userIds: ['jo'] },
  { kind: 'thanks', userIds: ['ida', 'jo'] },
] as const;

test('reactions stand together in the order of their kinds, and of who came first', () => {
  expect(groupReactions(stored)).toEqual(shown);
  expect(groupReactions([])).toEqual([]);
});

test('a reaction is added last and once, and taken away again', () => {
  const before = groupReactions(stored);
  const ida = { kind: 'agree', userId: 'ida', isOn: true } as const;
  const after = withReaction(before, ida);
  expect(after[0]).toEqual({ kind: 'agree', userIds: ['jo', 'ida'] });
  expect(withReaction(after, ida)).toEqual(after);
  expect(withReaction(after, { ...ida, isOn: false })).toEqual(before);
  expect(withReaction(before, { ...ida, isOn: false })).toEqual(before);
  expect(withReaction(before, { kind: 'agree', userId: 'jo', isOn: false })).toEqual(shown.slice(1));
});
