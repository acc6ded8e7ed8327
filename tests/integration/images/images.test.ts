import sharp from 'sharp';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { GET as GET_AS_GUEST } from '@/app/g/[token]/images/[imageId]/route';
import { GET } from '@/app/api/articles/[articleId]/images/[imageId]/route';
import { POST } from '@/app/api/articles/[articleId]/images/route';
import { addComment } from '@/lib/annotations/commands/add-comment';
import { deleteComment } from '@/lib/annotations/commands/change-comment';
import { deleteAnnotation } from '@/lib/annotations/commands/delete-annotation';
import type { CommentInput } from '@/lib/annotations/comment-model';
import type { AnnotationView } from '@/lib/annotations/model';
import { listComments } from '@/lib/annotations/queries';
import { archiveArticle } from '@/lib/articles/commands';
import type { Actor } from '@/lib/auth/actor';
import type { User } from '@/lib/db/generated/client';
import { inviteGuest } from '@/lib/guests/commands/invite-guest';
import { revokeGuest } from '@/lib/guests/commands/revoke-guest';
import { readGuestDesk } from '@/lib/guests/guest-desk';
import { requireGuest } from '@/lib/guests/queries';
import { newId } from '@/lib/ids';
import { keepImage } from '@/lib/images/commands/keep-image';

import { buildGuest } from '../../../prisma/factories/guests';
import { testDatabase } from '../../support/database';
import { eventually } from '../../support/eventually';
import { signedInRequest } from '../../support/session';
import { annotate, eventsOf, makeArticle, makeTeam } from '../annotations/world';

const db = testDatabase();
let actors: Awaited<ReturnType<typeof makeTeam>>['actors'];
let users: Awaited<ReturnType<typeof makeTeam>>['users'];
let articleId: string;
let claim: AnnotationView;
let png: Buffer;

beforeAll(async () => {
  ({ actors, users } = await makeTeam());
  png = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#2a6' } })
    .png()
    .toBuffer();
});
beforeEach(async () => {
  await db.rateLimit.deleteMany();
  articleId = await makeArticle(actors.owner);
  claim = await annotate(actors.checker, articleId, '80 metres');
});

