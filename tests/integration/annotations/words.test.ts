import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { changeAnnotation } from '@/lib/annotations/commands/change-annotation';
import { confirmAnnotation } from '@/lib/annotations/commands/confirm-annotation';
import { deleteAnnotation, restoreAnnotation } from '@/lib/annotations/commands/delete-annotation';
import type { AnnotationChanges, AnnotationView, RangeInput } from '@/lib/annotations/model';
import { requireAnnotation } from '@/lib/annotations/queries';
import { isStale, placementOf } from '@/lib/annotations/rules';
import { listArticles } from '@/lib/articles/queries';

import { testDatabase } from '../../support/database';
import { retype, textOf } from './edit';
import { annotate, at, makeArticle, makeTeam } from './world';

let team: Awaited<ReturnType<typeof makeTeam>>['actors'];
let articleId: string;
let claim: AnnotationView;
beforeAll(async () => {
  team = (await makeTeam()).actors;
});
beforeEach(async () => {
  articleId = await makeArticle(team.owner);
  claim = await annotate(team.checker, articleId, '80 metres long');
  claim = await change({ status: { from: 'unchecked', to: 'verified' } });
});

async function change(changes: AnnotationChanges['changes'], articleVersion = 0) {
  return await changeAnnotation(team.checker, articleId, claim.id, { articleVersion, changes });
}
const read = () => requireAnnotation(team.viewer, articleId, claim.id);
const confirm = (words: string[], articleVersion = 1, actor = team.other) =>
  confirmAnnotation(actor, articleId, claim.id, { articleVersion, words });
const eventsOf = (type: string) =>
  testDatabase().event.findMany({ where: { articleId, type }, orderBy: { number: 'asc' } });
const rangesOf = ({ ranges }: AnnotationView): RangeInput[] =>
  ranges.map(({ role, start, end }) => ({ role, start, end }));
const wordsNow = async () => {
  const text = await textOf(team.viewer, articleId);
  return (await read()).ranges.map(({ start, end }) => text.slice(start, end));
};

describe('a check whose words change', () => {
  test('is stale until somebody confirms it, and counts as open in the list', async () => {
    const openOf = async () =>
      (await listArticles(team.viewer, {})).items.find(({ id }) => id === articleId)?.openItems;
    expect(await openOf()).toBe(0);
    await retype(team.editor, articleId, '80', '85');
    expect(isStale(await read())).toBe(true);
    expect(await openOf()).toBe(1);

    const confirmed = await confirm(['85 metres long']);
    expect(confirmed).toMatchObject({
      status: 'verified',
      version: 3,
      updatedById: team.other.userId,
      ranges: [{ exact: '85 metres long', placement: 'placed' }],
    });
    expect(isStale(confirmed)).toBe(false);
    expect(await openOf()).toBe(0);
    const [event] = await eventsOf('annotation.confirmed');
    expect(event).toMatchObject({
      subjectId: claim.id,
      actorId: team.other.userId,
      data: { kind: 'claim', ranges: [{ role: 'content', from: '80 metres long', to: '85 metres long' }] },
    });
  });

  test('is checked by whoever confirmed it last', async () => {
    await retype(team.editor, articleId, '80', '85');
    await confirm(['85 metres long']);
    expect(await read()).toMatchObject({ check: { byId: team.other.userId }, secondCheck: null });
  });

  test('is not stale when the words around it change', async () => {
    await retype(team.editor, articleId, ', observers said', ', everybody says');
    expect(await read()).toMatchObject({ ranges: [{ placement: 'placed', exact: '80 metres long' }] });
    expect(isStale(await read())).toBe(false);
  });
});

