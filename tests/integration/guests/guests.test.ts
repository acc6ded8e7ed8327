import { beforeEach, describe, expect, test } from 'vitest';

import { changeAnnotation } from '@/lib/annotations/commands/change-annotation';
import { addComment } from '@/lib/annotations/commands/add-comment';
import { listComments, requireAnnotation } from '@/lib/annotations/queries';
import { createReset } from '@/lib/auth/reset-password';
import { linkSource } from '@/lib/evidence/commands/link-source';
import { downloadAsGuest } from '@/lib/guests/commands/download-as-guest';
import { inviteGuest } from '@/lib/guests/commands/invite-guest';
import { revokeGuest } from '@/lib/guests/commands/revoke-guest';
import { answerAsGuest, sayAsGuest } from '@/lib/guests/commands/say-as-guest';
import { readGuestDesk } from '@/lib/guests/guest-desk';
import type { GuestInput } from '@/lib/guests/model';
import { findGuest, listGuests, requireGuest } from '@/lib/guests/queries';
import { newId } from '@/lib/ids';
import { listNotices } from '@/lib/inbox/queries';
import { listPeople } from '@/lib/workspaces/queries';

import { buildEvidence } from '../../../prisma/factories/annotations';
import { buildGuest } from '../../../prisma/factories/guests';
import { testDatabase } from '../../support/database';
import { addSource, annotate, eventsOf, makeArticle, makeTeam } from '../annotations/world';

const db = testDatabase();
let team: Awaited<ReturnType<typeof makeTeam>>['actors'];
let articleId: string;

beforeEach(async () => {
  team = (await makeTeam()).actors;
  articleId = await makeArticle(team.checker);
});

async function letIn(parts: Partial<GuestInput> = {}) {
  const { token } = await inviteGuest(team.editor, articleId, buildGuest(parts));
  return await requireGuest(token);
}

const ask = async () =>
  await annotate(team.checker, articleId, 'observers', {
    kind: 'query',
    fields: { question: 'Who observed it?', askedOf: 'author', blocking: true },
  });

