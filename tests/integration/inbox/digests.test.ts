import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';

import { addComment } from '@/lib/annotations/commands/add-comment';
import { changeAnnotation } from '@/lib/annotations/commands/change-annotation';
import { changeThread } from '@/lib/annotations/commands/change-thread';
import { deleteAnnotation } from '@/lib/annotations/commands/delete-annotation';
import type { Mention } from '@/lib/annotations/mention-model';
import { requireAnnotation } from '@/lib/annotations/queries';
import type { Actor } from '@/lib/auth/actor';
import type { User } from '@/lib/db/generated/client';
import { createClient } from '@/lib/db/create-client';
import { linkSource } from '@/lib/evidence/commands/link-source';
import { inviteGuest } from '@/lib/guests/commands/invite-guest';
import { newId } from '@/lib/ids';
import { claimDigest } from '@/lib/inbox/claim-digest';
import { chooseMail } from '@/lib/inbox/commands/choose-mail';
import { followThread } from '@/lib/inbox/commands/follow-thread';
import { markRead } from '@/lib/inbox/commands/mark-read';
import { DEFAULT_MAIL, type Digest, type MailChoices } from '@/lib/inbox/mail-model';
import { getMailChoices } from '@/lib/inbox/mail-queries';
import { sendDigests } from '@/lib/inbox/send-digests';
import type * as Letters from '@/lib/mail/digest-letter';
import type * as Mail from '@/lib/mail/send-mail';
import { setSourceAccess } from '@/lib/sources/commands/set-access';
import { removeMember } from '@/lib/workspaces/commands/members';

import type * as Start from '../../../scripts/start/digests';
import { buildEvidence } from '../../../prisma/factories/annotations';
import { buildGuest } from '../../../prisma/factories/guests';
import { testDatabase } from '../../support/database';
import { openSmtpServer, type SmtpServer } from '../../support/smtp-server';
import { addSource, annotate, makeArticle, makeTeam } from '../annotations/world';

const db = testDatabase();
let server: SmtpServer;
let mail: typeof Mail;
let letters: typeof Letters;
let mailDigests: typeof Start.mailDigests;
let team: Awaited<ReturnType<typeof makeTeam>>['actors'];
let users: Awaited<ReturnType<typeof makeTeam>>['users'];
let workspaceId: string;
let articleId: string;
let claimId: string;

beforeAll(async () => {
  server = await openSmtpServer();
  vi.stubEnv('SMTP_URL', server.url);
  vi.stubEnv('APP_URL', 'http://galley.example');
  // The environment is read once, when it is first imported.
  vi.resetModules();
  mail = await import('@/lib/mail/send-mail');
  letters = await import('@/lib/mail/digest-letter');
  ({ mailDigests } = await import('../../../scripts/start/digests'));
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await server.close();
});
beforeEach(async () => {
  // A digest goes to people of all workspaces.
  await db.notice.deleteMany();
  await db.mailDigest.deleteMany();
  server.manner = 'takes';
  server.waiting.length = 0;
  ({
    actors: team,
    users,
    workspace: { id: workspaceId },
  } = await makeTeam());
  await db.user.updateMany({
    where: { id: { in: Object.values(users).map(({ id }) => id) } },
    data: { timeZone: zoneAtNoon() },
  });
  articleId = await makeArticle(team.checker);
  claimId = (await annotate(team.checker, articleId, '80 metres long')).id;
});

