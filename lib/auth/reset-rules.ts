/** How long a link to choose a new password can be used. */
export const RESET_MINUTES = 60;
/** How long a link that confirms an address can be used. */
export const CONFIRM_HOURS = 24;

/**
 * Whether somebody may open the account of a person who belongs to these workspaces: only one who owns every one of them, since the
 * account opens them all. A person without any is nobody's to open.
 */
export function mayOpenAccount(workspaceIds: readonly string[], ownedIds: readonly string[]): boolean {
  return workspaceIds.length > 0 && workspaceIds.every((id) => ownedIds.includes(id));
}

/** What became of a link. Used wins over expired; it expires at the very moment it names. */
export function linkState(link: { usedAt: Date | null; expiresAt: Date }, now: Date): LinkState {
  if (link.usedAt) return 'used';
  return link.expiresAt <= now ? 'expired' : 'open';
}
export type LinkState = 'open' | 'used' | 'expired';
