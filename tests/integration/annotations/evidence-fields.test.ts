import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { changeEvidence } from '@/lib/evidence/commands/change-evidence';
import { linkSource } from '@/lib/evidence/commands/link-source';
import type { EvidenceChange, EvidenceInput } from '@/lib/evidence/model';
import type { AnnotationView } from '@/lib/annotations/model';
import { getAnnotation, listAnnotations } from '@/lib/annotations/queries';
import type { CaptureView } from '@/lib/captures/model';
import { setSourceAccess } from '@/lib/sources/commands/set-access';
import type { SourceView } from '@/lib/sources/model';

import { buildEvidence } from '../../../prisma/factories/annotations';
import { testDatabase } from '../../support/database';
import { keep } from '../captures/world';
import { addSource, annotate, makeArticle, makeTeam } from './world';

const MINUTES = 'The board met at nine.\nThe quay measures 78.5 metres, the clerk said.\nIt closed at ten.';
const WORDS = 'The quay measures 78.5 metres';
const passage = { start: MINUTES.indexOf(WORDS), end: MINUTES.indexOf(WORDS) + WORDS.length };

let team: Awaited<ReturnType<typeof makeTeam>>['actors'];
let articleId: string;
let claim: AnnotationView;
let source: SourceView;
let copy: CaptureView;
beforeAll(async () => {
  team = (await makeTeam()).actors;
});
beforeEach(async () => {
  articleId = await makeArticle(team.owner);
  claim = await annotate(team.checker, articleId, '80 metres');
  source = await addSource(team.checker);
  copy = await keep(team.checker, source.id, MINUTES);
});

const link = async (parts: Partial<EvidenceInput>) =>
  (await linkSource(team.checker, articleId, claim.id, buildEvidence(source.id, parts))).evidence;
const change = (
  evidence: { id: string; version: number },
  parts: Partial<EvidenceChange>,
  actor = team.other,
) => {
  const { id: _, sourceId: __, ...fields } = buildEvidence(source.id);
  const { relation, proximity, locatorType, locator, excerpt, note } = fields;
  const main = { relation, proximity, locatorType, locator, excerpt, note };
  const path = { articleId, annotationId: claim.id, evidenceId: evidence.id };
  return changeEvidence(actor, path, { ...main, version: evidence.version, ...parts });
};
const linkNow = async () => (await getAnnotation(team.viewer, articleId, claim.id))?.evidence[0];
const lastEvent = async () =>
  (await testDatabase().event.findFirstOrThrow({ where: { articleId }, orderBy: { number: 'desc' } })).data;

describe('a passage in a copy', () => {
  test('is the excerpt where none is given, and stays where it is', async () => {
    const evidence = await link({ captureId: copy.id, passage });
    expect(evidence).toMatchObject({ captureId: copy.id, passage, newest: null, excerpt: WORDS });
    expect(await link({ captureId: copy.id, passage, excerpt: '78.5' })).toMatchObject({ excerpt: '78.5' });
  });

  test.each([
    ['beyond its text', { passage: { start: 0, end: MINUTES.length + 1 } }, 'passage'],
    ['of no copy that there is', { captureId: '0193a1b2-0000-7000-8000-000000000001' }, 'captureId'],
  ])('is refused %s', async (_, parts, field) => {
    const asked = link({ captureId: copy.id, passage, ...parts });
    await expect(asked).rejects.toMatchObject({
      code: 'invalid_input',
      fields: { [field]: expect.any(String) },
    });
    expect(await linkNow()).toBeUndefined();
  });

  test('is refused in a copy of another source', async () => {
    const other = await keep(team.checker, (await addSource(team.checker)).id, MINUTES);
    await expect(link({ captureId: other.id, passage })).rejects.toMatchObject({ code: 'invalid_input' });
  });

  test('of an older copy is told at once what became of it in the newest', async () => {
    const newer = await keep(team.checker, source.id, MINUTES.replace('78.5', '81.0'));
    expect(await link({ captureId: copy.id, passage })).toMatchObject({
      newest: { captureId: newer.id, placement: 'changed' },
    });
  });

  test('goes with its copy, and stays through changes that say nothing of it', async () => {
    const evidence = await link({ captureId: copy.id, passage });
    const kept = await change(evidence, { excerpt: WORDS, note: 'Seen.' });
    expect(kept).toMatchObject({ captureId: copy.id, passage, note: 'Seen.' });
    expect(await change(kept, { captureId: null })).toMatchObject({ captureId: null, passage: null });
  });
});

