import { writeOnArticleAfter, type Tx } from '@/lib/annotations/write-on-article';
import { can } from '@/lib/auth/abilities';
import type { Actor } from '@/lib/auth/actor';
import { AppError } from '@/lib/errors';
import { appendEvent } from '@/lib/events/append-event';
import type { ArticlePeople, PeopleChanges } from '@/lib/review/people-model';
import { changePeople, peopleOf } from '@/lib/review/people-rules';
import { readPeople } from '@/lib/review/read-people';
import { holdMembers } from '@/lib/workspaces/hold-members';

/**
 * Says who leads and who reviews an article, and by when it is due; answers how that stands. The same again changes nothing. Throws
 * `conflict` with `conflicts` and `people` when somebody else changed one of the fields meanwhile, and `invalid_input` for who is no member.
 */
export async function setPeople(
  actor: Actor,
  articleId: string,
  changes: PeopleChanges,
): Promise<ArticlePeople> {
  const named = peopleOf({
    leadId: changes.leadId?.to ?? null,
    reviewerIds: changes.reviewerIds?.to ?? [],
  });
  let members: ReadonlySet<string> = new Set();
  const hold = async (tx: Tx) => {
    members = await holdMembers(tx, actor, named);
  };
  return await writeOnArticleAfter(actor, articleId, hold, async (tx) => {
    if (!can(actor, 'review.assign')) {
      throw new AppError('forbidden', 'Your role does not let you say who leads and reviews an article.');
    }
    const strange = named.filter((userId) => !members.has(userId));
    if (strange.length > 0) throw notMember(changes, strange);
    const stored = await readPeople(tx, actor, articleId);
    const change = changePeople(stored, changes);
    if (!change.ok) {
      throw new AppError('conflict', 'Somebody else changed this meanwhile. Look at both, then choose.', {
        details: { conflicts: change.conflicts, people: stored },
      });
    }
    if (change.changed.length === 0) return stored;
    await writePeople(tx, actor, articleId, { stored, people: change.people });
    const told = change.changed.map((field) => [field, { from: stored[field], to: change.people[field] }]);
    await appendEvent(tx, actor, {
      articleId,
      type: 'article.people_set',
      subjectId: articleId,
      data: { changes: Object.fromEntries(told) as Record<string, { from: string; to: string }> },
    });
    return change.people;
  });
}

async function writePeople(
  tx: Tx,
  { workspaceId }: Actor,
  articleId: string,
  { stored, people }: { stored: ArticlePeople; people: ArticlePeople },
): Promise<void> {
  const { leadId, dueAt, reviewerIds } = people;
  await tx.article.update({
    where: { workspaceId_id: { workspaceId, id: articleId } },
    data: { leadId, dueAt },
    select: { id: true },
  });
  const place = { workspaceId, articleId };
  const gone = stored.reviewerIds.filter((userId) => !reviewerIds.includes(userId));
  const added = reviewerIds.filter((userId) => !stored.reviewerIds.includes(userId));
  if (gone.length > 0) await tx.articleReviewer.deleteMany({ where: { ...place, userId: { in: gone } } });
  if (added.length > 0) {
    await tx.articleReviewer.createMany({ data: added.map((userId) => ({ ...place, userId })) });
  }
}

function notMember({ leadId }: PeopleChanges, strange: readonly string[]): AppError {
  const message = 'This person is not a member of the workspace.';
  const field = strange.some((userId) => userId === leadId?.to) ? 'leadId' : 'reviewerIds';
  return new AppError('invalid_input', message, { fields: { [field]: message } });
}
