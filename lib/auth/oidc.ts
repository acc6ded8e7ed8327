import { z } from 'zod';

import { dropLinks } from '@/lib/auth/account-links';
import { endSessions } from '@/lib/auth/sessions';
import { db } from '@/lib/db/client';
import { env } from '@/lib/env';
import { newId } from '@/lib/ids';

/** What an OpenID Connect provider says about who signed in there. */
export const oidcProfileSchema = z.object({
  sub: z.string().min(1).max(255),
  email: z.email().max(254).toLowerCase().optional().catch(undefined),
  // Some providers send the word.
  email_verified: z
    .union([z.boolean(), z.literal('true').transform(() => true)])
    .optional()
    .catch(undefined),
  name: z.string().trim().min(1).max(100).optional().catch(undefined),
});
export type OidcProfile = z.infer<typeof oidcProfileSchema>;

/** The configured provider, or null; its name is what the button says. */
export function oidcProvider() {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return null;
  return { issuer: issuer.replace(/\/$/, ''), clientId, clientSecret, name: env.OIDC_NAME };
}

type Admission = { userId: string; sessionVersion: number } | { refused: 'OidcNoEmail' | 'OidcEmailTaken' };

/**
 * The person behind a provider's account: known by the subject, or linked by an e-mail that the provider has verified, or
 * made new. Nobody verifies e-mails here, so linking closes what opened the account before (password, other identities,
 * sessions, links): whoever took somebody's e-mail first must not share the account with its owner.
 */
export async function admitOidcPerson(provider: string, profile: OidcProfile): Promise<Admission> {
  const { sub: subject, email } = profile;
  const user = { select: { id: true, sessionVersion: true } };
  const identity = await db.userIdentity.findUnique({
    where: { provider_subject: { provider, subject } },
    select: { user },
  });
  if (identity) return { userId: identity.user.id, sessionVersion: identity.user.sessionVersion };
  if (email === undefined) return { refused: 'OidcNoEmail' };

  return await db.$transaction(async (tx) => {
    const id = newId();
    const { count } = await tx.user.createMany({
      data: { id, email, name: profile.name ?? email.slice(0, email.indexOf('@')) },
      skipDuplicates: true,
    });
    if (count === 1) {
      await tx.userIdentity.create({ data: { provider, subject, userId: id } });
      return { userId: id, sessionVersion: 1 };
    }
    if (profile.email_verified !== true) return { refused: 'OidcEmailTaken' };
    const linked = await tx.user.update({
      where: { email },
      data: {
        passwordHash: null,
        sessionVersion: { increment: 1 },
        identities: { deleteMany: {}, create: { provider, subject } },
      },
      ...user,
    });
    await endSessions(tx, linked.id);
    await dropLinks(tx, linked.id);
    return { userId: linked.id, sessionVersion: linked.sessionVersion };
  });
}
