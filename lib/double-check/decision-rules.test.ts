import { describe, expect, test } from 'vitest';
import { decisionComment, fieldsFor, outcomeOf } from '@/lib/double-check/decision-rules';
import { BLIND_KINDS } from '@/lib/double-check/model';
import { FIELD_SCHEMAS } from '@/lib/annotations/kind-model';
import { markOf } from '@/lib/double-check/test-mark';

const left = markOf(0, 10, { status: 'verified' });
const right = markOf(2, 12, { kind: 'quote' });
const own = {
  kind: 'claim',
  statement: 'So it is.',
  status: 'disputed',
  verdict: null,
  place: 'right',
} as const;

describe('a choice', () => {
  test('is the mark of its side, or nothing where that side marked nothing', () => {
    expect(outcomeOf({ left, right }, 'left', null)).toMatchObject({
      content: { status: 'verified' },
      words: left,
    });
    expect(outcomeOf({ left, right }, 'right', null)).toMatchObject({
      content: { kind: 'quote' },
      words: right,
    });
    expect(outcomeOf({ left, right: null }, 'right', null)).toBeNull();
  });

  test('of one’s own stands on the words of a side that marked some', () => {
    expect(outcomeOf({ left, right }, 'own', own)).toMatchObject({
      content: { statement: 'So it is.' },
      words: right,
    });
    expect(outcomeOf({ left, right: null }, 'own', own)).toBeUndefined();
    expect(outcomeOf({ left, right }, 'own', null)).toBeUndefined();
  });
});

test.each(BLIND_KINDS)('what a mark says fits into the fields of its kind: %s', (kind) => {
  const content = markOf(0, 1, { kind, statement: 'It is so.', verdict: 'accurate' });
  const fields = fieldsFor(content);
  expect(FIELD_SCHEMAS[kind].safeParse(fields)).toMatchObject({ success: true, data: fields });
  expect(Object.values(fields).includes('It is so.')).toBe(kind !== 'cleared');
  expect(Object.hasOwn(fields, 'verdict')).toBe(kind === 'claim');
});

test('the thread is told what both said and what was decided', () => {
  const said = decisionComment({
    left: {
      name: 'Ida Maren',
      mark: markOf(0, 10, { status: 'verified', verdict: 'accurate', note: 'Survey.' }),
    },
    right: { name: 'Odo Lind', mark: null },
    decided: { kind: 'cleared', statement: '', status: 'unchecked', verdict: null, note: '' },
    choice: 'own',
    comment: 'Common knowledge.',
    isHeldBack: false,
    statusName: (status) => status.toUpperCase(),
    kindName: (kind) => kind,
    verdictName: (verdict) => `<${verdict}>`,
  });
  expect(said.split('\n\n')).toEqual([
    'Independent double check, decided otherwise.',
    'Ida Maren: claim, VERIFIED, <accurate>. “Survey.”',
    'Odo Lind: marked nothing here',
    'Decision: cleared',
    'Common knowledge.',
  ]);
});
