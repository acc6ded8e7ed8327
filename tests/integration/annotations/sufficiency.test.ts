import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { changeAnnotation } from '@/lib/annotations/commands/change-annotation';
import { createAnnotation } from '@/lib/annotations/commands/create-annotation';
import { linkSource } from '@/lib/evidence/commands/link-source';
import type { EvidenceInput } from '@/lib/evidence/model';
import type { VerificationStatus } from '@/lib/annotations/model';
import { getAnnotation } from '@/lib/annotations/queries';
import { DEFAULT_SUFFICIENCY } from '@/lib/evidence/sufficiency-rules';
import { getSufficiency } from '@/lib/evidence/queries';
import { newId } from '@/lib/ids';
import { setSufficiency } from '@/lib/workspaces/commands/set-sufficiency';

import { buildAnnotation, buildEvidence } from '../../../prisma/factories/annotations';
import { testDatabase } from '../../support/database';
import { addSource, annotate, at, makeArticle, makeTeam } from './world';

const db = testDatabase();
const REASON = 'The clerk read it out to two of us.';
const PAGE = { locatorType: 'page', locator: '4' } as const;

let team: Awaited<ReturnType<typeof makeTeam>>['actors'];
let articleId: string;
let claimId: string;
beforeAll(async () => {
  team = (await makeTeam({ asks: true })).actors;
});
beforeEach(async () => {
  articleId = await makeArticle(team.owner);
  claimId = (await annotate(team.checker, articleId, '80 metres')).id;
});

const set = (
  from: VerificationStatus,
  to: VerificationStatus,
  overrideReason?: string,
  actor = team.checker,
) =>
  changeAnnotation(actor, articleId, claimId, {
    articleVersion: 0,
    changes: { status: { from, to } },
    ...(overrideReason !== undefined && { overrideReason }),
  });
const link = async (sourceId: string, parts: Partial<EvidenceInput> = {}) =>
  await linkSource(team.checker, articleId, claimId, buildEvidence(sourceId, { ...PAGE, ...parts }));
const add = async (parts: Partial<EvidenceInput> = {}) =>
  await link((await addSource(team.checker)).id, parts);
const claimNow = () => getAnnotation(team.viewer, articleId, claimId);
const lastEvent = async () =>
  (await db.event.findFirstOrThrow({ where: { articleId }, orderBy: { number: 'desc' } })).data;
const lacking = (...whats: string[]) => ({
  code: 'conflict',
  details: { lacks: whats.map((what) => expect.objectContaining({ what, message: expect.any(String) })) },
});

describe('verifying a claim', () => {
  test.each(['verified', 'verified_with_change'] as const)('as %s asks for evidence', async (status) => {
    await expect(set('unchecked', status)).rejects.toMatchObject({
      ...lacking('support'),
      details: { annotation: { id: claimId, status: 'unchecked' } },
    });
    expect(await claimNow()).toMatchObject({ status: 'unchecked', version: 1 });
  });

  test.each(['disputed', 'unverifiable', 'not_checkable'] as const)('as %s asks for none', async (status) => {
    expect(await set('unchecked', status)).toMatchObject({ status, override: null });
  });

  test('takes one primary source with a place', async () => {
    await add({ proximity: 'primary', locatorType: null, locator: '' });
    await expect(set('unchecked', 'verified')).rejects.toMatchObject(lacking('locators'));
    await add({ proximity: 'primary' });
    await expect(set('unchecked', 'verified')).rejects.toMatchObject(lacking('locators'));
    await db.evidence.deleteMany({ where: { annotationId: claimId, locator: '' } });
    expect(await set('unchecked', 'verified')).toMatchObject({ status: 'verified', override: null });
  });

  test('counts a reprint with what it was taken from once', async () => {
    const dispatch = await addSource(team.checker);
    const [one, two] = [await addSource(team.checker), await addSource(team.checker)];
    await db.source.updateMany({
      where: { id: { in: [one.id, two.id] } },
      data: { derivedFromId: dispatch.id, derivation: 'reprint' },
    });
    const secondary = { proximity: 'secondary' } as const;
    for (const { id } of [dispatch, one, two]) await link(id, secondary);
    await expect(set('unchecked', 'verified')).rejects.toMatchObject({
      details: { lacks: [{ what: 'support', primary: 0, secondary: 1 }] },
    });
    await add(secondary);
    await add(secondary);
    expect(await set('unchecked', 'verified')).toMatchObject({ status: 'verified' });
  });

  test('does not let the article speak for itself', async () => {
    const url = 'https://courier.example/quay';
    await db.article.update({
      where: { workspaceId_id: { workspaceId: team.owner.workspaceId, id: articleId } },
      data: { url },
    });
    await link((await addSource(team.checker, { url, canonicalUrl: url })).id, { proximity: 'primary' });
    await expect(set('unchecked', 'verified')).rejects.toMatchObject(lacking('support'));
  });

  test('is not stopped by what is withheld from whoever verifies', async () => {
    const { evidence } = await add({ proximity: 'primary' });
    await db.source.updateMany({ where: { id: evidence.sourceId }, data: { access: 'restricted' } });
    expect(await set('unchecked', 'verified', undefined, team.other)).toMatchObject({ status: 'verified' });
  });

  test('asks nothing of other kinds, and nothing where the workspace asks nothing', async () => {
    const quote = await annotate(team.checker, articleId, 'The quay will hold.', { kind: 'quote' });
    const changes = { status: { from: 'unchecked', to: 'verified' } };
    expect(
      await changeAnnotation(team.checker, articleId, quote.id, { articleVersion: 0, changes }),
    ).toMatchObject({ status: 'verified' });
    await setSufficiency(team.owner, { ...DEFAULT_SUFFICIENCY, mode: 'off' });
    expect(await set('unchecked', 'verified')).toMatchObject({ status: 'verified', override: null });
    await setSufficiency(team.owner, DEFAULT_SUFFICIENCY);
  });

  test('is asked for from the start, too', async () => {
    const input = buildAnnotation(at('northern'), { status: 'verified' });
    await expect(createAnnotation(team.checker, articleId, input)).rejects.toMatchObject(lacking('support'));
    expect(await getAnnotation(team.checker, articleId, input.id)).toBeNull();
  });
});

