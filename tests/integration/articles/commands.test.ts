import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  archiveArticle,
  createArticle,
  deleteArticle,
  restoreArticle,
  updateArticleFields,
} from '@/lib/articles/commands';
import { getArticleOriginal, requireArticle } from '@/lib/articles/queries';
import type { Actor, Role } from '@/lib/auth/actor';
import { newId } from '@/lib/ids';

import { buildArticle, buildDoc, makeArticle } from '../../../prisma/factories/articles';
import { createWorkspaceWith } from '../../support/actors';
import { testDatabase } from '../../support/database';
import { writeBareAnnotation } from './bare-annotation';

const db = testDatabase();
let team: Record<Role, Actor>;
let stranger: Actor;
beforeAll(async () => {
  team = (
    await createWorkspaceWith(testDatabase(), {
      owner: {},
      editor: {},
      reviewer: {},
      checker: {},
      viewer: {},
    })
  ).actors;
  stranger = (await createWorkspaceWith(testDatabase(), { owner: {} })).actors.owner;
});

async function eventsOf(articleId: string) {
  return await db.event.findMany({ where: { articleId }, orderBy: { number: 'asc' } });
}

describe('bringing an article in', () => {
  test('keeps the text, its hash, its words and the original bytes', async () => {
    const bytes = new TextEncoder().encode('The mill…');
    const original = { fileName: 'mill.txt', mediaType: 'text/plain', encoding: 'utf-8', bytes };
    const input = buildArticle({ original, fields: { title: 'Mühle zu verkaufen' } });
    expect(await createArticle(team.checker, input)).toEqual({ id: input.id, created: true });

    const article = await requireArticle(team.viewer, input.id);
    expect(article.text).toBe('The mill on the Aster is for sale.\nNobody has made an offer.');
    expect(article.textHash).toBe(createHash('sha256').update(article.text).digest('hex'));
    expect(article.wordCount).toBe(13);
    expect(article.version).toBe(0);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const { bytes: _bytes, ...about } = original;
    expect(article.original).toEqual({ ...about, sha256, size: bytes.length });
    expect((await getArticleOriginal(team.viewer, input.id))?.bytes).toEqual(bytes);
    expect((await eventsOf(input.id)).map(({ number, type, actorId }) => [number, type, actorId])).toEqual([
      [1, 'article.created', team.checker.userId],
    ]);
  });

  test('twice with one id makes one article', async () => {
    const input = buildArticle();
    const both = await Promise.all([createArticle(team.checker, input), createArticle(team.checker, input)]);
    expect(both.filter(({ created }) => created)).toHaveLength(1);
    expect(await eventsOf(input.id)).toHaveLength(1);
  });

  test('again with another text under the same id is a conflict, even after the first was renamed', async () => {
    const input = buildArticle();
    await createArticle(team.checker, input);
    await updateArticleFields(team.checker, input.id, { title: { from: input.fields.title, to: 'Sold' } });
    expect(await createArticle(team.checker, input)).toEqual({ id: input.id, created: false });
    const other = createArticle(team.checker, { ...input, doc: buildDoc('Something else.') });
    await expect(other).rejects.toMatchObject({ code: 'conflict' });
  });

  test('under an id of somebody else is a conflict, in another workspace it is another article', async () => {
    const input = buildArticle();
    await createArticle(team.checker, input);
    await expect(createArticle(team.editor, input)).rejects.toMatchObject({ code: 'conflict' });
    expect(await createArticle(stranger, input)).toEqual({ id: input.id, created: true });
  });

  test('again after its deletion does not bring it back', async () => {
    const input = buildArticle();
    await createArticle(team.editor, input);
    await deleteArticle(team.editor, input.id);
    await expect(createArticle(team.editor, input)).rejects.toMatchObject({ code: 'conflict' });
    await expect(requireArticle(team.editor, input.id)).rejects.toMatchObject({ code: 'not_found' });
  });

  test('refuses what is no document and writes nothing', async () => {
    const input = buildArticle({ doc: { type: 'doc', content: [{ type: 'iframe' }] } });
    await expect(createArticle(team.checker, input)).rejects.toMatchObject({ code: 'invalid_input' });
    expect(await db.article.count({ where: { id: input.id } })).toBe(0);
  });

  test('refuses a text that is too long, in words for a person', async () => {
    const input = buildArticle({ doc: buildDoc('word '.repeat(400_001)) });
    await expect(createArticle(team.checker, input)).rejects.toMatchObject({
      code: 'too_large',
      message: expect.stringContaining('2,000,000 characters'),
    });
  });
});

