import { z } from 'zod';
import { idSchema } from '@/lib/ids';

/** Where an article stands on its way to its readers (domain.md 2.1). The archive is apart: `archivedAt`. */
export const REVIEW_STATES = [
  'imported',
  'preparing',
  'checking',
  'queries_out',
  'in_review',
  'changes_requested',
  'approved',
  'published',
  'correction_open',
  'corrected',
  'withdrawn',
] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/** What the states are called. */
export const STATE_LABELS: Record<ReviewState, string> = {
  imported: 'Imported',
  preparing: 'Preparing',
  checking: 'Checking',
  queries_out: 'Queries out',
  in_review: 'In review',
  changes_requested: 'Changes requested',
  approved: 'Approved',
  published: 'Published',
  correction_open: 'Correction open',
  corrected: 'Corrected',
  withdrawn: 'Withdrawn',
};

/** What people do with an article as a whole. */
export const MOVES = [
  'prepare',
  'begin',
  'send_queries',
  'submit',
  'request_changes',
  'approve',
  'take_up',
  'publish',
  'open_correction',
  'withdraw',
] as const;
export type Move = (typeof MOVES)[number];

/** Why a sign-off counts no longer. */
export const VOID_REASONS = [
  'text_edited',
  'items_changed',
  'changes_requested',
  'taken_up',
  'archived',
] as const;
export type VoidReason = (typeof VOID_REASONS)[number];

const said = z.string().trim().max(5_000, 'Use at most 5,000 characters.');

/**
 * One move. `id` is made by the client, so that sending the same thing twice makes one; `from` is the state that the person saw, `version`
 * the version of the text: what is signed is what was seen. `comment` goes to the team, and `note` to the readers.
 */
export const moveInputSchema = z.strictObject({
  id: idSchema,
  move: z.enum(MOVES),
  from: z.enum(REVIEW_STATES),
  version: z.int().min(0),
  comment: said.default(''),
  note: said.default(''),
});
export type MoveInput = z.infer<typeof moveInputSchema>;

/** A version of the text that was handed in, signed or published. */
interface OfVersion {
  id: string;
  revisionId: string;
  version: number;
  /** SHA-256 of the text at that version, hex. */
  textHash: string;
  byId: string;
  /** UTC, ISO 8601. */
  at: string;
}

/** What a reviewer decided; `voidedAt` is null while it stands. */
export interface SignOffView extends OfVersion {
  decision: 'approved' | 'changes_requested';
  comment: string;
  voidedAt: string | null;
  voidReason: VoidReason | null;
}

/** What readers were given, and what they were told with it. */
export interface PublicationView extends OfVersion {
  ordinal: number;
  kind: 'published' | 'corrected' | 'withdrawn';
  note: string;
}

/** What stands in the way of a move, in a sentence, and where it is. */
export interface Obstacle {
  message: string;
  annotationIds: string[];
  /** Offsets in the projected text, UTF-16 units, half open: sentences that nobody has read. */
  lines: { start: number; end: number }[];
  /** It is mended in the workspace's settings. */
  isOfSettings?: true;
}

/** One move as it is offered: with what stands in its way, or nothing. */
export interface OfferedMove {
  move: Move;
  obstacles: Obstacle[];
  /** What does not hinder it, and will hinder the next one. */
  foreseen: Obstacle[];
}

/** How the review of an article stands, as one person sees it. */
export interface ReviewView {
  state: ReviewState;
  stateAt: string;
  /** The version of the text that all this is about. */
  version: number;
  /** The moves that the state has, for people of this person's role. */
  moves: OfferedMove[];
  /** How many approvals it takes, and who has given one that stands. */
  approvals: { needed: number; byIds: string[] };
  correctionNote: string;
  /** The newest first, at most a hundred of each. */
  signOffs: SignOffView[];
  publications: PublicationView[];
}

/** Says that somebody has looked after whoever checked an annotation at that moment, or takes it back. */
export const secondCheckSchema = z.strictObject({ checked: z.boolean(), checkedAt: z.iso.datetime() });
export type SecondCheckInput = z.infer<typeof secondCheckSchema>;
