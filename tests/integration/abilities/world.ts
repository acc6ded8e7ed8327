import type { Actor, Role } from '@/lib/auth/actor';
import { createAnnotation } from '@/lib/annotations/commands/create-annotation';
import { newId } from '@/lib/ids';
import { setPeople } from '@/lib/review/commands/set-people';
import { moveArticle } from '@/lib/review/commands/move-article';
import type { Move, MoveInput, ReviewState } from '@/lib/review/model';

import { buildAnnotation } from '../../../prisma/factories/annotations';
import { buildDoc, makeArticle as makeArticleOf } from '../../../prisma/factories/articles';
import { createUser } from '../../../prisma/factories/users';
import { testDatabase } from '../../support/database';
import type { WorkspaceWith } from '../../support/actors';

export type Team = WorkspaceWith<Role | 'other'>;

/** The person as somebody of another role: what they made while they had it. */
export function as(actor: Actor, role: Role): Actor {
  return { ...actor, role };
}

/** Somebody who has just joined. */
export async function addMember({ workspace: { id: workspaceId } }: Team, role: Role): Promise<string> {
  const { id: userId } = await createUser(testDatabase());
  await testDatabase().membership.create({ data: { workspaceId, userId, role } });
  return userId;
}

// Moves in their order, each with where it begins.
const WAY: [Move, ReviewState][] = [
  ['prepare', 'imported'],
  ['begin', 'preparing'],
  ['submit', 'checking'],
  ['approve', 'in_review'],
  ['publish', 'approved'],
];

/** An article of one sentence that was read, which has come as far as this state. */
export async function articleIn(
  team: Team,
  state: ReviewState,
  leadId: string | null = null,
): Promise<string> {
  const { owner, other } = team.actors;
  const articleId = await makeArticleOf(owner, { doc: buildDoc('The ferry runs.') });
  await setPeople(owner, articleId, {
    leadId: { from: null, to: leadId ?? other.userId },
    authorId: { from: null, to: other.userId },
  });
  await createAnnotation(owner, articleId, buildAnnotation([0, 15], { kind: 'cleared' }));
  for (const [move, from] of WAY) {
    if (from === state) break;
    await moveArticle(owner, articleId, buildMove(move, from));
  }
  return articleId;
}

/** What it takes to move an article whose text nobody changed. */
export function buildMove(move: Move, from: ReviewState): MoveInput {
  return { id: newId(), move, from, version: 0, comment: 'Look again.', note: 'The ferry runs daily.' };
}
