import { describe, expect, test, vi } from 'vitest';

import { changePassword, createUser, saveProfile, signOutEverywhere } from '@/lib/auth/commands';
import { getOwnAccount } from '@/lib/auth/queries';
import { personFromRequest } from '@/lib/auth/session';
import { findByCredentials } from '@/lib/auth/sign-in';
import { newId } from '@/lib/ids';
import { createWorkspace } from '@/lib/workspaces/commands/create-workspace';

import { createUser as buildUser } from '../../../prisma/factories/users';
import { testDatabase } from '../../support/database';
import { signedInRequest } from '../../support/session';

const db = testDatabase();
const password = 'quarry teapot walrus';
const someone = () => ({ name: 'Ottilie Brandt', email: `o-${newId()}@lantern.example`, password });
const own = async (
  tx: Parameters<Parameters<typeof createUser>[1]>[0],
  person: { userId: string; name: string },
) => {
  await createWorkspace(tx, person);
};

describe('signing up', () => {
  test('makes the person and what they are given', async () => {
    const input = someone();
    const { created, claims } = await createUser(input, own);
    expect(created).toBe(true);
    expect(await findByCredentials(input)).toEqual(claims);
    const user = await db.user.findUniqueOrThrow({
      where: { id: claims.userId },
      include: { memberships: true },
    });
    expect(user).toMatchObject({ name: input.name, email: input.email, memberships: [{ role: 'owner' }] });
    expect(user.passwordHash).not.toContain(password);
  });

  test('twice at once makes one account and one workspace, and opens it both times', async () => {
    const input = someone();
    const [first, second] = await Promise.all([createUser(input, own), createUser(input, own)]);
    expect(second.claims).toEqual(first.claims);
    expect(first.created).not.toBe(second.created);
    expect(await db.membership.count({ where: { userId: first.claims.userId } })).toBe(1);
  });

  test('with the e-mail of somebody else is refused and changes nothing', async () => {
    const input = someone();
    await createUser(input, own);
    const furnish = vi.fn(async () => {});
    const again = createUser({ ...input, name: 'Mallory', password: 'another password entirely' }, furnish);
    await expect(again).rejects.toMatchObject({ code: 'conflict', fields: { email: expect.any(String) } });
    expect(furnish).not.toHaveBeenCalled();
    expect(await db.user.findUnique({ where: { email: input.email } })).toMatchObject({ name: input.name });
  });

  test('makes nobody when what they are given fails', async () => {
    const input = someone();
    const failing = createUser(input, () => Promise.reject(new Error('no sample today')));
    await expect(failing).rejects.toThrow('no sample today');
    expect(await db.user.findUnique({ where: { email: input.email } })).toBeNull();
  });

  test.each(['too short', 'password123456', 'Ottilie Brandt 2026'])('refuses “%s”', async (bad) => {
    const refused = createUser({ ...someone(), password: bad }, own);
    await expect(refused).rejects.toMatchObject({
      code: 'invalid_input',
      fields: { password: expect.any(String) },
    });
  });
});

describe('an e-mail and a password', () => {
  test('open the account however the e-mail is written', async () => {
    const input = someone();
    const { claims } = await createUser(input, own);
    expect(await findByCredentials({ ...input, email: ` ${input.email.toUpperCase()} ` })).toEqual(claims);
  });

  test.each([
    ['an unknown e-mail', { email: 'nobody@lantern.example' }],
    ['a wrong password', { password: 'quarry teapot walruses' }],
    ['no password', { password: '' }],
    ['something else than text', { password: { length: 12 } }],
    ['no e-mail', { email: undefined }],
  ])('that are %s open nothing', async (_, wrong) => {
    const input = someone();
    await createUser(input, own);
    expect(await findByCredentials({ ...input, ...wrong })).toBeNull();
  });

  test('open nothing where the person has no password', async () => {
    const user = await buildUser(db);
    expect(await findByCredentials({ email: user.email, password: '' })).toBeNull();
    expect(await findByCredentials({ email: user.email, password: 'nobody has this password' })).toBeNull();
  });
});

describe('an account', () => {
  const next = 'seven grey herons';

  async function signedUp() {
    const input = someone();
    const { claims } = await createUser(input, own);
    const person = { userId: claims.userId, name: input.name, email: input.email };
    const user = { id: claims.userId, sessionVersion: claims.sessionVersion };
    return { input, person, user };
  }

  test('changes its password with the present one, and ends every older session', async () => {
    const { input, person, user } = await signedUp();
    const claims = await changePassword(person, { current: password, password: next });
    expect(await findByCredentials(input)).toBeNull();
    expect(await findByCredentials({ ...input, password: next })).toEqual(claims);
    expect(await personFromRequest(await signedInRequest(user, '/'))).toBeNull();
    const here = { id: claims.userId, sessionVersion: claims.sessionVersion };
    expect(await personFromRequest(await signedInRequest(here, '/'))).toEqual(person);
  });

  test.each([
    ['the present one is wrong', { current: 'quarry teapot wal', password: next }, 'current'],
    ['the present one is missing', { current: '', password: next }, 'current'],
    ['the new one is too common', { current: password, password: 'letmein letmein' }, 'password'],
    ['nothing would change', { current: password, password }, 'password'],
  ])('keeps its password when %s', async (_, change, field) => {
    const { input, person } = await signedUp();
    const refused = changePassword(person, change);
    await expect(refused).rejects.toMatchObject({
      code: 'invalid_input',
      fields: { [field]: expect.any(String) },
    });
    expect(await findByCredentials(input)).not.toBeNull();
  });

  test('changes its password once when two changes come at once', async () => {
    const { person } = await signedUp();
    const outcomes = await Promise.allSettled([
      changePassword(person, { current: password, password: next }),
      changePassword(person, { current: password, password: 'eight grey herons' }),
    ]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  test('that has none yet is given a password without a present one', async () => {
    const { id: userId, name, email } = await buildUser(db);
    const person = { userId, name, email };
    expect(await getOwnAccount(person)).toEqual({ ...person, timeZone: '', hasPassword: false });
    await changePassword(person, { current: '', password: next });
    expect(await getOwnAccount(person)).toEqual({ ...person, timeZone: '', hasPassword: true });
    expect(await findByCredentials({ email, password: next })).not.toBeNull();
  });

  test('signs out everywhere', async () => {
    const { person, user, input } = await signedUp();
    await signOutEverywhere(person);
    expect(await personFromRequest(await signedInRequest(user, '/'))).toBeNull();
    expect(await findByCredentials(input)).toEqual({ userId: user.id, sessionVersion: 2 });
  });

  test('changes the name that others see, and the zone in which times are shown', async () => {
    const { person, user } = await signedUp();
    expect((await getOwnAccount(person)).timeZone).toBe('');
    await saveProfile(person, { name: 'Ottilie B. Lantern', timeZone: 'Asia/Kathmandu' });
    const seen = await personFromRequest(await signedInRequest(user, '/'));
    expect(seen?.name).toBe('Ottilie B. Lantern');
    expect((await getOwnAccount(person)).timeZone).toBe('Asia/Kathmandu');
  });
});
