import { beforeEach, expect, test } from 'vitest';

import { GET } from '@/app/g/[token]/word/route';
import { addComment } from '@/lib/annotations/commands/add-comment';
import { listArticleActivity } from '@/lib/activity/queries';
import { linkSource } from '@/lib/evidence/commands/link-source';
import { inviteGuest } from '@/lib/guests/commands/invite-guest';
import { revokeGuest } from '@/lib/guests/commands/revoke-guest';
import { sayAsGuest } from '@/lib/guests/commands/say-as-guest';
import type { GuestInput } from '@/lib/guests/model';
import { requireGuest } from '@/lib/guests/queries';
import { newId } from '@/lib/ids';

import { buildEvidence } from '../../../prisma/factories/annotations';
import { buildGuest } from '../../../prisma/factories/guests';
import { readWord } from '../../fixtures/export/read-word';
import { testDatabase } from '../../support/database';
import { addSource, annotate, makeArticle, makeTeam, TEXT } from '../annotations/world';

const db = testDatabase();
const SECRET = 'zqledger';
let team: Awaited<ReturnType<typeof makeTeam>>['actors'];
let articleId: string;

beforeEach(async () => {
  await db.rateLimit.deleteMany();
  team = (await makeTeam()).actors;
  articleId = await makeArticle(team.checker);
});

async function letIn(parts: Partial<GuestInput> = {}, made?: Date): Promise<{ token: string; id: string }> {
  const guest = buildGuest(parts);
  return { id: guest.id, token: (await inviteGuest(team.editor, articleId, guest, made)).token };
}

async function download(token: string): Promise<Response> {
  const request = new Request(`http://galley.test/g/${token}/word`);
  return await GET(request, { params: Promise.resolve({ token }) });
}

const exportsOf = async () =>
  await db.event.findMany({
    where: { type: 'article.exported', subjectId: articleId },
    select: { actorId: true, data: true },
  });

test('a guest downloads what they see: the text, what is marked and its talk, and nothing of the team’s', async () => {
  const claim = await annotate(team.checker, articleId, '80 metres long', {
    fields: { statement: 'The quay is 80 metres long.', verdictRationale: SECRET },
  });
  const source = await addSource(team.checker, { title: `The ${SECRET} of the harbour` });
  await linkSource(team.checker, articleId, claim.id, buildEvidence(source.id, { excerpt: SECRET }));
  await annotate(team.checker, articleId, 'harbour master', { kind: 'note', fields: { body: SECRET } });
  await annotate(team.checker, articleId, 'The quay will hold.', { kind: 'cleared' });
  const { token } = await letIn();
  const guest = await requireGuest(token);
  await sayAsGuest(guest, { annotationId: claim.id, id: newId(), body: 'I measured it.' });
  await addComment(team.checker, articleId, claim.id, { id: newId(), body: 'With what?' });

  const answer = await download(token);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toMatch(/wordprocessingml/);
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; .*\.docx/);
  expect(answer.headers.get('cache-control')).toContain('no-store');
  const read = readWord(new Uint8Array(await answer.arrayBuffer()));
  expect(read.text).toBe(TEXT);
  const [about, ...comments] = read.comments;
  expect(about?.lines.join('\n')).toContain('The evidence, sources and notes of the team are withheld.');
  expect(comments).toMatchObject([
    {
      author: 'The team',
      words: '80 metres long',
      lines: ['CLAIM – Unchecked', 'The quay is 80 metres long.'],
      parent: null,
    },
    { author: 'Nadja Ferrant (guest)', lines: ['I measured it.'], parent: '1', words: '80 metres long' },
    { author: 'The checker', lines: ['With what?'], parent: '1' },
  ]);
  expect(JSON.stringify(read.parts)).not.toContain(SECRET);
  expect(JSON.stringify(read.parts)).not.toContain(token);

  expect(await exportsOf()).toEqual([{ actorId: guest.userId, data: { format: 'docx' } }]);
  expect(JSON.stringify(await listArticleActivity(team.editor, articleId, {}))).toContain('article.exported');
});

test('a link that opens nothing is answered alike, whatever is wrong with it, and takes nothing out', async () => {
  const revoked = await letIn();
  await revokeGuest(team.editor, articleId, revoked.id);
  const expired = await letIn({ days: 1 }, new Date(Date.now() - 2 * 24 * 60 * 60 * 1000));
  const told = new Set<string>();
  for (const token of [revoked.token, expired.token, 'x'.repeat(43)]) {
    const answer = await download(token);
    expect(answer.status).toBe(404);
    told.add((await answer.text()).replace(/"requestId":"[^"]*"/, ''));
  }
  expect(told.size).toBe(1);
  expect(await exportsOf()).toEqual([]);
});

test('a guest whose link lets them only read is told so, and one who asks too often to wait', async () => {
  const reading = await letIn({ mayDownload: false });
  const refused = await download(reading.token);
  expect([refused.status, await refused.text()]).toEqual([403, expect.stringContaining('not download')]);
  const { token } = await letIn();
  const { linkId } = await requireGuest(token);
  const expire = new Date(Date.now() + 60_000);
  await db.rateLimit.create({
    data: { key: `export:${linkId}`, points: 60, expire: BigInt(expire.getTime()) },
  });
  expect((await download(token)).status).toBe(429);
  expect(await exportsOf()).toEqual([]);
});
