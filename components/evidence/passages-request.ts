import { type Answer, ask } from '@/components/ui/ask';
import { type PassageAnswer, passageAnswerSchema } from '@/lib/captures/find-model';

/** Whose words are looked for; the workspace is named because another may be chosen in another tab. */
export interface PassagesPlace {
  articleId: string;
  annotationId: string;
  workspaceId: string;
}

/** Asks for the likeliest passages of all copies; never throws. */
export async function askPassages(
  { articleId, annotationId, workspaceId }: PassagesPlace,
  signal: AbortSignal,
): Promise<Answer<PassageAnswer>> {
  const path = `/api/articles/${articleId}/annotations/${annotationId}/passages`;
  return await ask(path, { workspaceId, schema: passageAnswerSchema, signal });
}