/** Where it is about noon now: no daily mail is due within an hour, at whatever time of day this runs. */
function zoneAtNoon(): string {
  const ahead = 12 - new Date().getUTCHours();
  // The signs of these names are turned round.
  return `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
}

const MINUTE = 60_000;
const later = (minutes: number) => new Date(Date.now() + minutes * MINUTE);
const deliver = async (digest: Digest) => await mail.sendMail(letters.digestLetter(digest, mail.addressOf));
const send = async (now: Date, parts: Partial<Parameters<typeof sendDigests>[0]> = {}) =>
  await sendDigests({ db, now: () => now, send: deliver, ...parts });
const sent = (now: Date) => send(now).then(({ sent: count }) => count);
const say = async (actor: Actor, body: string, to?: Actor, id = claimId) => {
  const name =
    to && users[(Object.keys(team) as (keyof typeof team)[]).find((key) => team[key] === to) ?? 'owner'].name;
  const mentions: Mention[] = to && name ? [{ userId: to.userId, name }] : [];
  const called = name === undefined ? body : `@${name} ${body}`;
  await addComment(actor, articleId, id, { id: newId(), body: called, mentions });
};
const choose = async (actor: Actor, choices: Partial<MailChoices>, now = new Date(0)) =>
  await chooseMail(actor, { workspaceId, ...DEFAULT_MAIL, ...choices }, now);
const readersOf = () => server.waiting.map(({ to }) => to.join()).toSorted();
const addressesOf = (...people: User[]) => people.map(({ email }) => email).toSorted();

describe('a digest', () => {
  test('tells some minutes later, once, what called somebody, with links into the article', async () => {
    await say(team.other, 'who says so?', team.viewer);
    expect(await sent(later(9))).toBe(0);
    expect(await sent(later(11))).toBe(1);
    const { to, headers, text, html } = await server.next();
    expect(to).toEqual([users.viewer.email]);
    expect(headers['subject']).toMatch(/^One thing waits for you in .+ on Galley$/);
    expect(headers['auto-submitted']).toBe('auto-generated');
    for (const words of [
      ' called you',
      '“80 metres long”',
      '— @The viewer who says so?',
      `http://galley.example/articles/${articleId}?annotation=${claimId}`,
      `http://galley.example/inbox?workspace=${workspaceId}`,
      `http://galley.example/account?workspace=${workspaceId}#mail`,
    ]) {
      expect(text).toContain(words);
      expect(html).toContain(words);
    }
    expect(text).toContain('* The other called you (');
    expect(await sent(later(12))).toBe(0);
    // The talk itself, to whoever made the item.
    expect(await sent(later(60 * 24))).toBe(1);
    expect((await server.next()).to).toEqual([users.checker.email]);
    expect(await sent(later(60 * 24 * 2))).toBe(0);
  });

  test('is one for all that waits in a workspace, by article', async () => {
    const other = await annotate(team.checker, articleId, 'harbour master');
    await say(team.other, 'one?', team.viewer);
    await say(team.reviewer, 'two?', team.viewer, other.id);
    expect(await sent(later(11))).toBe(1);
    const { headers, text } = await server.next();
    expect(headers['subject']).toMatch(/^2 things wait/);
    expect(text.match(/^Quay to reopen in spring$/gm)).toHaveLength(1);
    expect(text.indexOf('two?')).toBeLessThan(text.indexOf('one?'));
  });

  test('tells what goes on after it once more, and not what was read before it went', async () => {
    await say(team.other, 'who says so?', team.viewer);
    expect(await sent(later(11))).toBe(1);
    await say(team.reviewer, 'I ask too.', team.viewer);
    expect(await sent(later(11))).toBe(1);
    server.waiting.shift();
    expect((await server.next()).text).toContain('The reviewer called you, and 1 more since you looked');
    await say(team.reviewer, 'again', team.viewer);
    await markRead(team.viewer, { until: later(1).toISOString(), read: true });
    expect(await sent(later(30))).toBe(0);
    // Marked as unread again, it waits like what was never read.
    await markRead(team.viewer, { until: later(1).toISOString(), read: false });
    expect(await sent(later(30))).toBe(1);
  });

  test('tells what was done with a talk, also when nobody spoke', async () => {
    await choose(team.other, { reply: 'none' });
    await choose(team.checker, { reply: 'soon' });
    await say(team.other, 'Who says so?');
    await changeThread(team.reviewer, articleId, claimId, { resolved: true });
    expect(await sent(later(11))).toBe(1);
    expect((await server.next()).text).toContain('The reviewer resolved a talk of yours, and 1 more since');
  });

  test('that waits while a talk goes on still goes out in time', async () => {
    await say(team.other, 'one?', team.viewer);
    const since = later(-1);
    const where = { userId: users.viewer.id };
    await db.notice.updateMany({ where, data: { since, at: since } });
    await say(team.other, 'two?', team.viewer);
    const [notice] = await db.notice.findMany({ where });
    expect(notice?.since).toEqual(since);
    expect(notice?.at.getTime()).toBeGreaterThan(since.getTime());
  });

  test('goes to nobody for their own acts, and never back further than a week', async () => {
    await say(team.checker, 'I wonder.');
    expect(await sent(later(60 * 25))).toBe(0);
    await say(team.other, 'who says so?', team.viewer);
    expect(await sent(later(60 * 24 * 7 + 1))).toBe(0);
  });
});

