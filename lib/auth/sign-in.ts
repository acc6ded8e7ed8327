import { createHash } from 'node:crypto';

import { z } from 'zod';

import { emailSchema, passwordSchema, type SessionClaims } from '@/lib/auth/model';
import { verifyPassword } from '@/lib/auth/passwords';
import { db } from '@/lib/db/client';

const credentialsSchema = z.object({ email: emailSchema, password: passwordSchema });

/**
 * The account that this e-mail and password open, or null. An unknown e-mail, a wrong password and an account without one
 * are answered alike and after the same work.
 */
export async function findByCredentials(credentials: unknown): Promise<SessionClaims | null> {
  const parsed = credentialsSchema.safeParse(credentials);
  if (!parsed.success) return null;
  const { email, password } = parsed.data;
  const user = await db.user.findUnique({
    where: { email },
    select: { id: true, sessionVersion: true, passwordHash: true },
  });
  const matches = await verifyPassword(user?.passwordHash ?? null, password);
  return user && matches ? { userId: user.id, sessionVersion: user.sessionVersion } : null;
}

/** What attempts on one account are counted under, whether there is such an account or not: a hash, so that no list of addresses arises. */
export function accountKey(email: unknown): string {
  const normal = emailSchema.safeParse(email).data ?? '';
  return createHash('sha256').update(normal).digest('hex');
}
