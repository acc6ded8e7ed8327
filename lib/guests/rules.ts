import type { DocJson } from '@/lib/articles/model';
import type { GuestDesk, GuestState } from '@/lib/guests/model';

/** Whether a guest's link opens its article. Revoked wins over expired; it expires at the very moment it names. */
export function guestState(
  { revokedAt, expiresAt }: { revokedAt: Date | null; expiresAt: Date },
  now: Date,
): GuestState {
  if (revokedAt) return 'revoked';
  return expiresAt <= now ? 'expired' : 'open';
}

/** Whether the text has its title as its first heading, so that it need not be told above it too. Spaces do not count. */
export function beginsWithTitle({ title, doc }: Pick<GuestDesk, 'title' | 'doc'>): boolean {
  const first = doc.content?.[0];
  if (first?.type !== 'heading') return false;
  const spaced = (words: string) => words.replaceAll(/\s+/g, ' ').trim();
  return spaced(wordsIn(first)) === spaced(title);
}

function wordsIn({ text = '', content = [] }: DocJson): string {
  return text + content.map(wordsIn).join('');
}
