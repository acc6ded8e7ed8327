import type { GoneWhy } from '@/lib/versions/live-rules';

/** What to tell somebody at an open page who hears nothing more of its article, and what they can do. */
export const GONE_WORDS: Record<GoneWhy, string> = {
  session: 'You are signed out. Sign in again to go on; what you wrote here is kept.',
  member:
    'You are no longer a member of this workspace, so nothing here can be changed or brought up to date. Ask an owner if that is a mistake.',
  article: 'This article was deleted.',
};

/** The same in few words, for as long as it is so. */
export const GONE_SHORT: Record<GoneWhy, string> = {
  session: 'You are signed out.',
  member: 'You are no longer a member of this workspace.',
  article: 'This article was deleted.',
};
