import {
  PEOPLE_FIELDS,
  type ArticlePeople,
  type PeopleChanges,
  type PeopleConflict,
  type PeopleField,
} from '@/lib/review/people-model';

export type PeopleChange = { ok: true; people: ArticlePeople } | { ok: false; conflicts: PeopleConflict[] };

/**
 * Applies changes to the people of an article as it is stored, its reviewers in the order of their ids. A field that already has the new
 * value stays as it is; one that is neither the value the change was made on nor the new one is a conflict, and then nothing is applied.
 */
export function changePeople(stored: ArticlePeople, changes: PeopleChanges): PeopleChange {
  let people = stored;
  const conflicts: PeopleConflict[] = [];
  for (const field of PEOPLE_FIELDS) {
    const change = changes[field];
    const theirs = stored[field];
    if (!change || isSame(change.to, theirs)) continue;
    if (isSame(change.from, theirs)) {
      people = { ...people, [field]: change.to };
    } else {
      conflicts.push({ field, yours: change.to, theirs });
    }
  }
  return conflicts.length > 0 ? { ok: false, conflicts } : { ok: true, people };
}

/** What changed from one to the other, as changes that were made on the first; null when nothing did. */
export function changesBetween(from: ArticlePeople, to: ArticlePeople): PeopleChanges | null {
  const changes = Object.fromEntries(
    PEOPLE_FIELDS.filter((field) => !isSame(from[field], to[field])).map((field) => [
      field,
      { from: from[field], to: to[field] },
    ]),
  );
  return Object.keys(changes).length === 0 ? null : (changes as PeopleChanges);
}

/** Whether two values of one field say the same. */
export function isSame(one: ArticlePeople[PeopleField], other: ArticlePeople[PeopleField]): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return one === other;
  return one.length === other.length && one.every((id) => other.includes(id));
}

/** The people that an article as stored names: everybody who is to be a member. */
export function peopleOf({ leadId, reviewerIds, authorId }: Omit<ArticlePeople, 'dueAt'>): string[] {
  return [...new Set([leadId, ...reviewerIds, authorId])].filter((userId) => userId !== null);
}