describe('confirming', () => {
  test('twice writes once', async () => {
    await retype(team.editor, articleId, '80', '85');
    const once = await confirm(['85 metres long']);
    expect(await confirm(['85 metres long'])).toEqual(once);
    expect(await eventsOf('annotation.confirmed')).toHaveLength(1);
  });

  test('is a conflict when the words are not those that the person saw', async () => {
    await retype(team.editor, articleId, '80', '85');
    await retype(team.editor, articleId, '85', '90');
    await expect(confirm(['85 metres long'])).rejects.toMatchObject({
      code: 'conflict',
      details: { annotation: { id: claim.id, ranges: [{ placement: 'changed' }] } },
    });
    await expect(confirm([])).rejects.toMatchObject({ code: 'conflict' });
    expect(isStale(await read())).toBe(true);
  });

  test('is not possible where there are no words, nor for viewers', async () => {
    await retype(team.editor, articleId, '80 metres long', '');
    expect(placementOf(await read())).toBe('orphaned');
    await expect(confirm([''])).rejects.toMatchObject({ code: 'conflict' });
    await expect(confirm([''], 1, team.viewer)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('finishing a check on words that are others than those that were marked', () => {
  beforeEach(async () => {
    await change({ status: { from: 'verified', to: 'in_progress' } });
    await retype(team.editor, articleId, '80', '85');
  });
  const finish = (words?: string[], articleVersion = 0) =>
    change({ status: { from: 'in_progress', to: 'verified', ...(words && { words }) } }, articleVersion);

  test('is a check of the words as they are', async () => {
    const changed = await finish(undefined, 1);
    expect(changed).toMatchObject({
      status: 'verified',
      ranges: [{ exact: '85 metres long', placement: 'placed' }],
    });
    const event = (await eventsOf('annotation.changed')).at(-1);
    expect(event?.data).toMatchObject({
      retaken: [{ role: 'content', from: '80 metres long', to: '85 metres long' }],
    });
  });

  test('takes them when the person saw them, however old the page is', async () => {
    expect(await finish(['85 metres long'])).toMatchObject({ ranges: [{ placement: 'placed' }] });
  });

  test('is a conflict when the person saw others, or nobody can say', async () => {
    await expect(finish(['80 metres long'])).rejects.toMatchObject({ code: 'conflict' });
    await expect(finish()).rejects.toMatchObject({ code: 'conflict' });
    expect(await read()).toMatchObject({ status: 'in_progress', ranges: [{ placement: 'changed' }] });
  });

  test('is refused while a range has no place', async () => {
    await retype(team.editor, articleId, '85 metres long', '');
    await expect(finish([''])).rejects.toMatchObject({
      code: 'invalid_input',
      fields: {
        status: 'Its words have lost their place. Reattach them or let them go, then set the status.',
      },
    });
    expect(await change({ priority: { from: 'normal', to: 'high' } }, 2)).toMatchObject({
      priority: 'high',
      ranges: [{ placement: 'orphaned' }],
    });
  });
});

describe('words that lost their place', () => {
  beforeEach(async () => {
    await retype(team.editor, articleId, ' is 80 metres long', '');
  });

  test('are reattached by a change of ranges', async () => {
    const before = await read();
    const [start, end] = at('observers said');
    const to = [{ role: 'content', start: start - 18, end: end - 18 }];
    const after = await change({ ranges: { from: rangesOf(before), to } }, 1);
    expect(after).toMatchObject({ ranges: [{ placement: 'placed', exact: 'observers said' }] });
    expect((await eventsOf('annotation.changed')).at(-1)?.data).toMatchObject({ verb: 'reattached' });
    expect(await wordsNow()).toEqual(['observers said']);
  });

  test('stay in the list of ranges when something else is added, and come back when they do', async () => {
    const before = await read();
    const added = { role: 'content', start: 0, end: 4 };
    const both = await change({ ranges: { from: rangesOf(before), to: [...rangesOf(before), added] } }, 1);
    expect(both.ranges.map(({ placement }) => placement).toSorted()).toEqual(['orphaned', 'placed']);
    expect((await eventsOf('annotation.changed')).at(-1)?.data).toMatchObject({ verb: 'adjusted' });
    await retype(team.editor, articleId, 'quay, observers', 'quay is 80 metres long, observers');
    expect((await wordsNow()).toSorted()).toEqual(['80 metres long', 'Quay']);
    expect(placementOf(await read())).toBe('placed');
  });

  test('are let go from what has other words', async () => {
    const before = await read();
    const added = { role: 'content' as const, start: 0, end: 4 };
    const both = await change({ ranges: { from: rangesOf(before), to: [...rangesOf(before), added] } }, 1);
    const left = await change({ ranges: { from: rangesOf(both), to: [added] } }, 1);
    expect(left).toMatchObject({ ranges: [{ exact: 'Quay', placement: 'placed' }] });
    expect((await eventsOf('annotation.changed')).at(-1)?.data).toMatchObject({ verb: 'let_go' });
  });

  test('cannot be made up: an empty range that is not there is refused', async () => {
    const before = await read();
    const to = [...rangesOf(before), { role: 'content', start: 3, end: 3 }];
    await expect(change({ ranges: { from: rangesOf(before), to } }, 1)).rejects.toMatchObject({
      fields: { ranges: 'A range must hold at least one character.' },
    });
  });

  test('are let go with their annotation, which can be restored', async () => {
    await deleteAnnotation(team.checker, articleId, claim.id, { verb: 'let_go' });
    await deleteAnnotation(team.checker, articleId, claim.id, { verb: 'let_go' });
    expect((await eventsOf('annotation.deleted')).map(({ data }) => data)).toEqual([
      { kind: 'claim', verb: 'let_go' },
    ]);
    expect(await restoreAnnotation(team.checker, articleId, claim.id)).toMatchObject({
      ranges: [{ placement: 'orphaned', exact: '80 metres long' }],
    });
  });

  test('are not let go when they have come back', async () => {
    await retype(team.editor, articleId, 'quay, observers', 'quay is 80 metres long, observers');
    const letGo = deleteAnnotation(team.checker, articleId, claim.id, { verb: 'let_go' });
    await expect(letGo).rejects.toMatchObject({ code: 'conflict' });
    expect(await read()).toMatchObject({ ranges: [{ placement: 'placed' }] });
  });
});

test('two ranges that come to touch stay two, with the quotes that they were made with', async () => {
  const quote = await annotate(team.checker, articleId, 'We are ready', {
    kind: 'quote',
    ranges: [at('We are'), at('ready')].map(([start, end]) => ({ role: 'content', start, end })),
  });
  await retype(team.editor, articleId, ' ready', 'ready');
  const before = await requireAnnotation(team.viewer, articleId, quote.id);
  const cue = { role: 'cue', start: before.ranges[1]?.end ?? 0, end: (before.ranges[1]?.end ?? 0) + 1 };
  const after = await changeAnnotation(team.checker, articleId, quote.id, {
    articleVersion: 1,
    changes: { ranges: { from: rangesOf(before), to: [...rangesOf(before), cue] } },
  });
  expect(after.ranges.map(({ exact }) => exact)).toEqual(['We are', 'ready', ',']);
});

test('ranges that pass each other keep the order in which events number them', async () => {
  const [early, late] = ['“We are ready,” said Ida Maren, the harbour master', 'The northern quay'] as const;
  const quote = await annotate(team.checker, articleId, early, {
    kind: 'quote',
    ranges: [late, early].map(at).map(([start, end]) => ({ role: 'content', start, end })),
  });
  expect(quote.ranges.map(({ exact }) => exact)).toEqual([early, late]);
  await retype(team.editor, articleId, early, '');
  await retype(team.editor, articleId, ' 🎉.', `, and so did ${early}.`);
  const moved = await requireAnnotation(team.viewer, articleId, quote.id);
  expect(moved.ranges.map(({ exact }) => exact)).toEqual([early, late]);
  const [first, second] = moved.ranges;
  expect(first?.start).toBeGreaterThan(second?.start ?? Infinity);
});
