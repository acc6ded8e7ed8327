import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyChanges, valueOf, type AnnotationState } from '@/lib/annotations/change-rules';
import { FLAGS, PRIORITIES, VERIFICATION_STATUSES } from '@/lib/annotations/model';

const text = 'The quay is eighty metres long, the harbour board said on Monday.';
const ada = { byId: '0198c0de-0000-7000-8000-00000000000a', at: '2026-11-22T10:00:00.000Z', text };
const ben = { byId: '0198c0de-0000-7000-8000-00000000000b', at: '2026-11-22T10:05:00.000Z', text };

const claim: AnnotationState = {
  kind: 'claim',
  status: 'unchecked',
  priority: 'normal',
  assigneeId: null,
  flags: [{ name: 'outdated', reason: 'From 2019', byId: ada.byId, at: '2026-11-20T08:00:00.000Z' }],
  tags: ['harbour'],
  visibility: 'public',
  ranges: [{ role: 'content', start: 0, end: 30 }],
  fields: { statement: 'The quay is 80 m long.' },
  agents: {},
};

function applied(stored: AnnotationState, changes: Parameters<typeof applyChanges>[1], who = ben) {
  const result = applyChanges(stored, changes, who);
  if (result.outcome !== 'applied') throw new Error(`Not applied: ${JSON.stringify(result)}`);
  return result;
}

describe('applyChanges', () => {
  test('changes who sees it, within what there is for its kind', () => {
    const seen = { visibility: { from: 'public', to: 'restricted' } };
    expect(applied(claim, seen).changed).toEqual([{ field: 'visibility', from: 'public', to: 'restricted' }]);
    const query: AnnotationState = { ...claim, kind: 'query', fields: {}, visibility: 'team' };
    for (const to of ['public', 'everybody', null]) {
      expect(applyChanges(query, { visibility: { from: 'team', to } }, ben)).toMatchObject({
        outcome: 'invalid',
        problems: { visibility: expect.any(String) },
      });
    }
    expect(applyChanges(claim, { visibility: { from: 'restricted', to: 'team' } }, ben)).toMatchObject({
      outcome: 'conflict',
      conflicts: [{ yours: 'team', theirs: 'public' }],
    });
  });

  test('changes what is named and leaves the rest', () => {
    const { state, changed } = applied(claim, {
      status: { from: 'unchecked', to: 'verified' },
      'fields.claimant': { from: null, to: ' The harbour board ' },
      'fields.statement': { from: 'The quay is 80 m long.', to: '' },
    });
    expect(state).toEqual({ ...claim, status: 'verified', fields: { claimant: 'The harbour board' } });
    expect(changed).toEqual([
      { field: 'status', from: 'unchecked', to: 'verified' },
      { field: 'fields.claimant', from: null, to: 'The harbour board' },
      { field: 'fields.statement', from: 'The quay is 80 m long.', to: null },
    ]);
  });

  test('counts a field that is as asked already as done, whatever it was said to be', () => {
    const result = applied(claim, { status: { from: 'disputed', to: 'unchecked' } });
    expect(result.changed).toEqual([]);
    expect(result.state).toEqual(claim);
  });

  test('applies nothing when one field is in conflict, and tells both values', () => {
    const changes = {
      status: { from: 'in_progress', to: 'verified' },
      priority: { from: 'normal', to: 'high' },
    };
    expect(applyChanges(claim, changes, ben)).toEqual({
      outcome: 'conflict',
      conflicts: [{ field: 'status', yours: 'verified', theirs: 'unchecked' }],
    });
  });

  test('stamps new flags and flags with another reason, and keeps who set the others', () => {
    const to = [
      { name: 'outdated', reason: 'From 2019' },
      { name: 'single_source', reason: '' },
    ];
    // The client may send the flag as it read it.
    const { state } = applied(claim, { flags: { from: claim.flags, to } });
    expect(state.flags).toEqual([
      claim.flags[0],
      { name: 'single_source', reason: '', byId: ben.byId, at: ben.at },
    ]);
    const reworded = [{ name: 'outdated', reason: 'From 2018' }];
    expect(applied(claim, { flags: { from: claim.flags, to: reworded } }).state.flags).toEqual([
      { ...reworded[0], byId: ben.byId, at: ben.at },
    ]);
  });

  test('compares ranges by role and place only', () => {
    const from = [{ role: 'content', start: 0, end: 30, exact: 'The quay', prefix: '', suffix: '' }];
    const to = [
      { role: 'content', start: 46, end: 54 },
      { role: 'content', start: 0, end: 30 },
    ];
    expect(applied(claim, { ranges: { from, to } }).state.ranges).toEqual([to[1], to[0]]);
  });

  test.each([
    ['status', 'true', 'status'],
    ['priority', null, 'priority'],
    ['assigneeId', 'nobody', 'assigneeId'],
    ['flags', [{ name: 'outdated', reason: '', byId: ada.byId }], 'flags'],
    [
      'flags',
      [
        { name: 'when', reason: '' },
        { name: 'when', reason: 'x' },
      ],
      'flags',
    ],
    ['tags', ['a', 'a'], 'tags'],
    ['tags', [' '], 'tags'],
    ['ranges', [], 'ranges'],
    ['ranges', [{ role: 'cue', start: 0, end: 3 }], 'ranges'],
    ['ranges', [{ role: 'content', start: 3, end: 3 }], 'ranges'],
    ['ranges', 'all of it', 'ranges'],
    ['fields.verdict', 'Half true', 'fields.verdict'],
    ['fields.speaker', 'Ada', 'fields.speaker'],
    ['fields.__proto__', { a: 1 }, 'fields.__proto__'],
    ['fields', {}, 'fields'],
    ['kind', 'quote', 'kind'],
    ['createdById', ben.byId, 'createdById'],
  ])('refuses %s: %j', (field, to, named) => {
    const result = applyChanges(claim, { [field]: { from: null, to } }, ben);
    expect(result).toMatchObject({ outcome: 'invalid', problems: { [named]: expect.any(String) } });
  });

  test('gives no status to what is not checked', () => {
    const note: AnnotationState = { ...claim, kind: 'note', fields: {} };
    expect(applyChanges(note, { status: { from: 'unchecked', to: 'verified' } }, ben)).toMatchObject({
      problems: { status: expect.any(String) },
    });
    expect(applied(note, { tags: { from: ['harbour'], to: [] } }).state.tags).toEqual([]);
  });

  test('does not judge stored ranges again when something else changes', () => {
    const far: AnnotationState = { ...claim, ranges: [{ role: 'content', start: 0, end: text.length + 9 }] };
    expect(applied(far, { priority: { from: 'normal', to: 'legal' } }).state.ranges).toEqual(far.ranges);
  });
});