describe('a written reason', () => {
  test('lets a claim be verified, and is kept with who gave it and what was lacking', async () => {
    const verified = await set('unchecked', 'verified', REASON);
    expect(verified).toMatchObject({
      status: 'verified',
      override: { reason: REASON, byId: team.checker.userId, at: expect.any(String) },
    });
    expect(await lastEvent()).toMatchObject({ override: { reason: REASON, lacks: ['support'] } });
    expect((await claimNow())?.override).toEqual(verified.override);
  });

  test('goes when the claim is verified no more', async () => {
    await set('unchecked', 'verified', REASON);
    expect(await set('verified', 'in_progress')).toMatchObject({ override: null });
    expect(await lastEvent()).toMatchObject({ override: null });
  });

  test('goes when there is enough at the next verification, and is not kept where it was not needed', async () => {
    await set('unchecked', 'verified', REASON);
    await add({ proximity: 'primary' });
    expect((await claimNow())?.override).not.toBeNull();
    expect(await set('verified', 'verified_with_change', REASON)).toMatchObject({ override: null });
  });

  test('lets no other refusal pass', async () => {
    const changes = { status: { from: 'disputed', to: 'verified' } };
    await expect(
      changeAnnotation(team.checker, articleId, claimId, {
        articleVersion: 0,
        changes,
        overrideReason: REASON,
      }),
    ).rejects.toMatchObject({ code: 'conflict', details: { conflicts: [{ field: 'status' }] } });
    await expect(set('unchecked', 'verified', REASON, team.viewer)).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect((await claimNow())?.override).toBeNull();
  });
});

describe('what a workspace asks for', () => {
  test('is set by editors and owners, and said with what it was', async () => {
    const { actors } = await makeTeam({ asks: true });
    const policy = { ...DEFAULT_SUFFICIENCY, primary: 2, locators: false };
    for (const actor of [actors.reviewer, actors.checker, actors.viewer]) {
      await expect(setSufficiency(actor, policy)).rejects.toMatchObject({ code: 'forbidden' });
    }
    expect(await getSufficiency(actors.viewer)).toEqual(DEFAULT_SUFFICIENCY);
    await setSufficiency(actors.editor, policy);
    await setSufficiency(actors.owner, policy);
    expect(await getSufficiency(actors.viewer)).toEqual(policy);
    const events = await db.event.findMany({
      where: { workspaceId: actors.owner.workspaceId, type: 'workspace.sufficiency_set' },
      select: { data: true, actorId: true },
    });
    expect(events).toEqual([
      { actorId: actors.editor.userId, data: { from: DEFAULT_SUFFICIENCY, to: policy } },
    ]);
  });

  test('is the default where it was never said', async () => {
    expect(await getSufficiency({ workspaceId: newId() })).toEqual(DEFAULT_SUFFICIENCY);
  });
});
