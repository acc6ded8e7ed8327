import { ROLE_NAMES } from '@/components/workspaces/role-names';
import type { Role } from '@/lib/auth/actor';
import type { MemberView } from '@/lib/workspaces/model';

/** A change that is asked about before it is made; `to` is null where the member goes. */
export interface MemberChange {
  member: MemberView;
  to: Role | null;
  isOwn: boolean;
}

/** What is asked before a change of a member, and what the deciding button says. */
export function questionOf(change: MemberChange | null): {
  title: string;
  description: string;
  action: string;
} {
  if (!change) return { title: '', description: '', action: '' };
  const { member, to, isOwn } = change;
  if (to === 'owner') {
    return {
      title: `Make ${member.name} an owner?`,
      description: 'Owners change roles and remove members, you among them.',
      action: 'Make owner',
    };
  }
  if (to !== null) {
    return {
      title: `Become ${ROLE_NAMES[to].label.toLowerCase()}?`,
      description: 'You lose what owners may do. Only another owner can give it back.',
      action: 'Change my role',
    };
  }
  if (isOwn) {
    return {
      title: 'Leave this workspace?',
      description:
        'You lose sight of everything in it, and need an invitation to come back. What you wrote stays; what was assigned to you is assigned to nobody.',
      action: 'Leave workspace',
    };
  }
  return {
    title: `Remove ${member.name}?`,
    description:
      'They lose sight of everything in this workspace. What they wrote stays under their name; what was assigned to them is assigned to nobody.',
    action: 'Remove member',
  };
}