/** Every field with values that a claim may have in it. */
const values: Record<string, fc.Arbitrary<unknown>> = {
  status: fc.constantFrom(...VERIFICATION_STATUSES),
  priority: fc.constantFrom(...PRIORITIES),
  assigneeId: fc.option(fc.uuid()),
  tags: fc.uniqueArray(fc.stringMatching(/^[a-z]{1,5}$/), { maxLength: 3 }),
  flags: fc.uniqueArray(
    fc.record({ name: fc.constantFrom(...FLAGS), reason: fc.stringMatching(/^[a-z]{0,3}$/) }),
    {
      selector: (flag) => flag.name,
      maxLength: 3,
    },
  ),
  ranges: fc
    .tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 5, max: 30 }))
    .map(([start, length]) => [{ role: 'content', start, end: start + length }]),
  'fields.statement': fc.stringMatching(/^[a-z]{0,4}$/),
  'fields.verdict': fc.constantFrom(null, 'accurate', 'mixed', 'inaccurate'),
  'fields.whyCheck': fc.uniqueArray(fc.constantFrom('statistics', 'scientific', 'historical')),
};
type Changes = Parameters<typeof applyChanges>[1];

/** Some fields, each changed to some value from what it is in `claim`. */
const someChanges: fc.Arbitrary<Changes> = fc
  .subarray(Object.keys(values), { minLength: 1 })
  .chain((fields) =>
    fc.record(Object.fromEntries(fields.map((field) => [field, values[field] ?? fc.constant(null)]))),
  )
  .map((asked) =>
    Object.fromEntries(
      Object.entries(asked).map(([field, to]) => [field, { from: valueOf(claim, field), to }]),
    ),
  );

describe('two people who change one annotation at once', () => {
  test('both get all of it when they change different fields, whoever is first', () => {
    fc.assert(
      fc.property(someChanges, someChanges, (all, others) => {
        const mine = Object.fromEntries(
          Object.entries(all).filter(([field]) => !Object.hasOwn(others, field)),
        );
        const [afterMine, afterOthers] = [applied(claim, mine, ada).state, applied(claim, others, ben).state];
        const one = applied(afterMine, others, ben).state;
        const other = applied(afterOthers, mine, ada).state;
        for (const field of Object.keys(values)) {
          expect(valueOf(one, field)).toEqual(valueOf(other, field));
          const author = Object.hasOwn(mine, field) ? afterMine : afterOthers;
          expect(valueOf(one, field)).toEqual(valueOf(author, field));
        }
      }),
      { numRuns: 500 },
    );
  });

  test('are told both values where they want different ones of the same field, and nothing of the later is written', () => {
    fc.assert(
      fc.property(someChanges, someChanges, (first, second) => {
        const { state } = applied(claim, first, ada);
        const result = applyChanges(state, second, ben);
        const wanted = applied(claim, second, ben).state;
        const expected = Object.keys(second).filter((field) => {
          const [was, is, asked] = [claim, state, wanted].map((each) => JSON.stringify(valueOf(each, field)));
          return is !== was && is !== asked;
        });
        if (expected.length === 0) {
          expect(result.outcome).toBe('applied');
        } else {
          expect(result).toEqual({
            outcome: 'conflict',
            conflicts: expected.map((field) => ({
              field,
              yours: valueOf(wanted, field),
              theirs: valueOf(state, field),
            })),
          });
        }
      }),
      { numRuns: 500 },
    );
  });

  test('may send a change twice: the second time it does nothing', () => {
    fc.assert(
      fc.property(someChanges, (changes) => {
        const { state } = applied(claim, changes, ada);
        const again = applied(state, changes, ada);
        expect(again.changed).toEqual([]);
        for (const field of Object.keys(values)) {
          expect(valueOf(again.state, field)).toEqual(valueOf(state, field));
        }
      }),
      { numRuns: 300 },
    );
  });
});
