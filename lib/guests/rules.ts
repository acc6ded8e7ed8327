import type { GuestState } from '@/lib/guests/model';

/** Whether a guest's link opens its article. Revoked wins over expired; it expires at the very moment it names. */
export function guestState(
  { revokedAt, expiresAt }: { revokedAt: Date | null; expiresAt: Date },
  now: Date,
): GuestState {
  if (revokedAt) return 'revoked';
  return expiresAt <= now ? 'expired' : 'open';
}
