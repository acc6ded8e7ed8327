import type { Actor } from '@/lib/auth/actor';
import { insertComment } from '@/lib/annotations/commands/add-comment';
import { insertAnnotation } from '@/lib/annotations/commands/create-annotation';
import { askDoubleCheck } from '@/lib/double-check/commands/ask-double-check';
import { decideDifference } from '@/lib/double-check/commands/decide-difference';
import { setFinished } from '@/lib/double-check/commands/finish-marking';
import { makeMark } from '@/lib/double-check/commands/write-marks';
import type { BlindMarkInput, BlindMarkView, DecisionInput } from '@/lib/double-check/model';
import { newId } from '@/lib/ids';

import { at, makeArticle, makeTeam } from '../annotations/world';

/** A team of which the checker (left) and the other (right) mark an article, as the reviewer asked. */
export async function makeDoubleCheck({ asks = false } = {}) {
  const team = await makeTeam({ asks });
  const { owner, reviewer, checker, other } = team.actors;
  const articleId = await makeArticle(owner);
  const doubleCheckId = newId();
  const place = { articleId, doubleCheckId };
  await askDoubleCheck(reviewer, articleId, {
    id: doubleCheckId,
    checkerIds: [checker.userId, other.userId],
  });
  const finish = async (actor: Actor, finished = true) =>
    await setFinished(actor, articleId, doubleCheckId, finished);
  return {
    ...team,
    ...place,
    place,
    left: checker,
    right: other,
    mark: async (actor: Actor, words: string, parts: Partial<BlindMarkInput> = {}): Promise<BlindMarkView> =>
      (await makeMark(actor, place, buildMark(words, parts))).mark,
    finish,
    finishBoth: async () => {
      for (const actor of [checker, other]) await finish(actor);
    },
    decide: async (actor: Actor, input: DecisionInput) =>
      (await decideDifference(actor, place, input, { annotate: insertAnnotation, comment: insertComment }))
        .decision,
  };
}

/** A claim on the first such words of the article. */
export function buildMark(words: string, parts: Partial<BlindMarkInput> = {}): BlindMarkInput {
  const [start, end] = at(words);
  return {
    id: newId(),
    kind: 'claim',
    start,
    end,
    statement: '',
    status: 'unchecked',
    verdict: null,
    note: '',
    ...parts,
  };
}

/** For the left of two marks, unless told otherwise. */
export function buildDecision(
  left: BlindMarkView | null,
  right: BlindMarkView | null,
  parts: Partial<DecisionInput> = {},
): DecisionInput {
  return {
    id: newId(),
    annotationId: newId(),
    commentId: newId(),
    leftMarkId: left?.id ?? null,
    rightMarkId: right?.id ?? null,
    choice: 'left',
    own: null,
    comment: '',
    ...parts,
  };
}