async function send(user: User, id: string, { body = png as Uint8Array, type = 'image/png' } = {}) {
  const request = await signedInRequest(user, `/api/asked?id=${id}`, {
    method: 'POST',
    body: new Uint8Array(body),
    headers: { 'content-type': type },
  });
  const response = await POST(request, { params: Promise.resolve({ articleId }) });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

async function see(user: User | null, imageId: string, on = articleId): Promise<Response> {
  const request = await signedInRequest(user, '/api/asked');
  return await GET(request, { params: Promise.resolve({ articleId: on, imageId }) });
}

async function keep(actor: Actor): Promise<string> {
  return (await keepImage(actor, articleId, { id: newId(), bytes: png })).image.id;
}

async function post(actor: Actor, images: CommentInput['images'], body = ''): Promise<string> {
  const id = newId();
  await addComment(actor, articleId, claim.id, { id, body, ...(images && { images }) });
  return id;
}

async function waitingForLock(): Promise<void> {
  await eventually(async () => {
    const [row] = await db.$queryRaw<{ count: number }[]>`
        SELECT count(*)::int AS count FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    expect(row?.count).toBe(1);
  });
}

describe('a picture that is sent', () => {
  test('is kept as WebP, once however often it is sent, and seen by nobody else before it is posted', async () => {
    const id = newId();
    expect(await send(users.checker, id)).toEqual({
      status: 201,
      body: { id, alt: '', width: 40, height: 30 },
    });
    expect((await send(users.checker, id)).status).toBe(200);
    expect((await send(users.other, id)).status).toBe(409);
    const [mine, theirs] = [await see(users.checker, id), await see(users.owner, id)];
    expect([mine.status, theirs.status]).toEqual([200, 404]);
    expect(Object.fromEntries(mine.headers)).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'private, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    });
    expect((await sharp(await mine.arrayBuffer()).metadata()).format).toBe('webp');
    expect(await eventsOf(articleId)).toHaveLength(1);
  });

  test('is refused in a sentence: by its bytes, its size, its state, and to those who only read', async () => {
    const refused = async (user: User, body: Uint8Array, type?: string) => {
      const { status, body: problem } = await send(user, newId(), { body, ...(type && { type }) });
      return [status, problem['detail']];
    };
    const words = new TextEncoder().encode('<svg onload=alert(1)>');
    expect(await refused(users.checker, words)).toEqual([
      415,
      'This is no picture that can be shown here. Take a PNG, JPEG, WebP or GIF.',
    ]);
    expect((await refused(users.checker, png.subarray(0, 90)))[0]).toBe(422);
    expect(await refused(users.checker, new Uint8Array(8_000_001))).toEqual([
      413,
      'This picture is larger than 8 MB. Cut it to what matters, or save it smaller.',
    ]);
    expect((await refused(users.checker, png, 'text/plain'))[0]).toBe(415);
    expect((await refused(users.viewer, png))[0]).toBe(403);
    await archiveArticle(actors.owner, articleId);
    expect((await refused(users.checker, png))[0]).toBe(409);
    expect(await db.commentImage.count({ where: { articleId } })).toBe(0);
  });

  test('goes when nobody posted it within a day, or twenty newer ones of the same person wait', async () => {
    const [old, posted, others] = [
      await keep(actors.checker),
      await keep(actors.checker),
      await keep(actors.other),
    ];
    await post(actors.checker, [{ id: posted, alt: '' }]);
    const yesterday = new Date(Date.now() - 25 * 60 * 60 * 1000);
    await db.commentImage.updateMany({
      where: { id: { in: [old, posted] } },
      data: { createdAt: yesterday },
    });
    const newer = [];
    for (let count = 0; count < 21; count += 1) newer.push(await keep(actors.checker));
    const left = await db.commentImage.findMany({ where: { articleId }, select: { id: true } });
    expect(left.map(({ id }) => id).toSorted()).toEqual([posted, others, ...newer.slice(1)].toSorted());
    await expect(post(actors.checker, [{ id: old, alt: '' }], 'Look:')).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('Paste it again.'),
    });
  });

  test('is answered as for an unknown article when that is deleted meanwhile, and takes no other with it', async () => {
    const elsewhere = await makeArticle(actors.owner);
    const others = [];
    for (let count = 0; count < 20; count += 1) {
      others.push((await keepImage(actors.other, elsewhere, { id: newId(), bytes: png })).image.id);
    }
    let sending: ReturnType<typeof send> | undefined;
    await db.$transaction(
      async (tx) => {
        await tx.article.deleteMany({ where: { id: articleId } });
        // It sees the article still, and waits for what becomes of it when it writes.
        sending = send(users.other, newId());
        await waitingForLock();
      },
      { timeout: 20_000 },
    );
    const [meanwhile, unknown] = [await sending, await send(users.other, newId())];
    expect([meanwhile?.status, unknown.status]).toEqual([404, 404]);
    expect(meanwhile?.body['detail']).toBe(unknown.body['detail']);
    const left = await db.commentImage.findMany({ where: { articleId: elsewhere }, select: { id: true } });
    expect(left.map(({ id }) => id).toSorted()).toEqual(others.toSorted());
  });
});

describe('a picture in a comment', () => {
  test('stands there in its order with what it shows, for every member', async () => {
    const [one, two] = [await keep(actors.checker), await keep(actors.checker)];
    const images = [
      { id: two, alt: 'The sign at the quay' },
      { id: one, alt: '' },
    ];
    const id = await post(actors.checker, images);
    const size = { width: 40, height: 30 };
    expect((await listComments(actors.viewer, articleId, claim.id)).items).toMatchObject([
      { id, body: '', images: images.map((image) => ({ ...image, ...size })) },
    ]);
    expect((await see(users.viewer, one)).status).toBe(200);
    // Sent again, it is the same comment.
    const again = { id, body: '', images };
    expect((await addComment(actors.checker, articleId, claim.id, again)).created).toBe(false);
    const other = addComment(actors.checker, articleId, claim.id, { ...again, images: images.slice(1) });
    await expect(other).rejects.toMatchObject({ code: 'conflict' });
  });

  test('is one’s own, of this article, and in no other comment', async () => {
    const mine = await keep(actors.checker);
    await expect(post(actors.other, [{ id: mine, alt: '' }], 'Mine.')).rejects.toMatchObject({
      code: 'conflict',
    });
    const elsewhere = await makeArticle(actors.owner);
    const there = await keepImage(actors.checker, elsewhere, { id: newId(), bytes: png });
    await expect(post(actors.checker, [{ id: there.image.id, alt: '' }])).rejects.toMatchObject({
      code: 'conflict',
    });
    await post(actors.checker, [{ id: mine, alt: '' }]);
    await expect(post(actors.checker, [{ id: mine, alt: '' }])).rejects.toMatchObject({ code: 'conflict' });
    expect((await listComments(actors.checker, articleId, claim.id)).items).toHaveLength(1);
  });

  test('is served to nobody once the comment or its annotation is deleted', async () => {
    const [first, second] = [await keep(actors.checker), await keep(actors.checker)];
    const commentId = await post(actors.checker, [{ id: first, alt: 'secret' }]);
    await post(actors.checker, [{ id: second, alt: '' }]);
    await deleteComment(actors.checker, { articleId, annotationId: claim.id, commentId });
    expect((await see(users.checker, first)).status).toBe(404);
    expect((await see(users.checker, second)).status).toBe(200);
    const { items } = await listComments(actors.checker, articleId, claim.id);
    expect(items[0]).toMatchObject({ id: commentId, images: [] });
    await deleteAnnotation(actors.checker, articleId, claim.id);
    expect((await see(users.checker, second)).status).toBe(404);
  });

  test('is answered alike where it is unknown, another article’s, another workspace’s, or nobody is signed in', async () => {
    const id = await keep(actors.checker);
    await post(actors.checker, [{ id, alt: '' }]);
    const { users: strangers } = await makeTeam();
    const sibling = await makeArticle(actors.owner);
    const answers = [
      await see(users.checker, newId()),
      await see(users.checker, id, sibling),
      await see(strangers.owner, id),
    ];
    const words = await Promise.all(
      answers.map(async (answer) => ((await answer.json()) as { detail: string }).detail),
    );
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
    expect(new Set(words).size).toBe(1);
    expect((await see(null, id)).status).toBe(401);
  });
});

describe('a guest', () => {
  const look = async (token: string, imageId: string) =>
    await GET_AS_GUEST(new Request('http://127.0.0.1:3000/g'), {
      params: Promise.resolve({ token, imageId }),
    });

  test('sees the pictures of the talk that they read, and no others, until their link is closed', async () => {
    const [shown, unposted, inNote] = [
      await keep(actors.checker),
      await keep(actors.checker),
      await keep(actors.checker),
    ];
    await post(actors.checker, [{ id: shown, alt: 'The sign' }], 'Look:');
    const note = await annotate(actors.checker, articleId, 'harbour master', {
      kind: 'note',
      fields: { body: 'Between us.' },
    });
    await addComment(actors.checker, articleId, note.id, {
      id: newId(),
      body: '',
      images: [{ id: inNote, alt: '' }],
    });
    const guestInput = buildGuest();
    const { token } = await inviteGuest(actors.editor, articleId, guestInput);
    const { items } = await readGuestDesk(await requireGuest(token));
    expect(items).toMatchObject([{ comments: [{ images: [{ id: shown, alt: 'The sign' }] }] }]);
    const statuses = async () =>
      await Promise.all([shown, unposted, inNote, newId()].map(async (id) => (await look(token, id)).status));
    expect(await statuses()).toEqual([200, 404, 404, 404]);
    expect((await look(`${token}x`, shown)).status).toBe(404);
    await revokeGuest(actors.editor, articleId, guestInput.id);
    expect(await statuses()).toEqual([404, 404, 404, 404]);
  });
});
