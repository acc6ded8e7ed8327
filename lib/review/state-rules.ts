import { can, type Ability } from '@/lib/auth/abilities';
import type { Actor } from '@/lib/auth/actor';
import { MOVES, type Move, type Obstacle, type OfferedMove, type ReviewState } from '@/lib/review/model';
import { obstaclesOf, type Guard, type Standing } from '@/lib/review/guard-rules';

interface MoveRow {
  from: readonly ReviewState[];
  /** Where it leads; an approval that is not the last one, and a publication after one, lead elsewhere (`leadsTo`). */
  to: ReviewState;
  /** What the role must be able to do. */
  ability: Ability;
  /** What must be so, in the order in which it is told. */
  guards: readonly Guard[];
  /** What keeps the article from going further after it: it is told with the move, and does not hinder it. */
  foresees?: readonly Guard[];
}

/** The moves of people between the states of an article (domain.md 2.1), and what each asks for. What moves by itself is in `reopening-rules`. */
export const MOVE_TABLE: Record<Move, MoveRow> = {
  prepare: { from: ['imported'], to: 'preparing', ability: 'review.prepare', guards: [] },
  begin: {
    from: ['preparing'],
    to: 'checking',
    ability: 'review.prepare',
    guards: ['has_sentences', 'has_lead', 'has_author'],
  },
  send_queries: {
    from: ['checking'],
    to: 'queries_out',
    ability: 'review.prepare',
    guards: ['has_open_query'],
  },
  submit: {
    from: ['checking'],
    to: 'in_review',
    ability: 'review.submit',
    guards: ['is_lead', 'every_line', 'every_item_begun', 'enough_evidence'],
    foresees: ['nothing_blocking', 'second_checks', 'no_open_query', 'no_blocking_thread'],
  },
  request_changes: {
    from: ['in_review'],
    to: 'changes_requested',
    ability: 'review.sign',
    guards: ['comment'],
  },
  approve: {
    from: ['in_review'],
    to: 'approved',
    ability: 'review.sign',
    guards: [
      'four_eyes',
      'once',
      'nothing_blocking',
      'second_checks',
      'no_open_query',
      'no_blocking_thread',
      'enough_evidence',
    ],
  },
  take_up: {
    from: ['changes_requested', 'correction_open'],
    to: 'checking',
    ability: 'review.prepare',
    guards: [],
  },
  publish: {
    from: ['approved'],
    to: 'published',
    ability: 'review.publish',
    guards: ['same_text', 'no_blocking_thread'],
  },
  open_correction: {
    from: ['published', 'corrected'],
    to: 'correction_open',
    ability: 'review.publish',
    guards: ['note'],
  },
  withdraw: {
    from: ['published', 'corrected', 'correction_open'],
    to: 'withdrawn',
    ability: 'review.publish',
    guards: ['note'],
  },
};

/** Why a move is not made. */
export type Refusal =
  | { reason: 'forbidden' }
  /** The article is in another state than the move begins in. */
  | { reason: 'state' }
  | { reason: 'obstacles'; obstacles: Obstacle[] };

/** Where a move leads from here, or why it does not. */
export function decideMove(
  actor: Pick<Actor, 'role' | 'userId'>,
  move: Move,
  standing: Standing,
): { to: ReviewState } | Refusal {
  const row = MOVE_TABLE[move];
  if (!can(actor, row.ability)) return { reason: 'forbidden' };
  if (!row.from.includes(standing.state)) return { reason: 'state' };
  const obstacles = obstaclesOf(actor, row.guards, standing);
  if (obstacles.length > 0) return { reason: 'obstacles', obstacles };
  return { to: leadsTo(move, standing) };
}

/**
 * The moves that the state has for people of the actor's role, with what stands in the way of each, or, where nothing does, what will
 * stand in the way after it; the comment and the note are not asked for yet.
 */
export function offeredMoves(actor: Pick<Actor, 'role' | 'userId'>, standing: Standing): OfferedMove[] {
  return MOVES.flatMap((move) => {
    const row = MOVE_TABLE[move];
    if (!can(actor, row.ability) || !row.from.includes(standing.state)) return [];
    const guards = row.guards.filter((guard) => guard !== 'comment' && guard !== 'note');
    const obstacles = obstaclesOf(actor, guards, standing);
    const foreseen = obstacles.length === 0 ? obstaclesOf(actor, row.foresees ?? [], standing) : [];
    return [{ move, obstacles, foreseen }];
  });
}

function leadsTo(move: Move, { approvals, publishedBefore }: Standing): ReviewState {
  // One more than those that stand is this one.
  if (move === 'approve' && approvals.byIds.length + 1 < approvals.needed) return 'in_review';
  if (move === 'publish' && publishedBefore) return 'corrected';
  return MOVE_TABLE[move].to;
}

/** Whether people may work on an article in this state; published and withdrawn ones are read. */
export function isOpenState(state: ReviewState): boolean {
  return state !== 'published' && state !== 'corrected' && state !== 'withdrawn';
}

/** Whether readers have been given the article and it was not taken back. */
export function isPublic(state: ReviewState): boolean {
  return state === 'published' || state === 'corrected' || state === 'correction_open';
}
