import { createLink, dropLinks, requireOpenLink, takeLink } from '@/lib/auth/account-links';
import type { EmailChange, Person } from '@/lib/auth/model';
import { invalidField, requirePresentPassword } from '@/lib/auth/require-password';
import { CONFIRM_HOURS } from '@/lib/auth/reset-rules';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { AppError } from '@/lib/errors';

/**
 * Makes a link by which whoever reads the new address confirms it; `token` is null where the address is another account's already,
 * which only a mail to that address may tell. Needs the account's password.
 */
export async function offerEmail(
  person: Person,
  change: EmailChange,
  now = new Date(),
): Promise<{ token: string | null }> {
  const { userId } = person;
  await requireChange(person, change);
  if ((await db.user.count({ where: { email: change.email } })) > 0) return { token: null };
  const expiresAt = new Date(now.getTime() + CONFIRM_HOURS * 3_600_000);
  return { token: await createLink({ kind: 'email_change', userId, email: change.email, expiresAt }, now) };
}

/** Gives an account the address that the holder of a link has confirmed by it, and closes every other link. Sessions go on. */
export async function confirmEmail(token: string, now = new Date()): Promise<{ email: string }> {
  const link = await requireOpenLink(token, 'email_change', now);
  const { email, userId } = link;
  if (email === null) throw new Error('A link that changes an address carries one.');
  await unlessTaken('There is an account with this e-mail address already.', () =>
    db.$transaction(async (tx) => {
      await takeLink(tx, link, now);
      await tx.user.update({ where: { id: userId }, data: { email } });
      await dropLinks(tx, userId);
    }),
  );
  return { email };
}

/** Changes the address at once, for where there is no mail to confirm it by. Needs the account's password. */
export async function changeEmail(person: Person, change: EmailChange): Promise<void> {
  await requireChange(person, change);
  const { userId } = person;
  await unlessTaken('There may be an account with this e-mail address already. Give another one.', () =>
    db.$transaction(async (tx) => {
      await tx.user.update({ where: { id: userId }, data: { email: change.email } });
      await dropLinks(tx, userId);
    }),
  );
}

async function requireChange({ userId }: Person, { email, current }: EmailChange): Promise<void> {
  const user = await db.user.findUniqueOrThrow({
    where: { id: userId },
    select: { email: true, passwordHash: true },
  });
  await requirePresentPassword(user.passwordHash, current);
  if (user.email === email) throw invalidField('email', 'This is your e-mail address already.');
}

async function unlessTaken(message: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    // The unique index of addresses.
    const isTaken = error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
    if (!isTaken) throw error;
    throw new AppError('conflict', message, { fields: { email: message } });
  }
}
