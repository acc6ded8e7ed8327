import { beforeEach, describe, expect, test } from 'vitest';

import { GET, POST } from '@/app/api/auth/[...nextauth]/route';
import { newId } from '@/lib/ids';

import { createUser } from '../../../prisma/factories/users';
import { testDatabase } from '../../support/database';

const db = testDatabase();
const password = 'quarry teapot walrus';
const origin = 'http://127.0.0.1:3000';

beforeEach(async () => {
  await db.rateLimit.deleteMany();
});

/** Guesses as a machine would: with a token of its own, from an address that is new each time. */
async function guess(path: string, fields: [string, string][]) {
  const context = (segments: string[]) => ({ params: Promise.resolve({ nextauth: segments }) });
  const asked = await GET(new Request(`${origin}/api/auth/csrf`), context(['csrf']));
  const { csrfToken } = (await asked.json()) as { csrfToken: string };
  const cookie = asked.headers
    .getSetCookie()
    .map((one) => one.slice(0, one.indexOf(';')))
    .join('; ');
  const request = new Request(`${origin}/api/auth/${path}`, {
    method: 'POST',
    headers: { 'x-galley-address': newId(), cookie },
    body: new URLSearchParams([['csrfToken', csrfToken], ['json', 'true'], ...fields]),
  });
  return await POST(request, context(path.split('?')[0]?.split('/').map(decodeURIComponent) ?? []));
}

type Fields = (email: string, password: string) => [string, string][];
const plain: Fields = (email, guessed) => [
  ['email', email],
  ['password', guessed],
];
const decoy = (): [string, string] => ['email', `${newId()}@decoy.example`];

describe('guessing the password of one account', () => {
  test.each<[string, string, Fields]>([
    [
      'in other letters',
      'callback/credentials',
      (email, guessed) => plain(` ${email.toUpperCase()} `, guessed),
    ],
    ['behind another e-mail', 'callback/credentials', (...given) => [decoy(), ...plain(...given)]],
    ['before another e-mail', 'callback/credentials', (...given) => [...plain(...given), decoy()]],
    ['at a longer path', 'callback/credentials/more', plain],
    ['at a path with an empty end', 'callback/credentials/', plain],
    ['at a path in other letters', 'Callback/Credentials', plain],
    ['with the action in the query', 'signin/credentials?nextauth=callback&action=callback', plain],
  ])('ends after ten tries %s', async (_, path, fields) => {
    const { email } = await createUser(db, { password });
    for (let attempt = 0; attempt < 12; attempt++) await guess(path, fields(email, 'wrong'));
    const right = await guess(path, fields(email, password));
    const sessions = right.headers.getSetCookie().filter((cookie) => /session-token=ey/.test(cookie));
    expect(sessions).toEqual([]);
  });
});
