'use client';

import { switchWorkspace } from '@/app/(workspace)/account/actions';
import { leaveFor } from '@/components/auth/auth-request';
import { Button } from '@/components/ui/button';
import { FormMessage, useForm } from '@/components/ui/form';
import type { WorkspaceView } from '@/lib/workspaces/model';

/** Goes to a workspace that the person belongs to. */
export function OpenWorkspace({ workspace }: { workspace: WorkspaceView }) {
  const { form, isBusy, message } = useForm(
    () => switchWorkspace({ workspaceId: workspace.id }),
    () => leaveFor('/articles'),
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
