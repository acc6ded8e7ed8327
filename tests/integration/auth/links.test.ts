import { describe, expect, test } from 'vitest';

import { getLink } from '@/lib/auth/account-links';
import { changeEmail, confirmEmail, offerEmail } from '@/lib/auth/change-email';
import { changePassword } from '@/lib/auth/commands';
import type { Person } from '@/lib/auth/model';
import { createReset, resetPassword } from '@/lib/auth/reset-password';
import { openSession } from '@/lib/auth/sessions';
import { findByCredentials } from '@/lib/auth/sign-in';
import { newId } from '@/lib/ids';
import { hashToken } from '@/lib/tokens';

import { createUser } from '../../../prisma/factories/users';
import { passwordLink } from '../../../scripts/db/password-link';
import { testDatabase } from '../../support/database';

const db = testDatabase();
const password = 'quarry teapot walrus';
const next = 'seven grey herons';
const HOUR = 3_600_000;
const later = (ms: number) => new Date(Date.now() + ms);
const freshEmail = () => `h-${newId()}@saltmere.example`;

async function someone() {
  const user = await createUser(db, { name: 'Hedda Orlu', email: freshEmail(), password });
  const person: Person = { userId: user.id, name: user.name, email: user.email };
  return { ...user, person };
}

async function resetOf(email: string, now?: Date): Promise<string> {
  const reset = await createReset(email, now);
  if (!reset) throw new Error('There is nobody with this address.');
  return reset.token;
}

