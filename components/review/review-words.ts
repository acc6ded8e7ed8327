import type { ArticleFacts } from '@/lib/articles/model';
import {
  STATE_LABELS,
  type Move,
  type OfferedMove,
  type ReviewState,
  type ReviewView,
} from '@/lib/review/model';
import type { PublicationView, VoidReason } from '@/lib/review/model';
import { isOpenState } from '@/lib/review/state-rules';

/** Leaves the review, and does then what is to be done on the desk. */
export type LeaveFor = (go: () => void) => void;

/** Where an article stands, and who goes on. */
export const STANDS: Record<ReviewState, string> = {
  imported: 'It was brought in, and nobody prepares it yet.',
  preparing: 'It is being prepared: what is no part of it is taken out, and people are named.',
  checking: 'It is being checked. Its lead checker hands it in for review when nothing is left.',
  queries_out: 'It waits for answers, and goes back to checking by itself when no query holds it up.',
  in_review: 'It waits for its reviewers, who approve it or request changes.',
  changes_requested: 'A reviewer requested changes. Whoever sees to them takes it up again.',
  approved: 'It is approved as it stands. Whoever edits the text or changes a check makes the approval void.',
  published: 'Its readers have it. It can be read, but not changed.',
  correction_open:
    'It is being corrected. Its readers have the version before, until the correction is published.',
  corrected: 'Its readers have the corrected version. It can be read, but not changed.',
  withdrawn: 'It was taken back from its readers. It can be read, but not changed.',
};

/** What a move is called, and what is said when it is made. */
export const MOVE_WORDS: Record<Move, { label: string; done: string }> = {
  prepare: { label: 'Prepare', done: 'Taken into preparation.' },
  begin: { label: 'Begin checking', done: 'The checking begins.' },
  send_queries: { label: 'Send the queries', done: 'The queries are out.' },
  submit: { label: 'Hand in for review', done: 'Handed in for review.' },
  request_changes: { label: 'Request changes', done: 'Changes are requested.' },
  approve: { label: 'Approve', done: 'Your approval is given.' },
  take_up: { label: 'Take up again', done: 'Taken up again: it is being checked.' },
  publish: { label: 'Publish', done: 'Published.' },
  open_correction: { label: 'Open a correction', done: 'The correction is open.' },
  withdraw: { label: 'Withdraw', done: 'Withdrawn.' },
};

// What leads on comes first, what turns back last.
const ORDER: readonly Move[] = [
  'prepare',
  'begin',
  'submit',
  'approve',
  'take_up',
  'publish',
  'open_correction',
  'send_queries',
  'request_changes',
  'withdraw',
];

/** The moves in the order in which they are shown. */
export function inOrder(moves: readonly OfferedMove[]): OfferedMove[] {
  return moves.toSorted((one, other) => ORDER.indexOf(one.move) - ORDER.indexOf(other.move));
}

/** Whether readers were given an earlier version: what is published next is a correction. */
export function isCorrection({ publications }: Pick<ReviewView, 'publications'>): boolean {
  return publications.some(({ kind }) => kind !== 'withdrawn');
}

/** What is asked before a move is made. */
export interface MoveForm {
  /** What it means, in a sentence. */
  about: string;
  /** What is written with it: for the team, or for the readers. */
  field: { goes: 'comment' | 'note'; label: string; hint: string; isNeeded: boolean; start: string } | null;
  /** What the deciding button says. */
  act: string;
  isGrave: boolean;
}

