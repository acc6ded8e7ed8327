import { createHash, randomBytes } from 'node:crypto';

/** A fresh token for a link: 256 random bits, in letters that an address takes as they are. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a token. It has no salt: 256 random bits cannot be guessed, and it must be found by it. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
