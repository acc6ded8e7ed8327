import { EmptyState } from '@/components/ui/empty-state';
import { OpenWorkspace } from '@/components/workspaces/open-workspace';
import type { WorkspaceView } from '@/lib/workspaces/model';

/** What stands in the place of an article that is in another of the person's workspaces: a link from a colleague names no workspace. */
export function InOtherWorkspace({ workspace, path }: { workspace: WorkspaceView; path: string }) {
  return (
    <main id="content" tabIndex={-1} className="outline-none">
      <h1 className="sr-only">Article in another workspace</h1>
      <EmptyState action={<OpenWorkspace workspace={workspace} path={path} />}>
        This article is in another of your workspaces.
      </EmptyState>
    </main>
  );
}
