import { beforeEach, describe, expect, test } from 'vitest';

import { GET as EXPORT_ARTICLE } from '@/app/api/articles/[articleId]/activity/export/route';
import { GET as EXPORT } from '@/app/api/activity/export/route';
import { GET as EXPORT_LIBRARY } from '@/app/api/sources/export/[format]/route';
import { verifyChain } from '@/lib/activity/chain-rules';
import { exportActivity } from '@/lib/activity/commands/export-activity';
import { listActivity } from '@/lib/activity/queries';
import { addComment } from '@/lib/annotations/commands/add-comment';
import { changeAnnotation } from '@/lib/annotations/commands/change-annotation';
import { archiveArticle, deleteArticle } from '@/lib/articles/commands';
import type { Actor, Role } from '@/lib/auth/actor';
import { linkSource } from '@/lib/evidence/commands/link-source';
import { newId } from '@/lib/ids';
import { setSourceAccess } from '@/lib/sources/commands/set-access';

import { buildEvidence } from '../../../prisma/factories/annotations';
import type { WorkspaceWith } from '../../support/actors';
import { testDatabase } from '../../support/database';
import { signedInRequest } from '../../support/session';
import { addSource, annotate, makeArticle, makeTeam } from '../annotations/world';
import { logEvents } from './world';

const db = testDatabase();
let team: WorkspaceWith<Role | 'other'>;
let actors: Record<Role | 'other', Actor>;
let articleId: string;
beforeEach(async () => {
  await db.rateLimit.deleteMany();
  team = await makeTeam();
  ({ actors } = team);
  articleId = await makeArticle(actors.editor);
});

async function linesOf(actor: Actor, of: string | null = null, now?: Date): Promise<string[]> {
  let text = '';
  for await (const part of (await exportActivity(actor, of, now)).lines) text += part;
  expect(text.endsWith('\n')).toBe(true);
  return text.slice(0, -1).split('\n');
}

const parsed = (lines: readonly string[]) => lines.map((line) => JSON.parse(line) as Record<string, unknown>);

