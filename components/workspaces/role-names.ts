import type { Role } from '@/lib/auth/actor';

/** What each role is called, and what it adds to the one below it. */
export const ROLE_NAMES: Record<Role, { label: string; may: string }> = {
  owner: { label: 'Owner', may: 'changes roles, removes members, renames the workspace' },
  editor: { label: 'Editor', may: 'invites people, archives and deletes articles' },
  reviewer: { label: 'Reviewer', may: 'sees and does what a checker does, and signs off' },
  checker: { label: 'Checker', may: 'brings articles in, annotates, links evidence, comments' },
  viewer: { label: 'Viewer', may: 'reads and exports' },
};
