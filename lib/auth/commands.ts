import { dropLinks } from '@/lib/auth/account-links';
import type { PasswordChange, Person, Profile, SessionClaims, SignUp } from '@/lib/auth/model';
import { hashPassword, verifyPassword } from '@/lib/auth/passwords';
import { invalidField, requireGoodPassword } from '@/lib/auth/require-password';
import { endSessions } from '@/lib/auth/sessions';
import { findByCredentials } from '@/lib/auth/sign-in';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { AppError } from '@/lib/errors';
import { newId } from '@/lib/ids';

/** What a new person is given in the transaction that makes them: all of it comes to be, or nothing. */
type Furnish<T> = (tx: Prisma.TransactionClient, person: Person) => Promise<T>;

type SignedUp<T> = { claims: SessionClaims } & ({ created: true; value: T } | { created: false });

/**
 * Makes a person's account. When the e-mail is taken and the password is that account's own (the form was sent twice), it
 * answers that account with `created: false` and furnishes nothing; with another password it is a conflict.
 */
export async function createUser<T>(
  { name, email, password }: SignUp,
  furnish: Furnish<T>,
): Promise<SignedUp<T>> {
  requireGoodPassword(password, { name, email });
  const passwordHash = await hashPassword(password);
  const person = { userId: newId(), name, email };
  const made = await db.$transaction(
    async (tx) => {
      const data = { id: person.userId, name, email, passwordHash };
      const { count } = await tx.user.createMany({ data, skipDuplicates: true });
      return count === 1 ? { value: await furnish(tx, person) } : null;
    },
    { timeout: 30_000 },
  );
  if (made) return { created: true, value: made.value, claims: { userId: person.userId, sessionVersion: 1 } };

  const claims = await findByCredentials({ email, password });
  if (!claims) {
    const message = 'There may be an account with this e-mail address already. Sign in instead.';
    throw new AppError('conflict', message, { fields: { email: message } });
  }
  return { created: false, claims };
}

/** Changes how others see the person, and in which zone times are shown to them. */
export async function saveProfile(person: Person, { name, timeZone }: Profile): Promise<void> {
  await db.user.update({ where: { id: person.userId }, data: { name, timeZone } });
}

/**
 * Changes the password, which needs the present one where there is one, and ends every session and every link that would open the
 * account. Returns what a new session of this browser is to begin with.
 */
export async function changePassword(person: Person, change: PasswordChange): Promise<SessionClaims> {
  const user = await db.user.findUniqueOrThrow({
    where: { id: person.userId },
    select: { name: true, email: true, passwordHash: true },
  });
  if (user.passwordHash !== null && !(await verifyPassword(user.passwordHash, change.current))) {
    throw invalidField('current', 'This is not your present password.');
  }
  requireGoodPassword(change.password, user);
  if (user.passwordHash !== null && (await verifyPassword(user.passwordHash, change.password))) {
    throw invalidField('password', 'This is your present password. Choose another one.');
  }
  const passwordHash = await hashPassword(change.password);
  // Compared again, so that of two changes at once the later one is told that the present password is another by now.
  return await db.$transaction(async (tx) => {
    const [changed] = await tx.user.updateManyAndReturn({
      where: { id: person.userId, passwordHash: user.passwordHash },
      data: { passwordHash, sessionVersion: { increment: 1 } },
      select: { id: true, sessionVersion: true },
    });
    if (!changed) throw new AppError('conflict', 'The password was changed elsewhere just now.');
    await endSessions(tx, changed.id);
    await dropLinks(tx, changed.id);
    return { userId: changed.id, sessionVersion: changed.sessionVersion };
  });
}

/** Ends all sessions of the person, on every device. */
export async function signOutEverywhere({ userId }: Person): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.user.update({ where: { id: userId }, data: { sessionVersion: { increment: 1 } } });
    await endSessions(tx, userId);
  });
}