describe('an exported activity', () => {
  test('holds every event of the workspace, chained, and is itself an event with its final hash', async () => {
    const { id } = await annotate(actors.checker, articleId, '80 metres');
    const lines = await linesOf(actors.editor, null, new Date('2026-11-23T10:00:00Z'));
    const [head, made, marked, end] = parsed(lines);
    expect(head).toMatchObject({
      format: 'galley-activity',
      version: 1,
      workspace: team.workspace.id,
      workspaceName: team.workspace.name,
      article: null,
      filter: null,
      exportedAt: '2026-11-23T10:00:00.000Z',
      withheld: 0,
      people: { [actors.editor.userId]: 'The editor', [actors.checker.userId]: 'The checker' },
    });
    expect(made).toMatchObject({ number: 1, type: 'article.created', articleId, articleNumber: 1 });
    expect(marked).toMatchObject({
      number: 2,
      type: 'annotation.created',
      actorId: actors.checker.userId,
      subjectId: id,
      data: { kind: 'claim', status: 'unchecked' },
    });
    const verdict = verifyChain(lines);
    expect(verdict).toEqual({ ok: true, ...end });
    expect(end).toMatchObject({ count: 2, withheld: 0 });
    const [logged] = (await listActivity(actors.owner, { group: 'exports' })).entries;
    expect(logged?.sentence).toBe(
      `The editor exported the activity: 2 entries, final hash ${String(end?.['hash']).slice(0, 12)}…`,
    );
  });

  test('has the same lines again, whoever exports it and when, and more after them', async () => {
    await annotate(actors.checker, articleId, '80 metres');
    const first = await linesOf(actors.editor, null, new Date('2026-11-23T10:00:00Z'));
    const second = await linesOf(actors.owner, null, new Date('2027-01-01T00:00:00Z'));
    expect(second.slice(1, -2)).toEqual(first.slice(1, -1));
    expect(JSON.parse(second.at(-2) ?? '')).toMatchObject({
      type: 'activity.exported',
      data: { events: 2, withheld: 0 },
    });
    expect(verifyChain(second)).toMatchObject({ ok: true, count: 3 });
  });

  test('of an article holds its events and what was taken out of it, and begins another chain', async () => {
    const other = await makeArticle(actors.editor);
    await annotate(actors.checker, other, '80 metres');
    await linesOf(actors.editor, articleId);
    const lines = await linesOf(actors.owner, articleId);
    expect(parsed(lines).map(({ type }) => type)).toEqual([
      undefined,
      'article.created',
      'activity.exported',
      undefined,
    ]);
    expect(verifyChain(lines)).toMatchObject({ ok: true, count: 2 });
    expect(parsed(lines)[0]).toMatchObject({ article: articleId, articleTitle: 'Quay to reopen in spring' });
    expect(parsed(await linesOf(actors.owner))[1]?.['previous']).not.toBe(parsed(lines)[1]?.['previous']);
  });

  test('withholds restricted sources from all, readers included, and counts them where they stood', async () => {
    const { id } = await annotate(actors.owner, articleId, '80 metres');
    const source = await addSource(actors.checker, { title: 'Paper zqsecret' });
    await linkSource(actors.checker, articleId, id, buildEvidence(source.id, { excerpt: 'zqsecret' }));
    const access = { version: 1, readerIds: [actors.owner.userId], evenIfNobody: false };
    await setSourceAccess(actors.checker, source.id, { access: 'restricted', ...access });
    const lines = await linesOf(actors.owner);
    // Its making, the link, that the article was told, and the restriction.
    expect(verifyChain(lines)).toMatchObject({ ok: true, count: 6, withheld: 4 });
    expect(parsed(lines)[0]).toMatchObject({ withheld: 4 });
    for (const word of ['zqsecret', source.id]) expect(lines.join()).not.toContain(word);
    const withheld = parsed(lines).filter((line) => line['withheld'] === true);
    expect(withheld.map(({ number }) => number)).toEqual([3, 4, 5, 6]);
    expect(Object.keys(withheld[0] ?? {})).toEqual(['hash', 'number', 'previous', 'withheld']);
  });

  test('withholds all that was done on restricted annotations, also when their article is gone', async () => {
    const query = await annotate(actors.checker, articleId, 'observers', {
      kind: 'query',
      fields: { question: 'Was it zqsecret?' },
    });
    const open = await annotate(actors.checker, articleId, '80 metres', { fields: { statement: 'zqopen' } });
    await addComment(actors.checker, articleId, query.id, { id: newId(), body: 'Ask.' });
    expect((await linesOf(actors.owner)).join()).toContain('zqsecret');
    for (const [field, from, to] of [
      ['visibility', 'team', 'restricted'],
      ['fields.question', 'Was it zqsecret?', 'Who is zqsecret?'],
    ] as const) {
      const changes = { [field]: { from, to } };
      await changeAnnotation(actors.checker, articleId, query.id, { articleVersion: 0, changes });
    }
    const lines = await linesOf(actors.owner);
    // Its making, the comment, the restriction and the change.
    expect(verifyChain(lines)).toMatchObject({ ok: true, withheld: 4 });
    for (const word of ['zqsecret', query.id]) expect(lines.join()).not.toContain(word);
    for (const word of ['zqopen', open.id]) expect(lines.join()).toContain(word);
    await archiveArticle(actors.owner, articleId);
    await deleteArticle(actors.owner, articleId);
    const after = (await linesOf(actors.owner)).join();
    for (const word of ['zqsecret', query.id]) expect(after).not.toContain(word);
    expect(after).toContain('zqopen');
  });

  test('of more events than are read at once holds all of them in order', async () => {
    await logEvents(
      actors.owner,
      Array.from({ length: 2_345 }, (_, index) => ({ type: 'moon.landed', data: { index } })),
    );
    const lines = await linesOf(actors.editor);
    expect(verifyChain(lines)).toMatchObject({ ok: true, count: 2_346 });
    const indexes = parsed(lines).flatMap(({ data }) => Reflect.get(Object(data), 'index') ?? []);
    expect(indexes).toEqual(Array.from({ length: 2_345 }, (_, index) => index));
  });

  test('waits for what is being written, so that nothing comes between its lines later', async () => {
    let commit = () => {};
    const held = new Promise<void>((resolve) => (commit = resolve));
    let isBegun = () => {};
    const begun = new Promise<void>((resolve) => (isBegun = resolve));
    const { workspaceId, userId } = actors.owner;
    const writing = db.$transaction(
      async (tx) => {
        await tx.event.create({ data: { workspaceId, actorId: userId, type: 'moon.landed' } });
        isBegun();
        await held;
      },
      { timeout: 30_000 },
    );
    await begun;
    await logEvents(actors.owner, [{ type: 'moon.set' }]);
    const exporting = linesOf(actors.editor);
    await new Promise((resolve) => setTimeout(resolve, 200));
    commit();
    await writing;
    const types = parsed(await exporting).flatMap(({ type }) => type ?? []);
    expect(types).toEqual(['article.created', 'moon.landed', 'moon.set']);
  });

  test.each(['reviewer', 'checker', 'viewer'] as const)(
    'is refused to the %s, and no event',
    async (role) => {
      const before = await db.event.count();
      for (const of of [null, articleId]) {
        await expect(exportActivity(actors[role], of)).rejects.toMatchObject({ code: 'forbidden' });
      }
      const { actors: there } = await makeTeam();
      await expect(exportActivity(there.owner, articleId)).rejects.toMatchObject({ code: 'not_found' });
      expect(await db.event.count()).toBe(before);
    },
  );

  test('is a download of lines of JSON', async () => {
    const ask = async (route: typeof EXPORT, params: Record<string, string>) =>
      await route(await signedInRequest(team.users.editor, '/api/asked'), {
        params: Promise.resolve(params),
      });
    const ofArticle = await ask(EXPORT_ARTICLE, { articleId });
    expect(ofArticle.headers.get('content-type')).toBe('application/jsonl; charset=utf-8');
    expect(ofArticle.headers.get('content-disposition')).toContain(
      'filename="Quay to reopen in spring activity.jsonl"',
    );
    expect(verifyChain((await ofArticle.text()).trimEnd().split('\n'))).toMatchObject({ ok: true });
    expect(verifyChain((await (await ask(EXPORT, {})).text()).trimEnd().split('\n'))).toMatchObject({
      ok: true,
    });
  });
});

test('an export of the library is an event', async () => {
  await addSource(actors.checker);
  const request = await signedInRequest(team.users.viewer, '/api/asked');
  const answer = await EXPORT_LIBRARY(request, { params: Promise.resolve({ format: 'ris' }) });
  expect(answer.status).toBe(200);
  await answer.text();
  const [logged] = (await listActivity(actors.owner, { group: 'exports' })).entries;
  expect(logged?.sentence).toBe('The viewer exported sources of the library (1) as ris');
});
