'use client';

import { Check, ChevronDown } from 'lucide-react';

import { Button } from '@/components/ui/button';
import { Menu, MenuItem } from '@/components/ui/menu';
import { ROLE_NAMES } from '@/components/workspaces/role-names';
import { ROLES, type Role } from '@/lib/auth/actor';
import type { MemberView } from '@/lib/workspaces/model';

/** A member's role, and the others to choose from. A menu, because a list of choices would take effect at each arrow key. */
export function RoleMenu({ member, onChoose }: { member: MemberView; onChoose: (role: Role) => void }) {
  const { label } = ROLE_NAMES[member.role];
  return (
    <Menu
      trigger={
        <Button size="small" variant="plain" aria-label={`Role of ${member.name}: ${label}`}>
          {label} <ChevronDown className="size-3.5" aria-hidden />
        </Button>
      }
    >
      {ROLES.map((role) => (
        <MenuItem key={role} disabled={role === member.role} onSelect={() => onChoose(role)}>
          <span className="w-4">
            {role === member.role && <Check className="size-4" aria-label="Present role" />}
          </span>
          <span>
            {ROLE_NAMES[role].label}
            <span className="block text-[12.5px] text-ink-2">{ROLE_NAMES[role].may}</span>
          </span>
        </MenuItem>
      ))}
    </Menu>
  );
}
