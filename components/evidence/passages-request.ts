import { z } from 'zod';
import { type PassageAnswer, passageAnswerSchema } from '@/lib/captures/find-model';

/** Whose words are looked for; the workspace is named because another may be chosen in another tab. */
export interface PassagesPlace {
  articleId: string;
  annotationId: string;
  workspaceId: string;
}

/** What became of the question: its answer, or a sentence for the person. */
export type PassagesAnswer = { ok: true; value: PassageAnswer } | { ok: false; message: string };

const problemSchema = z.object({ detail: z.string() });
const UNREACHABLE = 'Galley could not be reached. Try again in a moment.';

/** Asks for the likeliest passages of all copies; never throws. */
export async function askPassages(
  { articleId, annotationId, workspaceId }: PassagesPlace,
  signal: AbortSignal,
): Promise<PassagesAnswer> {
  const path = `/api/articles/${articleId}/annotations/${annotationId}/passages`;
  const headers = { 'x-galley-workspace': workspaceId };
  const response = await fetch(path, { headers, signal }).catch(() => null);
  const json: unknown = await response?.json().catch(() => null);
  const value = response?.ok ? passageAnswerSchema.safeParse(json) : null;
  if (value?.success) return { ok: true, value: value.data };
  return { ok: false, message: problemSchema.safeParse(json).data?.detail ?? UNREACHABLE };
}
