import type { DeskData } from '@/components/desk/desk-controller';
import { inWorkspace } from '@/lib/workspace-address';

/** Where the server answers with a picture of a comment on the desk's article. */
export function imageAddress({ article, me }: DeskData, imageId: string): string {
  return inWorkspace(`/api/articles/${article.id}/images/${imageId}`, me.workspaceId);
}