/** What is asked before a move from here is made; null when it is made at once. */
export function formOf(move: Move, view: ReviewView): MoveForm | null {
  const { version } = view;
  switch (move) {
    case 'prepare':
    case 'begin':
    case 'send_queries':
    case 'submit':
    case 'take_up':
      return null;
    case 'approve':
      return {
        about: `You approve version ${version} of the text, with its checks as they are.`,
        field: comment({ label: 'Comment (optional)', hint: 'For the team.', isNeeded: false }),
        act: `Approve version ${version}`,
        isGrave: false,
      };
    case 'request_changes':
      return {
        about: 'It goes back to whoever checks it. Approvals that were given are void.',
        field: comment({ label: 'What is to be changed', hint: 'For the team.', isNeeded: true }),
        act: 'Request changes',
        isGrave: false,
      };
    case 'publish':
      return publishForm(view);
    case 'open_correction':
      return {
        about: 'It can be worked on again. Its readers keep the version that they have.',
        field: note(
          'What was wrong, and what is right. It can be changed until the correction is published.',
          '',
        ),
        act: 'Open the correction',
        isGrave: false,
      };
    case 'withdraw':
      return {
        about: 'Its readers are told that it was withdrawn, and why. This cannot be taken back.',
        field: note('Why it is withdrawn.', ''),
        act: 'Withdraw the article',
        isGrave: true,
      };
  }
}

function publishForm(view: ReviewView): MoveForm {
  const about = `Version ${view.version} becomes what its readers are given. After that it can be read, but not changed.`;
  if (!isCorrection(view))
    return { about, field: null, act: `Publish version ${view.version}`, isGrave: false };
  const field = note('Its readers are given this with the corrected article.', view.correctionNote);
  return { about, field, act: 'Publish the correction', isGrave: false };
}

function comment(words: { label: string; hint: string; isNeeded: boolean }): MoveForm['field'] {
  return { goes: 'comment', start: '', ...words };
}

function note(hint: string, start: string): MoveForm['field'] {
  return { goes: 'note', label: 'Note to its readers', hint, isNeeded: true, start };
}

/** Why an approval counts no longer, as "… because …" goes on. */
export const VOID_WORDS: Record<VoidReason, string> = {
  text_edited: 'the text was edited after it',
  items_changed: 'what was checked was changed after it',
  changes_requested: 'changes were requested after it',
  taken_up: 'the article was taken up again',
  archived: 'the article was in the archive since',
};

export const PUBLICATION_WORDS: Record<PublicationView['kind'], string> = {
  published: 'published',
  corrected: 'published the correction as',
  withdrawn: 'withdrew',
};

const STEPS: readonly (readonly [ReviewState, ...ReviewState[]])[] = [
  ['imported'],
  ['preparing'],
  ['checking', 'queries_out'],
  ['in_review', 'changes_requested'],
  ['approved'],
  ['published', 'correction_open', 'corrected', 'withdrawn'],
];

/** The way of an article in a few steps; the one that it is at has the name of its state. */
export function stepsOf(state: ReviewState): { label: string; stands: 'behind' | 'here' | 'ahead' }[] {
  const here = STEPS.findIndex((states) => states.includes(state));
  return STEPS.map(([first], index) => ({
    label: STATE_LABELS[index === here ? state : first],
    stands: index < here ? 'behind' : index === here ? 'here' : 'ahead',
  }));
}

/** What the bar says of where an article stands; `unread` is null until the sentences are counted. */
export function pillOf(
  { state, archivedAt }: Pick<ArticleFacts, 'state' | 'archivedAt'>,
  { open, unread }: { open: number; unread: number | null },
): { tone: 'ok' | 'warn' | 'bad' | 'quiet'; words: string } {
  if (archivedAt !== null) return { tone: 'quiet', words: 'Archived' };
  const label = STATE_LABELS[state];
  if (!isOpenState(state))
    return { tone: state === 'withdrawn' ? 'bad' : 'ok', words: `${label} · read only` };
  if (state === 'imported' || state === 'preparing') return { tone: 'quiet', words: label };
  const isDone = open === 0 && unread === 0;
  const left = open > 0 ? ` · ${open} open` : isDone && state === 'checking' ? ' · all checked' : '';
  const tone = state === 'changes_requested' ? 'bad' : isDone ? 'ok' : 'warn';
  return { tone, words: `${label}${left}` };
}

/** Why nobody works on an article, as "this article …" goes on; null where people do. */
export function whyClosed({ state, archivedAt }: Pick<ArticleFacts, 'state' | 'archivedAt'>): string | null {
  if (archivedAt !== null) return 'is in the archive';
  if (isOpenState(state)) return null;
  return state === 'withdrawn' ? 'was withdrawn' : 'is published';
}