describe('roles', () => {
  test.each([
    [
      'createArticle',
      ['owner', 'editor', 'reviewer', 'checker'],
      (actor: Actor) => createArticle(actor, buildArticle()),
    ],
    [
      'updateArticleFields',
      ['owner', 'editor', 'reviewer', 'checker'],
      (actor: Actor, id: string) => updateArticleFields(actor, id, { byline: { from: '', to: 'Ann Other' } }),
    ],
    ['archiveArticle', ['owner', 'editor'], archiveArticle],
    ['restoreArticle', ['owner', 'editor'], restoreArticle],
    ['deleteArticle', ['owner', 'editor'], deleteArticle],
  ] as const)('%s is for %j, and nothing to strangers', async (name, allowed, command) => {
    for (const actor of Object.values(team)) {
      const id = await makeArticle(team.checker);
      const doing = command(actor, id).then(
        () => 'done',
        (error: { code: string }) => error.code,
      );
      expect([actor.role, await doing]).toEqual([
        actor.role,
        (allowed as readonly string[]).includes(actor.role) ? 'done' : 'forbidden',
      ]);
    }
    if (name === 'createArticle') return;
    const id = await makeArticle(team.checker);
    const code = (error: { code: string; message: string }) => [error.code, error.message];
    const foreign = await command(stranger, id).then(() => [], code);
    expect(foreign).toEqual(await command(stranger, newId()).then(() => [], code));
    expect(foreign[0]).toBe('not_found');
    expect(await requireArticle(team.viewer, id)).toMatchObject({ byline: '', archivedAt: null });
  });
});

describe('changing fields', () => {
  test('writes them, says who typed them, and search finds them', async () => {
    const id = await makeArticle(team.checker, { provenance: { title: 'first line' } });
    const article = await updateArticleFields(team.reviewer, id, {
      byline: { from: '', to: 'Ødegård' },
      publishedAt: { from: '', to: '2026-03-14' },
    });
    expect(article).toMatchObject({
      byline: 'Ødegård',
      publishedAt: '2026-03-14',
      provenance: { title: 'first line', byline: 'typed', publishedAt: 'typed' },
      updatedById: team.reviewer.userId,
    });
    const stored = await db.articleSearch.findFirstOrThrow({ where: { articleId: id } });
    expect(stored.searchText).toContain('odegard');
    expect((await eventsOf(id)).at(-1)).toMatchObject({
      type: 'article.changed',
      data: { fields: ['byline', 'publishedAt'] },
    });
  });

  test('that somebody else changed meanwhile tells both values and writes neither', async () => {
    const id = await makeArticle(team.checker);
    await updateArticleFields(team.reviewer, id, { outlet: { from: '', to: 'The Aster Post' } });
    const late = updateArticleFields(team.checker, id, {
      outlet: { from: '', to: 'Aster Post' },
      agency: { from: '', to: 'Tidende' },
    });
    await expect(late).rejects.toMatchObject({
      code: 'conflict',
      details: {
        conflicts: [{ field: 'outlet', yours: 'Aster Post', theirs: 'The Aster Post' }],
        article: { outlet: 'The Aster Post', agency: '' },
      },
    });
    expect(await requireArticle(team.checker, id)).toMatchObject({ outlet: 'The Aster Post', agency: '' });
  });

  test('sent twice is written once', async () => {
    const id = await makeArticle(team.checker);
    const changes = { outlet: { from: '', to: 'The Aster Post' } };
    await updateArticleFields(team.checker, id, changes);
    await updateArticleFields(team.checker, id, changes);
    expect(await eventsOf(id)).toHaveLength(2);
  });

  test('of an archived article is refused until it is restored', async () => {
    const id = await makeArticle(team.checker);
    await archiveArticle(team.editor, id);
    const changes = { outlet: { from: '', to: 'The Aster Post' } };
    await expect(updateArticleFields(team.editor, id, changes)).rejects.toMatchObject({ code: 'conflict' });
    await restoreArticle(team.editor, id);
    expect(await updateArticleFields(team.editor, id, changes)).toMatchObject({ outlet: 'The Aster Post' });
  });
});

describe('archiving and deleting', () => {
  test('an article is archived and restored once, however often it is asked', async () => {
    const id = await makeArticle(team.checker);
    for (const command of [archiveArticle, archiveArticle, restoreArticle, restoreArticle]) {
      await command(team.editor, id);
    }
    expect((await eventsOf(id)).map(({ type }) => type)).toEqual([
      'article.created',
      'article.archived',
      'article.restored',
    ]);
    expect(await requireArticle(team.editor, id)).toMatchObject({ archivedAt: null });
  });

  test('a deleted article takes its annotations along and leaves its title in the log', async () => {
    const id = await makeArticle(team.checker, {
      original: { fileName: '', mediaType: 'text/plain', encoding: 'utf-8', bytes: new Uint8Array([65]) },
    });
    await writeBareAnnotation(team.checker, id);
    await deleteArticle(team.owner, id);
    expect(await db.annotation.count({ where: { articleId: id } })).toBe(0);
    expect(await db.articleOriginal.count({ where: { articleId: id } })).toBe(0);
    expect((await eventsOf(id)).at(-1)).toMatchObject({
      number: 2,
      type: 'article.deleted',
      data: { title: 'The mill is for sale' },
    });
    await expect(deleteArticle(team.owner, id)).rejects.toMatchObject({ code: 'not_found' });
  });
});