describe('what is chosen', () => {
  test('is by kind: nothing, soon, or at seven in one’s own zone', async () => {
    await choose(team.checker, { reply: 'soon' });
    await choose(team.viewer, { mention: 'none' });
    await say(team.other, 'who says so?', team.viewer);
    expect(await sent(later(11))).toBe(1);
    expect(readersOf()).toEqual(addressesOf(users.checker));
    expect(await sent(later(60 * 25))).toBe(0);

    await choose(team.checker, { reply: 'none' });
    await choose(team.reviewer, { mention: 'daily' });
    await db.user.update({ where: { id: users.reviewer.id }, data: { timeZone: 'Asia/Kathmandu' } });
    await say(team.other, 'and you?', team.reviewer);
    // Seven there.
    const due = new Date(
      `${later(60 * 24)
        .toISOString()
        .slice(0, 10)}T01:15:00Z`,
    );
    const isToday = due.getTime() - Date.now() > 24 * 60 * MINUTE;
    const at = due.getTime() - (isToday ? 24 * 60 * MINUTE : 0);
    expect(await sent(new Date(at - 1_000))).toBe(0);
    expect(await sent(new Date(at))).toBe(1);
    expect(readersOf()).toEqual(addressesOf(users.checker, users.reviewer));
  });

  test('is kept for each workspace, is the default before, and is nobody else’s', async () => {
    expect(await getMailChoices(team.viewer)).toEqual(DEFAULT_MAIL);
    await choose(team.viewer, { query: 'none' });
    expect(await getMailChoices(team.viewer)).toEqual({ ...DEFAULT_MAIL, query: 'none' });
    expect(await getMailChoices(team.checker)).toEqual(DEFAULT_MAIL);
    const elsewhere = await makeTeam();
    const there = { workspaceId: elsewhere.workspace.id, ...DEFAULT_MAIL };
    await expect(chooseMail(team.viewer, there)).rejects.toMatchObject({ code: 'not_found' });
    await expect(chooseMail(team.viewer, { ...there, workspaceId: newId() })).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await db.mailDigest.count({ where: { workspaceId: elsewhere.workspace.id } })).toBe(0);
  });
});

describe('is not mailed', () => {
  test('what was said in a talk that was muted, but what calls its reader', async () => {
    await choose(team.checker, { reply: 'soon' });
    await say(team.other, 'who says so?');
    await followThread(team.checker, articleId, claimId, { follow: 'muted' });
    expect(await sent(later(11))).toBe(0);
    await say(team.other, 'you!', team.checker);
    expect(await sent(later(11))).toBe(1);
  });

  test('anything to who has left, and nothing that is about what was deleted', async () => {
    await say(team.other, 'who says so?', team.viewer);
    await say(team.other, 'and you?', team.reviewer);
    await removeMember(team.owner, users.viewer.id);
    expect(await sent(later(11))).toBe(1);
    expect(readersOf()).toEqual(addressesOf(users.reviewer));
    expect(await db.mailDigest.count({ where: { userId: users.viewer.id } })).toBe(0);
    await say(team.other, 'and now?', team.reviewer);
    await deleteAnnotation(team.checker, articleId, claimId);
    expect(await sent(later(60 * 25))).toBe(0);
  });

  test('anything to a guest, who has no address', async () => {
    const guest = buildGuest();
    await inviteGuest(team.editor, articleId, guest);
    const { userId } = await db.guestLink.findFirstOrThrow({
      where: { id: guest.id },
      select: { userId: true },
    });
    const told = { kind: 'mention', byId: users.other.id, at: new Date() };
    await db.notice.create({
      data: { workspaceId, userId, topicId: claimId, articleId, annotationId: claimId, ...told },
    });
    expect(await sent(later(11))).toBe(0);
  });

  test('a word of an item with a protected source, not even to those who are named with it', async () => {
    const source = await addSource(team.checker);
    await linkSource(team.checker, articleId, claimId, buildEvidence(source.id));
    await setSourceAccess(team.checker, source.id, {
      access: 'restricted',
      version: source.version,
      readerIds: [users.checker.id, users.viewer.id],
      evenIfNobody: false,
    });
    await say(team.other, 'zqsecret told us?', team.viewer);
    await say(team.checker, 'zqsecret did.', team.other);
    expect(await sent(later(11))).toBe(2);
    expect(readersOf()).toEqual(addressesOf(users.viewer, users.other));
    for (const { text, html } of server.waiting) {
      expect(text).toContain('called you');
      expect(text).toContain('Its words are only in Galley.');
      expect(text + html).not.toMatch(/zqsecret|80 metres/);
    }
  });

  test('a word of an item that is restricted, though its reader sees it in the house', async () => {
    const { textVersion, visibility } = await requireAnnotation(team.checker, articleId, claimId);
    await changeAnnotation(team.checker, articleId, claimId, {
      articleVersion: textVersion,
      changes: { visibility: { from: visibility, to: 'restricted' } },
    });
    await say(team.other, 'zqsecret told us?', team.viewer);
    expect(await sent(later(11))).toBe(1);
    const { text, html } = await server.next();
    expect(text).toContain('called you');
    expect(text).toContain('Its words are only in Galley.');
    expect(text + html).not.toMatch(/zqsecret|80 metres/);
  });
});

