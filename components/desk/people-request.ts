import { ask } from '@/components/ui/ask';
import { articlePeopleSchema, type ArticlePeople, type PeopleChanges } from '@/lib/review/people-model';

/** What became of it: how it stands, a conflict with how it stands, or a sentence for the person. */
export type PeopleOutcome =
  { ok: true; people: ArticlePeople } | { ok: false; message: string; people: ArticlePeople | null };

/** Says who sees to an article of this workspace and who writes it, and by when it is due. */
export async function sendPeople(
  { articleId, workspaceId }: { articleId: string; workspaceId: string },
  changes: PeopleChanges,
): Promise<PeopleOutcome> {
  const path = `/api/articles/${articleId}/people`;
  const question = { method: 'PATCH', json: { changes }, workspaceId, schema: articlePeopleSchema };
  const answer = await ask(path, question);
  if (answer.ok) return { ok: true, people: answer.value };
  const people = articlePeopleSchema.safeParse(answer.problem?.['people']).data ?? null;
  return { ok: false, message: answer.message, people };
}
