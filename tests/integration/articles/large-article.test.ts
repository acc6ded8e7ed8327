import { describe, expect, test } from 'vitest';
import { ANNOTATION_KINDS } from '@/lib/annotations/kind-model';
import { listArticles, requireArticle } from '@/lib/articles/queries';
import { seedLargeArticle } from '@/prisma/factories/large-article';

import { createWorkspaceWith } from '../../support/actors';
import { testDatabase } from '../../support/database';

describe('a made-up large article', () => {
  test('has the words and annotations that were asked for, each where its words stand', async () => {
    const db = testDatabase();
    const { owner } = (await createWorkspaceWith(testDatabase(), { owner: {} })).actors;
    const options = { words: 3_000, annotations: 400 };
    const { articleId, text } = await seedLargeArticle(db, owner, options);

    const article = await requireArticle(owner, articleId);
    expect(article.text).toBe(text);
    expect(article.wordCount).toBeGreaterThan(2_900);
    expect(article.wordCount).toBeLessThan(3_300);
    const anchors = await db.anchor.findMany({ where: { workspaceId: owner.workspaceId } });
    for (const { exact, prefix, suffix, startOffset, endOffset } of anchors) {
      expect(text.slice(startOffset, endOffset)).toBe(exact);
      expect(text).toContain(prefix + exact + suffix);
    }
    const [row] = (await listArticles(owner, {})).items;
    expect(Object.keys(row?.annotations ?? {}).toSorted()).toEqual([...ANNOTATION_KINDS].toSorted());
    expect(Object.values(row?.annotations ?? {}).reduce((sum, count) => sum + count, 0)).toBe(400);

    const other = (await createWorkspaceWith(testDatabase(), { owner: {} })).actors.owner;
    expect((await seedLargeArticle(db, other, options)).text).toBe(text);
  });
});
