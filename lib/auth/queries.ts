import type { AccountView, Person } from '@/lib/auth/model';
import { db } from '@/lib/db/client';

/** The person's own account. */
export async function getOwnAccount(person: Person): Promise<AccountView> {
  const { passwordHash, timeZone } = await db.user.findUniqueOrThrow({
    where: { id: person.userId },
    select: { passwordHash: true, timeZone: true },
  });
  return { ...person, timeZone, hasPassword: passwordHash !== null };
}