describe('sent once', () => {
  test('by processes that look at the same time', async () => {
    for (const to of [team.viewer, team.reviewer, team.editor, team.owner]) await say(team.other, 'you?', to);
    const clients = [0, 1, 2].map(() => createClient(process.env['DATABASE_URL'] ?? ''));
    const now = later(11);
    const outcomes = await Promise.all(clients.map((client) => send(now, { db: client })));
    await Promise.all(clients.map((client) => client.$disconnect()));
    expect(outcomes.map(({ failed, errors }) => [failed, errors])).toEqual([0, 1, 2].map(() => [0, []]));
    expect(readersOf()).toEqual(addressesOf(users.viewer, users.reviewer, users.editor, users.owner));
  });

  test('by another process, minutes later, when the one that was to send it is gone', async () => {
    await say(team.other, 'you?', team.viewer);
    const place = { workspaceId, userId: users.viewer.id };
    const lost = await claimDigest(db, place, later(11));
    expect(lost?.digest.to).toBe(users.viewer.email);
    expect(await claimDigest(db, place, later(12))).toBeNull();
    expect(await sent(later(12))).toBe(0);
    expect(await sent(later(17))).toBe(1);
    expect(await sent(later(60))).toBe(0);
    // Whoever did send it before being gone sent it under the same name.
    const { headers } = await server.next();
    expect(headers['message-id']).toBe(`<${lost?.digest.key ?? ''}@galley.example>`);
  });

  test('with what came while it was on its way told in the next', async () => {
    await say(team.other, 'one?', team.viewer);
    const slowly = async (digest: Digest) => {
      await say(team.other, 'two?', team.viewer);
      return await deliver(digest);
    };
    expect(await send(later(11), { send: slowly })).toMatchObject({ sent: 1 });
    expect((await server.next()).text).not.toContain('two?');
    expect(await sent(later(9))).toBe(0);
    expect(await sent(later(12))).toBe(1);
    expect((await server.next()).text).toContain('two?');
  });
});

describe('when the mail server does not take it', () => {
  test('it is tried again after a growing while, and nothing is lost', async () => {
    await say(team.other, 'you?', team.viewer);
    server.manner = 'refuses readers';
    const failures = async (minutes: number) => (await send(later(minutes))).failed;
    expect([await failures(11), await failures(12), await failures(17), await failures(26)]).toEqual([
      1, 0, 1, 0,
    ]);
    server.manner = 'takes';
    expect([await sent(later(26)), await sent(later(28)), await sent(later(40))]).toEqual([0, 1, 0]);
    expect(await db.mailDigest.findFirst({ where: { userId: users.viewer.id } })).toMatchObject({
      attempts: 0,
      nextAt: null,
    });
  });

  test('the others are left to the next time after three, and one who cannot be read stops nobody', async () => {
    for (const to of [team.viewer, team.reviewer, team.editor, team.owner]) await say(team.other, 'you?', to);
    const refused = await send(later(11), { send: async () => false });
    expect(refused).toEqual({ sent: 0, failed: 3, errors: [] });
    const broken = new Error('broken');
    const outcome = await send(later(30), {
      send: async (digest) => {
        if (digest.to === users.editor.email) throw broken;
        return await deliver(digest);
      },
    });
    expect(outcome).toEqual({ sent: 3, failed: 1, errors: [broken] });
  });

  test('none is begun any more once the process is ending', async () => {
    await say(team.other, 'you?', team.viewer);
    expect(await send(later(11), { signal: AbortSignal.abort() })).toEqual({
      sent: 0,
      failed: 0,
      errors: [],
    });
  });
});

test('a process that runs mails by itself, and ends with a mail that is under way', async () => {
  await say(team.other, 'you?', team.viewer);
  await db.notice.updateMany({ where: { userId: users.viewer.id }, data: { since: later(-11) } });
  const running = mailDigests(process.env['DATABASE_URL'] ?? '', 20);
  try {
    expect((await server.next()).to).toEqual([users.viewer.email]);
  } finally {
    await running.close();
  }
  expect(await sent(later(1))).toBe(0);
  expect(await db.mailDigest.findFirst({ where: { userId: users.viewer.id } })).toMatchObject({
    attempts: 0,
  });
});
