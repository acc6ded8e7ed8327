import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { GET } from '@/app/api/articles/[articleId]/export/[format]/route';
import { changeAnnotation } from '@/lib/annotations/commands/change-annotation';
import { createAnnotation } from '@/lib/annotations/commands/create-annotation';
import { FORMAT_NAMES } from '@/lib/export/formats';
import { newId } from '@/lib/ids';

import { buildAnnotation } from '../../../prisma/factories/annotations';
import { buildDoc, makeArticle } from '../../../prisma/factories/articles';
import { createWorkspaceWith, type WorkspaceWith } from '../../support/actors';
import { testDatabase } from '../../support/database';
import { signedInRequest } from '../../support/session';
import { retype } from '../annotations/edit';

let team: WorkspaceWith<'owner' | 'checker' | 'viewer'>;
let others: WorkspaceWith<'owner'>;
let articleId: string;

beforeAll(async () => {
  team = await createWorkspaceWith(testDatabase(), { owner: {}, checker: {}, viewer: {} });
  others = await createWorkspaceWith(testDatabase(), { owner: {} });
  articleId = await makeArticle(team.actors.owner, {
    fields: { title: '潮汐 / tide tables' },
    doc: buildDoc('🙂 The mill cost 9.4 million crowns.', 'Photo: the mill', 'Photo: the mill'),
  });
  const claim = buildAnnotation([3, 36]);
  await createAnnotation(team.actors.owner, articleId, claim);
  await changeAnnotation(team.actors.checker, articleId, claim.id, {
    articleVersion: 0,
    changes: { status: { from: 'unchecked', to: 'verified' } },
    overrideReason: 'The clerk read it out.',
  });
});

type Asker = 'viewer' | 'stranger' | 'nobody';

async function ask(who: Asker, format: string, id = articleId): Promise<Response> {
  const user = who === 'nobody' ? null : who === 'stranger' ? others.users.owner : team.users.viewer;
  const request = await signedInRequest(user, `/api/articles/${id}/export/${format}`);
  return await GET(request, { params: Promise.resolve({ articleId: id, format }) });
}

describe('taking an article out', () => {
  test('is refused to those who are not signed in', async () => {
    expect((await ask('nobody', 'w3c')).status).toBe(401);
  });

  test('answers another workspace as if there were no such article', async () => {
    const foreign = await ask('stranger', 'csv');
    const unknown = await ask('stranger', 'csv', newId());
    expect([foreign.status, unknown.status]).toEqual([404, 404]);
    const { requestId: _, ...told } = (await foreign.json()) as Record<string, unknown>;
    expect(await unknown.json()).toMatchObject(told);
  });

  test('names the formats when it is asked for another', async () => {
    const answer = await ask('viewer', 'pdf');
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('docx, w3c, csv, markdown');
  });

  test.each(FORMAT_NAMES)('is a download in %s, also for viewers, that no one else keeps', async (format) => {
    const answer = await ask('viewer', format);
    expect(answer.headers.get('cache-control')).toContain('no-store');
    expect(answer.status).toBe(200);
    const disposition = answer.headers.get('content-disposition') ?? '';
    expect(disposition).toMatch(/^attachment; filename="[\w. -]+"; filename\*=UTF-8''%E6%BD%AE%E6%B1%90/);
    expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(200);
  });

  test('is noted in the log, changes nothing on the article, and differs from the next only in its time', async () => {
    const stored = () =>
      testDatabase().article.findFirstOrThrow({
        where: { id: articleId },
        select: { updatedAt: true, updatedById: true },
      });
    const events = () =>
      testDatabase().event.findMany({
        where: { workspaceId: team.workspace.id, type: 'article.exported', subjectId: articleId },
        orderBy: { id: 'asc' },
        select: { actorId: true, articleId: true, data: true },
      });
    const [before, noted] = [await stored(), (await events()).length];
    const takeOut = async () =>
      (await (await ask('viewer', 'markdown')).text()).replace(/^exported: .*$/m, '');
    expect(await takeOut()).toBe(await takeOut());
    expect(await stored()).toEqual(before);
    const event = { actorId: team.users.viewer.id, articleId: null, data: { format: 'markdown' } };
    expect((await events()).slice(noted)).toEqual([event, event]);
  });

  test('notes nothing when there is nothing to take out', async () => {
    const count = () => testDatabase().event.count({ where: { type: 'article.exported' } });
    const before = await count();
    await ask('stranger', 'csv');
    await ask('viewer', 'pdf');
    expect(await count()).toBe(before);
  });

  test('counts code points in annotations, and tells who checked in the tables', async () => {
    const w3c = await (await ask('viewer', 'w3c')).text();
    expect(w3c).toMatch(/"start":\s*2\b/);
    const tables = unzipSync(new Uint8Array(await (await ask('viewer', 'csv')).arrayBuffer()));
    const claims = new TextDecoder().decode(tables['claims.csv']);
    expect(claims).toContain('The checker');
  });

  test('tells of words where they stand, also while somebody writes', async () => {
    const id = await makeArticle(team.actors.owner, {
      doc: buildDoc('One quay.', 'Two piers.', 'Three boats.'),
    });
    await createAnnotation(team.actors.owner, id, buildAnnotation([21, 26]));
    const writing = (async () => {
      for (let line = 0; line < 12; line++) await retype(team.actors.owner, id, 'One', 'One and one');
    })();
    const found: string[] = [];
    for (let at = 0; at < 12; at++) {
      const { 'schema:about': about, first } = JSON.parse(
        await (await ask('viewer', 'w3c', id)).text(),
      ) as Exported;
      const [target] = first.items[0]?.target ?? [];
      const { start = 0, end = 0 } = target?.selector[1] ?? {};
      found.push(about['schema:articleBody'].slice(start, end));
    }
    await writing;
    expect(new Set(found)).toEqual(new Set(['Three']));
  });
});

interface Exported {
  'schema:about': { 'schema:articleBody': string };
  first: { items: { target: { selector: { start?: number; end?: number }[] }[] }[] };
}