describe('what is said of a link', () => {
  const said = {
    directness: 'states_it',
    locatorType: 'page',
    locator: '4',
    locatorEnd: '6',
    excerpt: 'Die Pier misst 78,5 m.',
    excerptLanguage: 'de',
    excerptTranslation: 'The quay measures 78.5 m.',
    tracedToOrigin: true,
  } as const;

  test('is kept, with who saw the original first', async () => {
    const evidence = await link({ ...said, seenOriginal: true });
    expect(evidence).toMatchObject({ ...said, seenOriginal: { byId: team.checker.userId } });
    const again = await change(evidence, { ...said, seenOriginal: true, note: 'So it is.' });
    expect(again.seenOriginal).toEqual(evidence.seenOriginal);
    expect(await lastEvent()).toEqual({
      annotationId: claim.id,
      changes: { note: { from: '', to: 'So it is.' } },
    });
    expect((await change(again, { ...said, seenOriginal: false })).seenOriginal).toBeNull();
  });

  test('leaves nothing with those from whom its source is withheld, nor in the log', async () => {
    await setSourceAccess(team.checker, source.id, {
      version: source.version,
      access: 'restricted',
      readerIds: [team.checker.userId],
      evenIfNobody: false,
    });
    const evidence = await link({ ...said, seenOriginal: true, captureId: copy.id, passage });
    expect(await lastEvent()).toEqual({
      annotationId: claim.id,
      sourceId: source.id,
      relation: 'supported_by',
    });
    expect(await linkNow()).toEqual({
      ...evidence,
      isWithheld: true,
      locatorType: null,
      locator: '',
      locatorEnd: '',
      excerpt: '',
      excerptLanguage: '',
      excerptTranslation: '',
      seenOriginal: null,
      tracedToOrigin: false,
      captureId: null,
      passage: null,
    });
  });
});

describe('lineages', () => {
  test('come with the annotations, ancestors and withheld sources among them', async () => {
    const dispatch = await addSource(team.checker, { title: 'Dispatch' });
    await testDatabase().source.updateMany({
      where: { id: source.id },
      data: { derivedFromId: dispatch.id, derivation: 'reprint', access: 'restricted' },
    });
    await testDatabase().sourceReader.createMany({
      data: { workspaceId: team.checker.workspaceId, sourceId: source.id, userId: team.checker.userId },
    });
    await link({});
    const { lineages, sources } = await listAnnotations(team.viewer, articleId);
    expect(sources).toMatchObject([{ id: source.id, isWithheld: true }]);
    expect(lineages.toSorted((one) => (one.id === source.id ? -1 : 1))).toEqual([
      { id: source.id, originId: null, derivedFromId: dispatch.id, isArticle: false },
      { id: dispatch.id, originId: null, derivedFromId: null, isArticle: false },
    ]);
  });

  test('know the article itself by its address, however it is written', async () => {
    const address = 'https://Courier.example/bell?utm_source=post';
    await testDatabase().article.updateMany({ where: { id: articleId }, data: { url: address } });
    const own = await addSource(team.checker, { url: 'https://courier.example/bell#top', canonicalUrl: '' });
    await linkSource(team.checker, articleId, claim.id, buildEvidence(own.id));
    const { lineages } = await listAnnotations(team.viewer, articleId);
    expect(lineages).toMatchObject([{ id: own.id, isArticle: true }]);
  });
});
