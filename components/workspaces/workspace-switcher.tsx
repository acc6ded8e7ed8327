'use client';

import { switchWorkspace } from '@/app/(workspace)/account/actions';
import { leaveFor } from '@/components/auth/auth-request';
import { MenuLabel, MenuRadio } from '@/components/ui/menu';
import { useToast } from '@/components/ui/toast';
import type { AccountSummary } from '@/lib/workspaces/model';

/** The workspace the person is in, inside a menu; with several, the others to go to. */
export function WorkspaceSwitcher({ account: { workspace, workspaces } }: { account: AccountSummary }) {
  const toast = useToast();
  if (workspaces.length < 2) {
    return (
      <MenuLabel>
        <span className="block max-w-56 truncate">{workspace.name}</span>
      </MenuLabel>
    );
  }
  const choose = async (workspaceId: string) => {
    const outcome = await switchWorkspace({ workspaceId });
    // A whole new page, so that nothing of the other workspace is kept.
    if (outcome.ok) await leaveFor('/articles');
    else toast.add({ title: outcome.error.message, urgent: true });
  };
  return (
    <>
      <MenuLabel>Workspaces</MenuLabel>
      <MenuRadio
        value={workspace.id}
        options={workspaces.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(id) => void choose(id)}
      />
    </>
  );
}
