import type { Role } from '@/lib/auth/actor';

/** What each role is called, and what it adds to the one below it. */
export const ROLE_NAMES: Record<Role, { label: string; may: string }> = {
  owner: { label: 'Owner', may: 'changes roles, removes members, renames the workspace' },
  editor: { label: 'Editor', may: 'publishes, invites people, archives and deletes articles' },
  reviewer: { label: 'Reviewer', may: 'assigns articles and signs them off' },
  checker: { label: 'Checker', may: 'brings articles in, annotates, links evidence, comments' },
  viewer: { label: 'Viewer', may: 'reads and exports' },
};
