import { AppError } from '@/lib/errors';
import { STATE_LABELS, type Move, type ReviewState } from '@/lib/review/model';
import type { Refusal } from '@/lib/review/state-rules';

/** What each move does, as a sentence goes on after "Your role does not let you …". */
const DEEDS: Record<Move, string> = {
  prepare: 'take articles into preparation',
  begin: 'begin the checking',
  send_queries: 'send queries',
  submit: 'hand articles in for review',
  request_changes: 'ask for changes',
  approve: 'approve articles',
  take_up: 'take articles up again',
  publish: 'publish articles',
  open_correction: 'open corrections',
  withdraw: 'withdraw articles',
};

/** The failure for a move that is not made; that of obstacles names them all and carries them as `obstacles`. */
export function refusedMove(move: Move, refusal: Refusal, state?: ReviewState): AppError {
  switch (refusal.reason) {
    case 'forbidden':
      return new AppError('forbidden', `Your role does not let you ${DEEDS[move]}.`);
    case 'state': {
      const now = state ? ` now: its state is “${STATE_LABELS[state]}”` : '';
      return new AppError('conflict', `You cannot ${DEEDS[move]} from here${now}.`);
    }
    case 'obstacles':
      return new AppError('conflict', refusal.obstacles.map(({ message }) => message).join(' '), {
        details: { obstacles: refusal.obstacles },
      });
  }
}
