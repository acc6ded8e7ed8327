import { unzipSync } from 'fflate';
import { beforeEach, describe, expect, test } from 'vitest';

import { listActivity } from '@/lib/activity/queries';
import { addComment } from '@/lib/annotations/commands/add-comment';
import { changeAnnotation } from '@/lib/annotations/commands/change-annotation';
import { deleteAnnotation, restoreAnnotation } from '@/lib/annotations/commands/delete-annotation';
import { requireAnnotation } from '@/lib/annotations/queries';
import type { Visibility } from '@/lib/annotations/model';
import type { User } from '@/lib/db/generated/client';
import { FORMAT_NAMES, type FormatName } from '@/lib/export/formats';
import { newId } from '@/lib/ids';
import { GET as BIBLIOGRAPHY } from '@/app/api/articles/[articleId]/bibliography/[format]/route';
import { GET } from '@/app/api/articles/[articleId]/export/[format]/route';
import { linkSource } from '@/lib/evidence/commands/link-source';

import { signedInRequest } from '../../support/session';
import { buildEvidence } from '../../../prisma/factories/annotations';
import { addSource, annotate, makeArticle, makeTeam } from './world';

const SECRET = 'zqsecret';
let team: Awaited<ReturnType<typeof makeTeam>>['actors'];
let users: Awaited<ReturnType<typeof makeTeam>>['users'];
let articleId: string;
let claimId: string;

beforeEach(async () => {
  ({ actors: team, users } = await makeTeam());
  articleId = await makeArticle(team.checker);
  claimId = (await annotate(team.checker, articleId, '80 metres long', { fields: { statement: SECRET } })).id;
  await addComment(team.checker, articleId, claimId, { id: newId(), body: `Ask ${SECRET}.` });
  await annotate(team.checker, articleId, 'observers', { fields: { statement: 'It stays.' } });
});

async function show(from: Visibility, to: Visibility): Promise<void> {
  await changeAnnotation(team.checker, articleId, claimId, {
    articleVersion: 0,
    changes: { visibility: { from, to } },
  });
}

/** All that an export holds, its archive unpacked. */
async function takeOut(user: User, format: FormatName): Promise<string> {
  const answer = await GET(await signedInRequest(user, '/api/asked'), {
    params: Promise.resolve({ articleId, format }),
  });
  expect(answer.status).toBe(200);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const files = isZip ? Object.values(unzipSync(bytes)) : [bytes];
  return files.map((each) => new TextDecoder().decode(each)).join('\n');
}

/** How each way out says that one annotation is left out. */
const COUNTED: Record<FormatName, RegExp> = {
  w3c: /"fc:withheldAnnotations":1/,
  docx: /1 annotation is restricted to the team, and left out/,
  csv: /1 annotation is restricted to the team, and left out/,
  markdown: /1 annotation is restricted to the team, and left out/,
};

describe('an annotation that is restricted', () => {
  test.each(FORMAT_NAMES)('leaves in no file, whoever takes it out, and is counted: %s', async (format) => {
    expect(await takeOut(users.owner, format)).toContain(SECRET);
    await show('public', 'restricted');
    for (const user of [users.owner, users.checker, users.viewer]) {
      const told = await takeOut(user, format);
      expect(told).not.toContain(SECRET);
      expect(told).toContain('It stays.');
      expect(told).toMatch(COUNTED[format]);
    }
  });

  test('takes its sources along out of the bibliography, and its number out of the lines', async () => {
    const source = await addSource(team.checker, { title: 'A plan of the quay' });
    await linkSource(team.checker, articleId, claimId, buildEvidence(source.id));
    const list = async () => {
      const request = await signedInRequest(users.owner, '/api/asked');
      const params = Promise.resolve({ articleId, format: 'ris' });
      return await (await BIBLIOGRAPHY(request, { params })).text();
    };
    const lineOf = async () => /^4,.*$/m.exec(await takeOut(users.owner, 'csv'))?.[0]?.trim();
    expect(await list()).toContain('A plan of the quay');
    expect(await lineOf()).toMatch(/,open,2,2,no$/);
    await show('public', 'restricted');
    expect(await list()).not.toContain('A plan of the quay');
    expect(await lineOf()).toMatch(/,open,1,1,no$/);
  });

  test('stays so when it is deleted and brought back', async () => {
    await show('public', 'restricted');
    await deleteAnnotation(team.checker, articleId, claimId);
    const { visibility } = await restoreAnnotation(team.checker, articleId, claimId);
    expect(visibility).toBe('restricted');
  });

  test('is seen by every member, and who restricted it stands among the permissions', async () => {
    await show('public', 'team');
    await show('team', 'restricted');
    expect(await requireAnnotation(team.viewer, articleId, claimId)).toMatchObject({
      visibility: 'restricted',
      fields: { statement: SECRET },
    });
    const { entries } = await listActivity(team.editor, { group: 'permissions' });
    expect(entries.map(({ type }) => type)).toEqual(['annotation.changed', 'annotation.changed']);
    expect(JSON.stringify(entries[0]?.said)).toContain('set who sees it from Team to Restricted');
    const others = await listActivity(team.editor, { group: 'items' });
    expect(others.entries.map(({ type }) => type)).not.toContain('annotation.changed');
  });

  test('is restricted by nobody who may only read, and in no way that its kind does not have', async () => {
    const change = { articleVersion: 0, changes: { visibility: { from: 'public', to: 'restricted' } } };
    await expect(changeAnnotation(team.viewer, articleId, claimId, change)).rejects.toMatchObject({
      code: 'forbidden',
    });
    const query = await annotate(team.checker, articleId, 'harbour master', { kind: 'query' });
    expect(query.visibility).toBe('team');
    const wrong = { articleVersion: 0, changes: { visibility: { from: 'team', to: 'public' } } };
    await expect(changeAnnotation(team.checker, articleId, query.id, wrong)).rejects.toMatchObject({
      code: 'invalid_input',
      fields: { visibility: expect.stringContaining('cannot be shown so') },
    });
  });
});
