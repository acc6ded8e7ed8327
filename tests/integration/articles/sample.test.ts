import { describe, expect, test } from 'vitest';
import { buildSample } from '@/lib/articles/sample/build-sample';
import { createSampleArticle } from '@/lib/articles/sample/create-sample-article';
import { listArticles, requireArticle } from '@/lib/articles/queries';

import { createWorkspaceWith } from '../../support/actors';
import { testDatabase } from '../../support/database';

const db = testDatabase();

describe('the sample article of a new workspace', () => {
  test('is written with its annotations where their words stand, its sources and its talk', async () => {
    const { owner } = (await createWorkspaceWith(testDatabase(), { owner: {} })).actors;
    const id = await db.$transaction((tx) => createSampleArticle(tx, owner));
    const { workspaceId } = owner;

    const { text } = await requireArticle(owner, id);
    const { annotations } = buildSample();
    expect(text).toBe(buildSample().text);
    const anchors = await db.anchor.findMany({ where: { workspaceId, articleId: id } });
    expect(anchors).toHaveLength(annotations.reduce((sum, { ranges }) => sum + ranges.length, 0));
    for (const anchor of anchors) expect(text.slice(anchor.startOffset, anchor.endOffset)).toBe(anchor.exact);

    expect(await db.annotation.count({ where: { workspaceId } })).toBe(annotations.length);
    const relations = await db.evidence.findMany({ where: { workspaceId }, distinct: ['relation'] });
    expect(relations.map(({ relation }) => relation)).toEqual(
      expect.arrayContaining(['supported_by', 'contradicted_by']),
    );
    expect(await db.source.count({ where: { workspaceId } })).toBe(2);
    expect(await db.comment.count({ where: { workspaceId, authorId: owner.userId } })).toBe(2);
    const [row] = (await listArticles(owner, {})).items;
    expect(row?.openItems).toBeGreaterThan(8);
  });

  test('can be written twice into one workspace', async () => {
    const { owner } = (await createWorkspaceWith(testDatabase(), { owner: {} })).actors;
    await db.$transaction((tx) => createSampleArticle(tx, owner));
    await db.$transaction((tx) => createSampleArticle(tx, owner));
    expect((await listArticles(owner, {})).items).toHaveLength(2);
  });
});
