import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addComment } from '@/lib/annotations/commands/add-comment';
import { deleteAnnotation } from '@/lib/annotations/commands/delete-annotation';
import { linkSource } from '@/lib/evidence/commands/link-source';
import { compareReadingOrder } from '@/lib/annotations/order-rules';
import {
  listAllAnnotations,
  listAllComments,
  listAnnotations,
  getAnnotation,
} from '@/lib/annotations/queries';
import { newId } from '@/lib/ids';

import { buildEvidence } from '../../../prisma/factories/annotations';
import { seedLargeArticle } from '../../../prisma/factories/large-article';
import { testDatabase } from '../../support/database';
import { addSource, annotate, makeArticle, makeTeam } from './world';

let team: Awaited<ReturnType<typeof makeTeam>>['actors'];
let stranger: typeof team;
let articleId: string;
beforeAll(async () => {
  [team, stranger] = [(await makeTeam()).actors, (await makeTeam()).actors];
});
beforeEach(async () => {
  articleId = await makeArticle(team.owner);
});

describe('the list of annotations', () => {
  test('is paged by id without losing or repeating one, deleted ones left out', async () => {
    const words = ['Quay', 'reopen', 'ready', 'Ida', 'harbour', 'hold', 'northern'];
    const made = [];
    for (const word of words) made.push(await annotate(team.checker, articleId, word));
    await deleteAnnotation(team.checker, articleId, made[3]?.id ?? '');
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listAnnotations(team.viewer, articleId, { limit: 2, ...(cursor && { cursor }) });
      expect(page.items.length).toBe(2);
      ids.push(...page.items.map((item) => item.id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    const left = made.filter((_, index) => index !== 3).map((annotation) => annotation.id);
    expect(ids).toEqual(left.toSorted());
  });

  test('has no further page after one that is exactly full', async () => {
    await annotate(team.checker, articleId, 'Quay');
    await annotate(team.checker, articleId, 'reopen');
    expect((await listAnnotations(team.checker, articleId, { limit: 2 })).nextCursor).toBeNull();
  });

  test('gives every annotation its own ranges, talk and evidence, and each source once', async () => {
    const [maren, oduya] = [
      await addSource(team.checker, { authors: ['Ida Maren'] }),
      await addSource(team.checker, { authors: ['Tomas Oduya'] }),
    ];
    const [first, second, third] = [
      await annotate(team.checker, articleId, 'reopen in spring'),
      await annotate(team.checker, articleId, '80 metres'),
      await annotate(team.checker, articleId, 'observers said', { kind: 'note' }),
    ];
    await linkSource(team.checker, articleId, first.id, buildEvidence(oduya.id));
    await linkSource(team.checker, articleId, second.id, buildEvidence(maren.id));
    await linkSource(team.checker, articleId, second.id, buildEvidence(oduya.id));
    await addComment(team.checker, articleId, third.id, { id: newId(), body: 'Who?' });

    const { items, sources } = await listAnnotations(team.viewer, articleId);
    const read = await Promise.all(
      [first, second, third].map(({ id }) => getAnnotation(team.viewer, articleId, id)),
    );
    expect(items).toEqual(read);
    expect(items.map((item) => [item.ranges[0]?.exact, item.evidence.length, item.thread.comments])).toEqual([
      ['reopen in spring', 1, 0],
      ['80 metres', 2, 0],
      ['observers said', 0, 1],
    ]);
    expect(sources.map((source) => source.id)).toEqual([maren.id, oduya.id]);
  });

  test('is not found by others', async () => {
    for (const list of [listAnnotations, listAllAnnotations, listAllComments]) {
      await expect(list(stranger.owner, articleId)).rejects.toMatchObject({ code: 'not_found' });
      await expect(list(team.owner, newId())).rejects.toMatchObject({ code: 'not_found' });
    }
    const { id } = await annotate(team.checker, articleId, 'Quay');
    expect(await getAnnotation(stranger.owner, articleId, id)).toBeNull();
  });

  test('for an export is the same, whole and in reading order', async () => {
    const large = await seedLargeArticle(testDatabase(), team.owner, { words: 3_000, annotations: 600 });
    const all = await listAllAnnotations(team.viewer, large.articleId);
    expect(all).toHaveLength(600);
    expect(all).toEqual(all.toSorted(compareReadingOrder));
    const pages = [await listAnnotations(team.viewer, large.articleId)];
    pages.push(await listAnnotations(team.viewer, large.articleId, { cursor: pages[0]?.nextCursor ?? '' }));
    const paged = pages.flatMap((page) => page.items);
    expect(paged.toSorted(compareReadingOrder)).toEqual(all);
    const comments = await listAllComments(team.viewer, large.articleId);
    const counted = all.filter((each) => each.thread.comments > 0);
    expect(counted.length).toBeGreaterThan(10);
    expect(counted.map((each) => comments.get(each.id)?.length)).toEqual(
      counted.map((each) => each.thread.comments),
    );
  });
});