describe('a link for a new password', () => {
  test('lets it be chosen once, and ends every session and every other link', async () => {
    const { id, email, name } = await someone();
    const session = await openSession({ userId: id, sessionVersion: 1 }, null);
    const [token, other] = [await resetOf(email), await resetOf(email)];
    expect(await getLink(token, 'password_reset')).toEqual({ state: 'open', name, email, newEmail: null });
    await resetPassword({ token, password: next });
    expect(await findByCredentials({ email, password })).toBeNull();
    expect(await findByCredentials({ email, password: next })).toEqual({ userId: id, sessionVersion: 2 });
    expect(await db.session.findUnique({ where: { id: session } })).not.toMatchObject({ endedAt: null });
    expect((await getLink(token, 'password_reset'))?.state).toBe('used');
    expect(await getLink(other, 'password_reset')).toBeNull();
    await expect(resetPassword({ token, password: 'eight grey herons' })).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(resetPassword({ token: other, password: 'eight grey herons' })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  test('gives a password to somebody who only signed in through a provider', async () => {
    const user = await createUser(db, { email: freshEmail() });
    await resetPassword({ token: await resetOf(user.email), password: next });
    expect(await findByCredentials({ email: user.email, password: next })).not.toBeNull();
  });

  test('can be made by whoever runs Galley', async () => {
    const { id, email } = await someone();
    const said = await passwordLink(` ${email.toUpperCase()}`);
    const token = /^ {2}\/reset\/([\w-]{43})$/m.exec(said)?.[1] ?? '';
    await resetPassword({ token, password: next });
    expect(await findByCredentials({ email, password: next })).toEqual({ userId: id, sessionVersion: 2 });
    const nobody = await Promise.all([freshEmail(), 'nobody', undefined].map(passwordLink));
    expect(new Set(nobody)).toEqual(new Set(['There is no account with this e-mail address.']));
  });

  test('is nobody’s for an address without an account', async () => {
    expect(await createReset(freshEmail())).toBeNull();
  });

  test('is kept as its hash only', async () => {
    const { id, email } = await someone();
    const token = await resetOf(email);
    const row = await db.accountLink.findFirstOrThrow({ where: { userId: id } });
    expect(row.tokenHash).toBe(hashToken(token));
    expect(JSON.stringify(row)).not.toContain(token);
    expect(token).toMatch(/^[\w-]{43}$/);
  });

  test('ends after an hour, to the moment', async () => {
    const { email } = await someone();
    const now = new Date();
    const token = await resetOf(email, now);
    const at = (ms: number) => new Date(now.getTime() + ms);
    expect((await getLink(token, 'password_reset', at(HOUR - 1)))?.state).toBe('open');
    expect((await getLink(token, 'password_reset', at(HOUR)))?.state).toBe('expired');
    await expect(resetPassword({ token, password: next }, at(HOUR))).rejects.toMatchObject({
      code: 'conflict',
    });
    await resetPassword({ token, password: next }, at(HOUR - 1));
  });

  test('used by two at once lets one of them choose', async () => {
    const { id, email } = await someone();
    const token = await resetOf(email);
    const words = ['seven grey herons', 'eight grey herons', 'ninety grey herons'];
    const outcomes = await Promise.allSettled(words.map((one) => resetPassword({ token, password: one })));
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected', 'rejected']);
    const chosen = words[outcomes.findIndex(({ status }) => status === 'fulfilled')] ?? '';
    expect(await findByCredentials({ email, password: chosen })).toEqual({ userId: id, sessionVersion: 2 });
  });

  test.each(['too short', 'password123456', 'Hedda Orlu 2026'])(
    'stays open when the password will not do: “%s”',
    async (bad) => {
      const { email } = await someone();
      const token = await resetOf(email);
      await expect(resetPassword({ token, password: bad })).rejects.toMatchObject({
        code: 'invalid_input',
        fields: { password: expect.any(String) },
      });
      await resetPassword({ token, password: next });
    },
  );

  test.each(['', 'x', 'a'.repeat(43), '../x', '%00'])(
    'that nobody made opens nothing: “%s”',
    async (token) => {
      expect(await getLink(token, 'password_reset')).toBeNull();
      await expect(resetPassword({ token, password: next })).rejects.toMatchObject({ code: 'not_found' });
    },
  );

  test('is closed by a password change, and by another address', async () => {
    const one = await someone();
    const token = await resetOf(one.email);
    await changePassword(one.person, { current: password, password: next });
    expect(await getLink(token, 'password_reset')).toBeNull();
    const second = await resetOf(one.email);
    await changeEmail(one.person, { email: freshEmail(), current: next });
    expect(await getLink(second, 'password_reset')).toBeNull();
  });

  test('is not made of a link that confirms an address, nor the other way round', async () => {
    const { person, email } = await someone();
    const reset = await resetOf(email);
    const { token } = await offerEmail(person, { email: freshEmail(), current: password });
    await expect(confirmEmail(reset)).rejects.toMatchObject({ code: 'not_found' });
    await expect(resetPassword({ token: token ?? '', password: next })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('another address', () => {
  test('is that of the account when whoever reads it confirms, and sessions go on', async () => {
    const { id, person, email } = await someone();
    const session = await openSession({ userId: id, sessionVersion: 1 }, null);
    const reset = await resetOf(email);
    const to = freshEmail();
    const { token } = await offerEmail(person, { email: to, current: password });
    expect(await findByCredentials({ email: to, password })).toBeNull();
    expect(await getLink(token ?? '', 'email_change')).toMatchObject({ state: 'open', newEmail: to });
    expect(await confirmEmail(token ?? '')).toEqual({ email: to });
    expect(await findByCredentials({ email: to, password })).toEqual({ userId: id, sessionVersion: 1 });
    expect(await findByCredentials({ email, password })).toBeNull();
    expect(await db.session.findUnique({ where: { id: session } })).toMatchObject({ endedAt: null });
    // It was sent to the address of before.
    expect(await getLink(reset, 'password_reset')).toBeNull();
    await expect(confirmEmail(token ?? '')).rejects.toMatchObject({ code: 'conflict' });
  });

  test('can be confirmed for a day', async () => {
    const { person } = await someone();
    const offered = await offerEmail(person, { email: freshEmail(), current: password });
    await expect(confirmEmail(offered.token ?? '', later(24 * HOUR + 1_000))).rejects.toMatchObject({
      code: 'conflict',
    });
    await confirmEmail(offered.token ?? '', later(24 * HOUR - 1_000));
  });

  test('that is another account’s is offered to nobody', async () => {
    const [one, two] = [await someone(), await someone()];
    expect(await offerEmail(one.person, { email: two.email, current: password })).toEqual({ token: null });
    expect(await db.accountLink.count({ where: { userId: one.id } })).toBe(0);
  });

  test('that became another account’s meanwhile is refused, and both stay as they are', async () => {
    const { id, person, email } = await someone();
    const to = freshEmail();
    const { token } = await offerEmail(person, { email: to, current: password });
    const other = await createUser(db, { email: to });
    await expect(confirmEmail(token ?? '')).rejects.toMatchObject({ code: 'conflict' });
    expect(await db.user.findUnique({ where: { id } })).toMatchObject({ email });
    expect(await db.user.findUnique({ where: { id: other.id } })).toMatchObject({ email: to });
  });

  test('wanted by two accounts is that of one of them', async () => {
    const [one, two] = [await someone(), await someone()];
    const to = freshEmail();
    const offers = await Promise.all(
      [one, two].map(({ person }) => offerEmail(person, { email: to, current: password })),
    );
    const outcomes = await Promise.allSettled(offers.map(({ token }) => confirmEmail(token ?? '')));
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await db.user.count({ where: { email: to } })).toBe(1);
  });

  test('is closed by a password change, so that its owner can stop it', async () => {
    const { person } = await someone();
    const { token } = await offerEmail(person, { email: freshEmail(), current: password });
    await changePassword(person, { current: password, password: next });
    await expect(confirmEmail(token ?? '')).rejects.toMatchObject({ code: 'not_found' });
  });

  test('takes effect at once where there is no mail', async () => {
    const { id, person } = await someone();
    const to = freshEmail();
    await changeEmail(person, { email: to, current: password });
    expect(await findByCredentials({ email: to, password })).toEqual({ userId: id, sessionVersion: 1 });
    const other = await someone();
    const taken = changeEmail(other.person, { email: to, current: password });
    await expect(taken).rejects.toMatchObject({ code: 'conflict', fields: { email: expect.any(String) } });
    expect(await db.user.findUnique({ where: { id: other.id } })).toMatchObject({ email: other.email });
  });

  test.each([changeEmail, offerEmail])(
    'needs the present password, and one that is new (%o)',
    async (change) => {
      const { person, email } = await someone();
      const wrong = change(person, { email: freshEmail(), current: 'quarry teapot wal' });
      await expect(wrong).rejects.toMatchObject({
        code: 'invalid_input',
        fields: { current: expect.any(String) },
      });
      const same = change(person, { email, current: password });
      await expect(same).rejects.toMatchObject({
        code: 'invalid_input',
        fields: { email: expect.any(String) },
      });
      const without = await createUser(db);
      const none = change({ userId: without.id, name: '', email: '' }, { email: freshEmail(), current: 'x' });
      await expect(none).rejects.toMatchObject({
        code: 'invalid_input',
        fields: { current: expect.any(String) },
      });
      expect(await findByCredentials({ email, password })).not.toBeNull();
    },
  );
});