describe('a guest', () => {
  test('reads the text and what is marked in it, without notes, cleared sentences and sources', async () => {
    const claim = await annotate(team.checker, articleId, '80 metres long');
    const source = await addSource(team.checker, { title: 'The secret ledger of the harbour' });
    await linkSource(
      team.checker,
      articleId,
      claim.id,
      buildEvidence(source.id, { excerpt: 'eighty paces' }),
    );
    await annotate(team.checker, articleId, 'harbour master', {
      kind: 'note',
      fields: { body: 'Between us.' },
    });
    await annotate(team.checker, articleId, 'The quay will hold.', {
      kind: 'cleared',
      fields: { reason: 'opinion' },
    });
    const desk = await readGuestDesk(await letIn());
    expect(desk.items).toMatchObject([{ id: claim.id, kind: 'claim', words: '80 metres long' }]);
    expect(JSON.stringify(desk)).not.toMatch(/ledger|eighty paces|Between us/);
  });

  test('comments on it under their name, which the team sees as a guest’s, and the talk tells its people', async () => {
    const claim = await annotate(team.checker, articleId, '80 metres long');
    const guest = await letIn();
    const comment = { annotationId: claim.id, id: newId(), body: 'I measured it myself.' };
    await sayAsGuest(guest, comment);
    await sayAsGuest(guest, comment);
    const { items } = await listComments(team.viewer, articleId, claim.id);
    expect(items).toMatchObject([{ body: 'I measured it myself.', authorId: guest.userId }]);
    expect(await listPeople(team.viewer)).toContainEqual({
      userId: guest.userId,
      name: 'Nadja Ferrant (guest)',
      role: null,
    });
    expect((await listNotices(team.checker)).items).toMatchObject([
      { kind: 'reply', count: 1, annotationId: claim.id },
    ]);
    await addComment(team.checker, articleId, claim.id, { id: newId(), body: 'With what?' });
    const [item] = (await readGuestDesk(guest)).items;
    expect(item?.comments).toMatchObject([
      { isMine: true, body: 'I measured it myself.' },
      { isMine: false, authorName: 'The checker', body: 'With what?' },
    ]);
  });

  test('answers a query over the answer that they saw, which takes it up again', async () => {
    const query = await ask();
    const { version } = await requireAnnotation(team.checker, articleId, query.id);
    expect(version).toBe(1);
    await changeAnnotation(team.checker, articleId, query.id, {
      articleVersion: 0,
      changes: { status: { from: 'unchecked', to: 'awaiting_reply' } },
    });
    const guest = await letIn();
    expect((await readGuestDesk(guest)).items).toMatchObject([
      { isForAuthor: true, statement: 'Who observed it?' },
    ]);
    const answer = { annotationId: query.id, answer: 'The pilots.', was: '' };
    await answerAsGuest(guest, answer);
    await answerAsGuest(guest, answer);
    expect(await requireAnnotation(team.viewer, articleId, query.id)).toMatchObject({
      status: 'in_progress',
      fields: { answer: 'The pilots.' },
      updatedById: guest.userId,
    });
    await expect(answerAsGuest(guest, { ...answer, answer: 'Nobody.' })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect((await eventsOf(articleId)).filter(({ type }) => type === 'annotation.changed')).toHaveLength(2);
  });

  test('does no more than their link lets them', async () => {
    const [claim, query] = [await annotate(team.checker, articleId, '80 metres long'), await ask()];
    const guest = await letIn({ mayAnswer: false, mayComment: false, mayDownload: false });
    const say = sayAsGuest(guest, { annotationId: claim.id, id: newId(), body: 'No.' });
    await expect(say).rejects.toMatchObject({ code: 'forbidden' });
    const answer = answerAsGuest(guest, { annotationId: query.id, answer: 'Me.', was: '' });
    await expect(answer).rejects.toMatchObject({ code: 'forbidden' });
    await expect(downloadAsGuest(guest, 'docx')).rejects.toMatchObject({ code: 'forbidden' });
    expect(await db.event.count({ where: { type: 'article.exported', actorId: guest.userId } })).toBe(0);
  });

  test('has nothing beyond the article, notes and the annotations of others included', async () => {
    const elsewhere = await makeArticle(team.checker);
    const other = await annotate(team.checker, elsewhere, '80 metres long');
    const note = await annotate(team.checker, articleId, 'harbour master', { kind: 'note' });
    const guest = await letIn();
    for (const annotationId of [other.id, note.id, newId()]) {
      const say = sayAsGuest(guest, { annotationId, id: newId(), body: 'Hello?' });
      await expect(say).rejects.toMatchObject({ code: 'not_found' });
    }
    await expect(
      answerAsGuest(guest, { annotationId: other.id, answer: 'Me.', was: '' }),
    ).rejects.toMatchObject({ code: 'not_found' });
  });

  test('belongs to no workspace and signs in nowhere', async () => {
    const { userId } = await letIn();
    expect(await db.membership.count({ where: { userId } })).toBe(0);
    const user = await db.user.findUniqueOrThrow({ where: { id: userId } });
    expect(user.passwordHash).toBeNull();
    expect(await createReset(user.email)).toBeNull();
  });
});

describe('the link of a guest', () => {
  test('opens until its day, and not after it was revoked, also for one who has the page open', async () => {
    const guest = buildGuest({ days: 2 });
    const made = new Date('2026-11-01T08:00:00.000Z');
    const { token } = await inviteGuest(team.editor, articleId, guest, made);
    const stateAt = async (at: string) => (await findGuest(token, new Date(at)))?.state;
    expect(await stateAt('2026-11-03T07:59:59.000Z')).toBe('open');
    expect(await stateAt('2026-11-03T08:00:00.000Z')).toBe('expired');
    const claim = await annotate(team.checker, articleId, '80 metres long');
    const other = await letIn();
    const [row] = (await listGuests(team.owner, articleId)).filter(({ userId }) => userId === other.userId);
    const id = row?.id ?? '';
    await revokeGuest(team.owner, articleId, id);
    await revokeGuest(team.owner, articleId, id);
    const late = sayAsGuest(other, { annotationId: claim.id, id: newId(), body: 'Still here.' });
    await expect(late).rejects.toMatchObject({ code: 'not_found' });
    expect((await eventsOf(articleId)).map(({ type }) => type)).toEqual([
      'guest.invited',
      'annotation.created',
      'guest.invited',
      'guest.revoked',
    ]);
  });

  test('is told once: neither the list, nor the database, nor the log holds its token', async () => {
    const guest = buildGuest();
    const { token } = await inviteGuest(team.editor, articleId, guest);
    await expect(inviteGuest(team.editor, articleId, guest)).rejects.toMatchObject({ code: 'conflict' });
    const rows = [
      await listGuests(team.editor, articleId),
      await db.guestLink.findMany({ where: { articleId } }),
      (await db.event.findMany({ where: { articleId } })).map(({ data }) => data),
    ];
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(await findGuest(`${token}x`)).toBeNull();
  });
});
