import { describe, expect, test } from 'vitest';
import { newId } from '@/lib/ids';
import { articlePeopleSchema, peopleChangesSchema, type ArticlePeople } from '@/lib/review/people-model';
import { changePeople, changesBetween, peopleOf } from '@/lib/review/people-rules';

const [ANA, BO, TOVE] = [newId(), newId(), newId()].toSorted() as [string, string, string];
const STORED: ArticlePeople = {
  leadId: ANA,
  reviewerIds: [BO],
  dueAt: '2026-11-24T18:00:00.000Z',
  authorId: null,
};

describe('who sees to an article', () => {
  test('is changed field by field, and what is as asked already counts as done', () => {
    const changes = {
      leadId: { from: ANA, to: TOVE },
      reviewerIds: { from: [], to: [BO] },
      dueAt: { from: STORED.dueAt, to: null },
    };
    const change = changePeople(STORED, changes);
    expect(change).toEqual({
      ok: true,
      people: { leadId: TOVE, reviewerIds: [BO], dueAt: null, authorId: null },
    });
    const again = change.ok && changePeople(change.people, changes);
    expect(again).toEqual(change);
  });

  test('is left as it is when somebody else changed one of the fields meanwhile, and both values are told', () => {
    const changes = {
      leadId: { from: BO, to: TOVE },
      dueAt: { from: STORED.dueAt, to: null },
      authorId: { from: BO, to: ANA },
    };
    expect(changePeople(STORED, changes)).toEqual({
      ok: false,
      conflicts: [
        { field: 'leadId', yours: TOVE, theirs: ANA },
        { field: 'authorId', yours: ANA, theirs: null },
      ],
    });
  });

  test('has reviewers in no order', () => {
    const two = { ...STORED, reviewerIds: [BO, TOVE] };
    const change = { reviewerIds: { from: [TOVE, BO], to: [ANA] } };
    expect(changePeople(two, change)).toEqual({ ok: true, people: { ...two, reviewerIds: [ANA] } });
    expect(changesBetween(two, { ...two, reviewerIds: [TOVE, BO] })).toBeNull();
  });

  test('comes from one to the other by the changes between them', () => {
    const other = { leadId: null, reviewerIds: [ANA, TOVE], dueAt: STORED.dueAt, authorId: BO };
    const changes = changesBetween(STORED, other);
    expect(Object.keys(changes ?? {})).toEqual(['leadId', 'reviewerIds', 'authorId']);
    expect(changes && changePeople(STORED, changes)).toMatchObject({ ok: true, people: other });
    expect(changesBetween(STORED, STORED)).toBeNull();
  });

  test('names each person once', () => {
    expect(peopleOf({ leadId: BO, reviewerIds: [BO, TOVE], authorId: TOVE })).toEqual([BO, TOVE]);
    expect(peopleOf({ leadId: null, reviewerIds: [BO], authorId: ANA })).toEqual([BO, ANA]);
    expect(peopleOf({ leadId: null, reviewerIds: [], authorId: null })).toEqual([]);
  });
});

describe('what is asked for', () => {
  test.each([
    ['a time without a zone', { ...STORED, dueAt: '2026-11-24T18:00' }],
    ['a day', { ...STORED, dueAt: '2026-11-24' }],
    ['a year that nobody plans for', { ...STORED, dueAt: '0001-01-01T00:00:00Z' }],
    ['a day that there is not', { ...STORED, dueAt: '2026-02-30T00:00:00Z' }],
    ['a person twice', { ...STORED, reviewerIds: [BO, BO] }],
    ['too many people', { ...STORED, reviewerIds: Array.from({ length: 21 }, newId) }],
    ['no id', { ...STORED, leadId: 'Bo' }],
    ['no id of an author', { ...STORED, authorId: 'Bo' }],
  ])('may not name %s', (_, people) => {
    expect(articlePeopleSchema.safeParse(people).success).toBe(false);
  });

  test('is read in one form: times to the millisecond, people in the order of their ids', () => {
    const people = {
      leadId: null,
      reviewerIds: [TOVE, ANA.toUpperCase()],
      dueAt: '2026-11-24T18:00:00Z',
      authorId: BO.toUpperCase(),
    };
    expect(articlePeopleSchema.parse(people)).toEqual({
      leadId: null,
      reviewerIds: [ANA, TOVE],
      dueAt: '2026-11-24T18:00:00.000Z',
      authorId: BO,
    });
    expect(peopleChangesSchema.safeParse({}).success).toBe(false);
  });
});
