import { beforeEach, describe, expect, test } from 'vitest';

import { changeAnnotation } from '@/lib/annotations/commands/change-annotation';
import { deleteAnnotation } from '@/lib/annotations/commands/delete-annotation';
import { requireAnnotation } from '@/lib/annotations/queries';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { ScaleTarget, ScaleValue } from '@/lib/review/scale-model';
import { countVerdictUses, getScale, holdScale } from '@/lib/review/scale-queries';
import { DEFAULT_SCALE, verdictOf } from '@/lib/review/scale-rules';
import { setVerdicts } from '@/lib/review/commands/set-verdicts';

import { testDatabase } from '../../support/database';
import { eventually } from '../../support/eventually';
import { annotate, makeArticle, makeTeam } from '../annotations/world';

let team: Awaited<ReturnType<typeof makeTeam>>['actors'];
let articleId: string;
beforeEach(async () => {
  team = (await makeTeam()).actors;
  articleId = await makeArticle(team.owner);
});

const own = (id: string, parts: Partial<ScaleValue> = {}): ScaleValue => ({
  id,
  label: `Found ${id}`,
  description: '',
  numeric: null,
  colour: 'grey',
  bucket: 'OTHER',
  retired: false,
  ...parts,
});
const set = (to: ScaleTarget, version = 0, actor: Actor = team.editor) => setVerdicts(actor, { version, to });
const rate = (annotationId: string, from: string | null, to: string | null) =>
  changeAnnotation(team.checker, articleId, annotationId, {
    articleVersion: 0,
    changes: { 'fields.verdict': { from, to } },
  });
const refused = (sentence: string) => ({
  code: 'invalid_input',
  fields: { 'fields.verdict': expect.stringContaining(sentence) },
});

describe('the scale of a workspace', () => {
  test('is the default until an editor sets another, which is told in the log with what it was', async () => {
    expect(await getScale(team.viewer)).toEqual(DEFAULT_SCALE);
    const to = { values: [own('sound'), own('shaky')] };
    const scale = await set(to);
    expect(scale).toEqual({ version: 1, preset: 'own', ...to });
    expect(await getScale(team.viewer)).toEqual(scale);
    const where = { workspaceId: team.owner.workspaceId, type: 'workspace.verdicts_set' };
    const [event, ...others] = await testDatabase().event.findMany({ where });
    expect(event).toMatchObject({ actorId: team.editor.userId, data: { from: DEFAULT_SCALE, to: scale } });
    // Sent again, although it was made on the scale before.
    expect(await set(to)).toEqual(scale);
    expect([others.length, await testDatabase().event.count({ where })]).toEqual([0, 1]);
  });

  test.each(['reviewer', 'checker', 'viewer'] as const)('is not for a %s to set', async (role) => {
    await expect(set({ preset: 'evidence' }, 0, team[role])).rejects.toMatchObject({ code: 'forbidden' });
    expect(await getScale(team.owner)).toEqual(DEFAULT_SCALE);
  });

  test('is not changed by one who saw another one', async () => {
    await set({ preset: 'evidence' });
    await expect(set({ preset: 'rumours' })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('Somebody else changed the verdicts meanwhile'),
    });
    expect(await set({ preset: 'rumours' }, 1)).toMatchObject({ version: 2, preset: 'rumours' });
  });

  test('is one workspace’s own', async () => {
    const others = (await makeTeam()).actors;
    await set({ preset: 'evidence' });
    expect(await getScale(others.owner)).toEqual(DEFAULT_SCALE);
    const theirs = await makeArticle(others.checker);
    await expect(
      annotate(others.checker, theirs, 'Ida Maren', { fields: { verdict: 'refuted' } }),
    ).rejects.toMatchObject(refused('no verdict of this workspace'));
  });

  test('keeps what claims hold, those that were deleted too', async () => {
    const { id } = await annotate(team.checker, articleId, 'Ida Maren', { fields: { verdict: 'mixed' } });
    await annotate(team.checker, articleId, '80 metres', { fields: { verdict: 'outdated' } });
    await deleteAnnotation(team.checker, articleId, id, {});
    expect(Object.fromEntries(await countVerdictUses(team.viewer))).toEqual({ mixed: 0, outdated: 1 });
    await expect(set({ values: [own('sound')] })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('“Partly accurate / mixed” is in use. Retire it instead'),
    });
    const scale = await set({ preset: 'six_steps' });
    expect(scale.values.slice(6).map((value) => [value.id, value.retired])).toEqual([
      ['mixed', true],
      ['outdated', true],
    ]);
  });

  test('waits for who is giving a verdict by it', async () => {
    let isSet = false;
    let setting: Promise<unknown> = Promise.resolve();
    await db.$transaction(
      async (tx) => {
        await holdScale(tx, team.checker);
        setting = set({ preset: 'evidence' }).then(() => (isSet = true));
        await eventually(async () => {
          const waiting = await testDatabase().$queryRaw<unknown[]>`
            SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
              AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
          expect(waiting).toHaveLength(1);
        });
        expect(isSet).toBe(false);
      },
      { timeout: 30_000 },
    );
    await setting;
    expect(isSet).toBe(true);
  });
});

describe('a claim’s verdict', () => {
  test('is one that the scale offers', async () => {
    const { id } = await annotate(team.checker, articleId, 'Ida Maren');
    await expect(rate(id, null, 'supported')).rejects.toMatchObject(refused('no verdict of this workspace'));
    await expect(
      annotate(team.checker, articleId, '80 metres', { fields: { verdict: 'supported' } }),
    ).rejects.toMatchObject(refused('no verdict of this workspace'));
    await set({ preset: 'evidence' });
    expect((await rate(id, null, 'supported')).fields).toEqual({ verdict: 'supported' });
  });

  test('that was retired stays where it is, whatever else is changed, and is given no more', async () => {
    const { id } = await annotate(team.checker, articleId, 'Ida Maren', { fields: { verdict: 'mixed' } });
    const scale = await set({ preset: 'evidence' });
    expect(verdictOf(scale, 'mixed')).toMatchObject({ label: 'Partly accurate / mixed', retired: true });
    const other = await changeAnnotation(team.checker, articleId, id, {
      articleVersion: 0,
      changes: { 'fields.verdictRationale': { from: null, to: 'One of two logs says so.' } },
    });
    expect(other.fields).toEqual({ verdict: 'mixed', verdictRationale: 'One of two logs says so.' });
    await rate(id, 'mixed', 'refuted');
    await expect(rate(id, 'refuted', 'mixed')).rejects.toMatchObject(refused('was retired'));
    await expect(
      annotate(team.checker, articleId, '80 metres', { fields: { verdict: 'mixed' } }),
    ).rejects.toMatchObject(refused('was retired'));
    expect((await requireAnnotation(team.viewer, articleId, id)).fields).toMatchObject({
      verdict: 'refuted',
    });
    // Taken back, it is none.
    expect((await rate(id, 'refuted', null)).fields).not.toHaveProperty('verdict');
  });
});
