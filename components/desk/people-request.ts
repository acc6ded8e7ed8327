import { z } from 'zod';
import { articlePeopleSchema, type ArticlePeople, type PeopleChanges } from '@/lib/review/people-model';

/** What became of it: how it stands, a conflict with how it stands, or a sentence for the person. */
export type PeopleOutcome =
  { ok: true; people: ArticlePeople } | { ok: false; message: string; people: ArticlePeople | null };

const problemSchema = z.object({
  detail: z.string(),
  people: articlePeopleSchema.nullable().catch(null),
});
const FAILED = 'Something went wrong. Try again.';

/** Says who sees to an article of this workspace, and by when. */
export async function sendPeople(
  { articleId, workspaceId }: { articleId: string; workspaceId: string },
  changes: PeopleChanges,
): Promise<PeopleOutcome> {
  const response = await fetch(`/api/articles/${articleId}/people`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json', 'x-galley-workspace': workspaceId },
    body: JSON.stringify({ changes }),
  }).catch(() => null);
  if (!response) {
    return { ok: false, message: 'There is no connection. Nothing was changed; try again.', people: null };
  }
  const answer: unknown = await response.json().catch(() => null);
  const people = response.ok ? articlePeopleSchema.safeParse(answer).data : undefined;
  if (people) return { ok: true, people };
  const problem = problemSchema.safeParse(answer).data;
  return { ok: false, message: problem?.detail ?? FAILED, people: problem?.people ?? null };
}
