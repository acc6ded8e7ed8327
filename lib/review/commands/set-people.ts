import { writeOnArticleAfter, type Tx } from '@/lib/annotations/write-on-article';
import { canAssignAuthor } from '@/lib/articles/policy';
import { can } from '@/lib/auth/abilities';
import type { Actor } from '@/lib/auth/actor';
import { AppError } from '@/lib/errors';
import { appendEvents, type LoggedBy } from '@/lib/events/append-event';
import { PEOPLE_FIELDS, type ArticlePeople, type PeopleChanges } from '@/lib/review/people-model';
import { changePeople, changesBetween, peopleOf } from '@/lib/review/people-rules';
import { readPeople } from '@/lib/review/read-people';
import { holdMembers } from '@/lib/workspaces/hold-members';

/**
 * Says who leads, who reviews and who writes an article, and by when it is due; answers how that stands. The same again changes nothing.
 * Throws `forbidden` when the role does not let the actor change one of the fields, `conflict` with `conflicts` and `people` when somebody
 * else changed one of them meanwhile, and `invalid_input` for who is no member: then nothing of it is written.
 */
export async function setPeople(
  actor: Actor,
  articleId: string,
  changes: PeopleChanges,
): Promise<ArticlePeople> {
  const named = peopleOf({
    leadId: changes.leadId?.to ?? null,
    reviewerIds: changes.reviewerIds?.to ?? [],
    authorId: changes.authorId?.to ?? null,
  });
  let members: ReadonlySet<string> = new Set();
  const hold = async (tx: Tx) => {
    members = await holdMembers(tx, actor, named);
  };
  return await writeOnArticleAfter(actor, articleId, hold, async (tx) => {
    requireMay(actor, changes);
    const strange = named.filter((userId) => !members.has(userId));
    if (strange.length > 0) throw notMember(changes, strange);
    const stored = await readPeople(tx, actor, articleId);
    const change = changePeople(stored, changes);
    if (!change.ok) {
      throw new AppError('conflict', 'Somebody else changed this meanwhile. Look at both, then choose.', {
        details: { conflicts: change.conflicts, people: stored },
      });
    }
    const made = changesBetween(stored, change.people);
    if (!made) return stored;
    await writePeople(tx, actor, articleId, { stored, people: change.people });
    const { workspaceId, userId: actorId } = actor;
    await appendEvents(
      tx,
      { workspaceId, articleId },
      eventsOf(made).map((event) => ({ ...event, actorId, subjectId: articleId })),
    );
    return change.people;
  });
}

function requireMay(actor: Actor, { authorId, ...others }: PeopleChanges): void {
  if (Object.keys(others).length > 0 && !can(actor, 'review.assign')) {
    throw new AppError('forbidden', 'Your role does not let you say who leads and reviews an article.');
  }
  if (authorId && !canAssignAuthor(actor)) {
    throw new AppError('forbidden', 'Your role does not let you assign articles to authors.');
  }
}

function eventsOf({ authorId, ...others }: PeopleChanges): Pick<LoggedBy, 'type' | 'data'>[] {
  return [
    ...(authorId ? [{ type: 'article.author_assigned', data: authorId }] : []),
    ...(Object.keys(others).length > 0 ? [{ type: 'article.people_set', data: { changes: others } }] : []),
  ];
}

async function writePeople(
  tx: Tx,
  { workspaceId }: Actor,
  articleId: string,
  { stored, people }: { stored: ArticlePeople; people: ArticlePeople },
): Promise<void> {
  const { leadId, dueAt, authorId, reviewerIds } = people;
  await tx.article.update({
    where: { workspaceId_id: { workspaceId, id: articleId } },
    data: { leadId, dueAt, authorId },
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

function notMember(changes: PeopleChanges, strange: readonly string[]): AppError {
  const message = 'This person is not a member of the workspace.';
  const wrong = PEOPLE_FIELDS.filter((field) =>
    [changes[field]?.to ?? []].flat().some((userId) => strange.includes(userId)),
  );
  const fields = Object.fromEntries(wrong.map((field) => [field, message]));
  return new AppError('invalid_input', message, { fields });
}
