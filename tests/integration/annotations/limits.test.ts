import { beforeAll, describe, expect, test } from 'vitest';
import { addComment } from '@/lib/annotations/commands/add-comment';
import { restoreEvidence, unlinkEvidence } from '@/lib/evidence/commands/change-evidence';
import { createAnnotation } from '@/lib/annotations/commands/create-annotation';
import { deleteAnnotation, restoreAnnotation } from '@/lib/annotations/commands/delete-annotation';
import { linkSource } from '@/lib/evidence/commands/link-source';
import { newId } from '@/lib/ids';

import { buildAnnotation, buildEvidence } from '../../../prisma/factories/annotations';
import { testDatabase } from '../../support/database';
import { addSource, annotate, at, makeArticle, makeTeam } from './world';

const db = testDatabase();
let actors: Awaited<ReturnType<typeof makeTeam>>['actors'];
beforeAll(async () => {
  actors = (await makeTeam()).actors;
});
const full = { code: 'conflict', message: expect.stringContaining('at most') };

describe('there can be', () => {
  test('20,000 annotations on one article, deleted ones not counted', async () => {
    const { checker } = actors;
    const articleId = await makeArticle(checker);
    const { id } = await annotate(checker, articleId, '80 metres');
    await db.$executeRaw`
      INSERT INTO annotations (workspace_id, id, article_id, kind, created_by_id, updated_by_id)
      SELECT ${checker.workspaceId}::uuid, gen_random_uuid(), ${articleId}::uuid, 'note',
        ${checker.userId}::uuid, ${checker.userId}::uuid
      FROM generate_series(1, 19999)`;
    const input = buildAnnotation(at('hold'));
    await expect(createAnnotation(checker, articleId, input)).rejects.toMatchObject(full);
    await deleteAnnotation(checker, articleId, id);
    await createAnnotation(checker, articleId, input);
    await expect(restoreAnnotation(checker, articleId, id)).rejects.toMatchObject(full);
  });

  test('1,000 comments on one annotation', async () => {
    const { checker } = actors;
    const articleId = await makeArticle(checker);
    const { id: annotationId } = await annotate(checker, articleId, '80 metres');
    await addComment(checker, articleId, annotationId, { id: newId(), body: 'First' });
    await db.comment.createMany({
      data: Array.from({ length: 999 }, () => ({
        workspaceId: checker.workspaceId,
        id: newId(),
        annotationId,
        authorId: checker.userId,
        body: 'More',
      })),
    });
    const last = { id: newId(), body: 'Last' };
    await expect(addComment(checker, articleId, annotationId, last)).rejects.toMatchObject(full);
  });

  test('100 links on one annotation, unlinked ones not counted', async () => {
    const { checker } = actors;
    const articleId = await makeArticle(checker);
    const { id: annotationId } = await annotate(checker, articleId, '80 metres');
    const source = await addSource(checker);
    const first = buildEvidence(source.id);
    await linkSource(checker, articleId, annotationId, first);
    await db.evidence.createMany({
      data: Array.from({ length: 99 }, () => ({
        id: newId(),
        sourceId: source.id,
        relation: 'supported_by' as const,
        workspaceId: checker.workspaceId,
        annotationId,
        createdById: checker.userId,
        updatedById: checker.userId,
      })),
    });
    const another = buildEvidence(source.id);
    await expect(linkSource(checker, articleId, annotationId, another)).rejects.toMatchObject(full);
    const path = { articleId, annotationId, evidenceId: first.id };
    await unlinkEvidence(checker, path);
    await linkSource(checker, articleId, annotationId, another);
    await expect(restoreEvidence(checker, path)).rejects.toMatchObject(full);
  });
});
