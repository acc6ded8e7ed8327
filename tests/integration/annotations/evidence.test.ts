import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { changeEvidence, restoreEvidence, unlinkEvidence } from '@/lib/evidence/commands/change-evidence';
import { linkSource } from '@/lib/evidence/commands/link-source';
import type { EvidenceInput } from '@/lib/evidence/model';
import type { AnnotationView } from '@/lib/annotations/model';
import { getAnnotation, listAnnotations } from '@/lib/annotations/queries';
import { archiveArticle } from '@/lib/articles/commands';
import { newId } from '@/lib/ids';
import type { SourceView } from '@/lib/sources/model';

import { buildEvidence } from '../../../prisma/factories/annotations';
import { addSource, annotate, eventsOf, makeArticle, makeTeam } from './world';

let team: Awaited<ReturnType<typeof makeTeam>>['actors'];
let stranger: typeof team;
let source: SourceView;
let articleId: string;
let claim: AnnotationView;
beforeAll(async () => {
  [team, stranger] = [(await makeTeam()).actors, (await makeTeam()).actors];
  source = await addSource(team.checker);
});
beforeEach(async () => {
  articleId = await makeArticle(team.owner);
  claim = await annotate(team.checker, articleId, '80 metres');
});

const link = async (input: EvidenceInput, actor = team.checker) =>
  await linkSource(actor, articleId, claim.id, input);
const pathOf = (evidenceId: string) => ({ articleId, annotationId: claim.id, evidenceId });
const changeOf = ({ id: _id, sourceId: _sourceId, ...fields }: EvidenceInput, version: number) => ({
  ...fields,
  version,
});

describe('linking a source', () => {
  test('comes with the annotation, and the source with the list', async () => {
    const input = buildEvidence(source.id, {
      relation: 'contradicted_by',
      proximity: 'primary',
      locatorType: 'page',
      locator: '4',
      excerpt: 'The quay measures 78.5 m.',
    });
    const { evidence, created } = await link(input);
    expect(created).toBe(true);
    expect(evidence).toMatchObject({
      ...input,
      seenOriginal: null,
      annotationId: claim.id,
      version: 1,
      createdById: team.checker.userId,
    });
    expect((await getAnnotation(team.viewer, articleId, claim.id))?.evidence).toEqual([evidence]);
    expect(await listAnnotations(team.viewer, articleId)).toMatchObject({ sources: [source] });
    expect((await eventsOf(articleId)).at(-1)).toEqual({ type: 'evidence.linked', subjectId: evidence.id });
  });

  test('sent twice links it once, also after a change; other content under the id is a conflict', async () => {
    const input = buildEvidence(source.id);
    const both = await Promise.all([link(input), link(input)]);
    expect(both.filter(({ created }) => created)).toHaveLength(1);
    await changeEvidence(team.other, pathOf(input.id), changeOf({ ...input, note: 'Seen.' }, 1));
    expect(await link(input)).toMatchObject({ created: false, evidence: { note: 'Seen.' } });
    await expect(link({ ...input, note: 'Other' })).rejects.toMatchObject({ code: 'conflict' });
    await expect(link(input, team.other)).rejects.toMatchObject({ code: 'conflict' });
    await unlinkEvidence(team.checker, pathOf(input.id));
    await expect(link(input)).rejects.toMatchObject({ code: 'conflict' });
  });

  test('is for what is checked only', async () => {
    const note = await annotate(team.checker, articleId, 'hold', { kind: 'note' });
    await expect(
      linkSource(team.checker, articleId, note.id, buildEvidence(source.id)),
    ).rejects.toMatchObject({ code: 'invalid_input' });
  });

  test('takes sources of the workspace only', async () => {
    const theirs = await addSource(stranger.owner);
    for (const id of [theirs.id, newId()]) {
      await expect(link(buildEvidence(id))).rejects.toMatchObject({ code: 'not_found' });
    }
  });

  test('is refused to viewers, in the archive, by way of another article, and to others', async () => {
    const input = buildEvidence(source.id);
    await expect(link(input, team.viewer)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(link(input, stranger.owner)).rejects.toMatchObject({ code: 'not_found' });
    const second = await makeArticle(team.owner);
    await expect(linkSource(team.owner, second, claim.id, input)).rejects.toMatchObject({
      code: 'not_found',
    });
    await archiveArticle(team.owner, articleId);
    await expect(link(input)).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('changing and unlinking', () => {
  test('replaces what is said of the link, and tells the later of two', async () => {
    const input = buildEvidence(source.id);
    await link(input);
    const changed = await changeEvidence(
      team.other,
      pathOf(input.id),
      changeOf({ ...input, relation: 'mentions_only' }, 1),
    );
    expect(changed).toMatchObject({ relation: 'mentions_only', version: 2 });
    const late = changeOf({ ...input, note: 'Late' }, 1);
    await expect(changeEvidence(team.checker, pathOf(input.id), late)).rejects.toMatchObject({
      code: 'conflict',
      details: { evidence: changed },
    });
    const again = changeOf({ ...input, relation: 'mentions_only' }, 1);
    expect(await changeEvidence(team.other, pathOf(input.id), again)).toEqual(changed);
  });

  test('takes a link away and brings it back, each once', async () => {
    const input = buildEvidence(source.id);
    const { evidence } = await link(input);
    await unlinkEvidence(team.other, pathOf(input.id));
    await unlinkEvidence(team.other, pathOf(input.id));
    expect((await getAnnotation(team.checker, articleId, claim.id))?.evidence).toEqual([]);
    expect((await listAnnotations(team.checker, articleId)).sources).toEqual([]);
    await expect(changeEvidence(team.checker, pathOf(input.id), changeOf(input, 2))).rejects.toMatchObject({
      code: 'not_found',
    });
    const restored = await restoreEvidence(team.checker, pathOf(input.id));
    expect(restored).toEqual({ ...evidence, version: 3 });
    expect(await restoreEvidence(team.checker, pathOf(input.id))).toEqual(restored);
    expect((await eventsOf(articleId)).map(({ type }) => type).slice(1)).toEqual([
      'evidence.linked',
      'evidence.unlinked',
      'evidence.restored',
    ]);
  });

  test('does not find a link by way of another annotation, or of others; viewers may not', async () => {
    const input = buildEvidence(source.id);
    await link(input);
    const other = await annotate(team.checker, articleId, 'observers said');
    const path = { articleId, annotationId: other.id, evidenceId: input.id };
    await expect(unlinkEvidence(team.owner, path)).rejects.toMatchObject({ code: 'not_found' });
    await expect(unlinkEvidence(stranger.owner, pathOf(input.id))).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(unlinkEvidence(team.viewer, pathOf(input.id))).rejects.toMatchObject({ code: 'forbidden' });
    await expect(restoreEvidence(team.owner, pathOf(newId()))).rejects.toMatchObject({ code: 'not_found' });
  });
});
