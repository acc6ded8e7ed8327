'use client';

import { switchWorkspace } from '@/app/(workspace)/account/actions';
import { leaveFor } from '@/components/auth/auth-request';
import { Button } from '@/components/ui/button';
import { FormMessage, useForm } from '@/components/ui/form';
import type { WorkspaceView } from '@/lib/workspaces/model';

interface OpenWorkspaceProps {
  workspace: WorkspaceView;
  /** The page in it to go to, as a path. */
  path?: string;
}

/** Goes to a workspace that the person belongs to. */
export function OpenWorkspace({ workspace, path = '/articles' }: OpenWorkspaceProps) {
  const { form, isBusy, message } = useForm(
    () => switchWorkspace({ workspaceId: workspace.id }),
    () => leaveFor(path),
  );
  return (
    <form {...form} className="flex flex-col gap-4">
      <FormMessage>{message}</FormMessage>
      <Button type="submit" variant="primary" busy={isBusy}>
        Open {workspace.name}
      </Button>
    </form>
  );
}
