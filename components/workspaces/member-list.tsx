'use client';

import { useState } from 'react';

import { giveRole, leave, remove } from '@/app/(workspace)/settings/actions';
import { RelativeTime } from '@/components/articles/relative-time';
import { leaveFor } from '@/components/auth/auth-request';
import { Avatar } from '@/components/ui/avatar';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/dialog';
import type { FormResult } from '@/components/ui/form';
import { useToast } from '@/components/ui/toast';
import { useKeptFocus } from '@/components/ui/use-kept-focus';
import { questionOf, type MemberChange } from '@/components/workspaces/member-question';
import { ResetMember } from '@/components/workspaces/reset-member';
import { RoleMenu } from '@/components/workspaces/role-menu';
import { ROLE_NAMES } from '@/components/workspaces/role-names';
import type { Role } from '@/lib/auth/actor';
import type { MemberView } from '@/lib/workspaces/model';
import type { WorkspaceAbilities } from '@/lib/workspaces/policy';
import { leavesNoOwner } from '@/lib/workspaces/rules';

interface MemberListProps {
  members: MemberView[];
  ownId: string;
  owners: number;
  can: WorkspaceAbilities;
  /** The person may make links for others to choose a new password by. */
  canReset: boolean;
}

/** The members, with what the person may do about each; what takes something away asks first. */
export function MemberList({ members, ownId, owners, can, canReset }: MemberListProps) {
  const toast = useToast();
  const [asked, setAsked] = useState<MemberChange | null>(null);
  // The buttons of a member go with them, or with what one may oneself.
  const list = useKeptFocus<HTMLUListElement>(members.map(({ userId, role }) => `${userId} ${role}`).join());

  const act = async (sent: Promise<FormResult<void>>): Promise<boolean> => {
    const outcome = await sent;
    if (!outcome.ok) toast.add({ title: outcome.error.message, urgent: true });
    return outcome.ok;
  };
  const confirm = async () => {
    if (!asked) return;
    const { userId } = asked.member;
    if (asked.to !== null) await act(giveRole({ userId, role: asked.to }));
    else if (userId !== ownId) await act(remove({ userId }));
    else if (await act(leave({}))) await leaveFor('/articles');
  };
  const chooseRole = (member: MemberView, to: Role) => {
    const isOwn = member.userId === ownId;
    if (isOwn || to === 'owner') setAsked({ member, to, isOwn });
    else void act(giveRole({ userId: member.userId, role: to }));
  };

  return (
    <>
      <ul
        ref={list}
        tabIndex={-1}
        data-takes-focus
        aria-label="Members"
        className="divide-y divide-line rounded-1"
      >
        {members.map((member) => {
          const isOwn = member.userId === ownId;
          const isLastOwner = leavesNoOwner(member, null, owners);
          return (
            <li key={member.userId} className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 py-2">
              <Avatar id={member.userId} name={member.name} />
              <div className="min-w-0 flex-1 basis-40">
                <p className="font-medium [overflow-wrap:anywhere]">
                  {member.name}
                  {isOwn && <span className="font-normal text-ink-2"> (you)</span>}
                </p>
                <p className="text-[12.5px] [overflow-wrap:anywhere] text-ink-2">
                  {member.email !== null && `${member.email} · `}joined <RelativeTime at={member.joinedAt} />
                </p>
              </div>
              <div className="ml-auto flex flex-wrap items-center justify-end gap-x-3">
                {canReset && !isOwn && <ResetMember member={member} />}
                {can.changeRoles && !isLastOwner ? (
                  <RoleMenu member={member} onChoose={(role) => chooseRole(member, role)} />
                ) : (
                  <span className="px-2.5 text-[13px] text-ink-2">{ROLE_NAMES[member.role].label}</span>
                )}
                <span className="flex w-20 justify-end">
                  {!isLastOwner && (isOwn || can.removeMembers) && (
                    <Button
                      size="small"
                      variant="plain"
                      aria-label={isOwn ? 'Leave the workspace' : `Remove ${member.name}`}
                      onClick={() => setAsked({ member, to: null, isOwn })}
                    >
                      {isOwn ? 'Leave' : 'Remove'}
                    </Button>
                  )}
                </span>
              </div>
            </li>
          );
        })}
      </ul>
      {can.changeRoles && owners === 1 && (
        <p className="mt-2 text-[12.5px] text-ink-2">
          You are the only owner. To leave, or to become something else, make another member an owner first.
        </p>
      )}
      <ConfirmDialog
        {...questionOf(asked)}
        open={asked !== null}
        onOpenChange={(open) => {
          if (!open) setAsked(null);
        }}
        onConfirm={confirm}
        fallback={list}
      />
    </>
  );
}
