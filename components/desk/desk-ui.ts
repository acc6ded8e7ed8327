import type { Coverage } from '@/lib/coverage/coverage';
import type { PaneState } from '@/components/evidence/pane/pane-state';
import type { TextRange } from '@/lib/text/text-range';
import type { GoneWhy, PresenceView } from '@/lib/versions/live-rules';

/** A part of a card that can be asked to take the focus. */
export type CardPart = 'card' | 'statement' | 'status' | 'link' | 'reply';

/** The text locked, for annotating; open, for writing; or clean, for reading. */
export type DeskMode = 'check' | 'edit' | 'read';

/** What is said when it changes. */
export const MODE_NOTICES: Record<DeskMode, string> = {
  check: 'Check mode: the text is locked.',
  edit: 'Edit mode: write in the text. Annotations ride along.',
  read: 'Reading mode.',
};

/** What the screen shows beside the annotations. */
export interface DeskUi {
  mode: DeskMode;
  /** Who has the article open; not where their carets are now. */
  present: readonly PresenceView[];
  /** Whether what others do arrives at once. */
  feed: 'live' | 'polling' | 'offline';
  /** Why nothing more is heard of the article; null while it is. */
  gone: GoneWhy | null;
  /** The version of the text that offsets count in. */
  settled: number;
  /** Null until the sentences are counted. */
  coverage: Coverage | null;
  /** Annotations that meet at a place, to choose from. */
  meeting: { ids: readonly string[]; offset: number } | null;
  isFinding: boolean;
  isKeyMapOpen: boolean;
  isReviewOpen: boolean;
  /** The article's newest event that was heard of while the review is open. */
  reviewNews: number;
  /** Whether the people of the article are shown, and whether the review comes back after that. */
  peopleOpen: 'no' | 'yes' | 'for-review';
  /** The cards of a narrow screen. */
  isDrawerOpen: boolean;
  /** What others did to the cards that waits, because it would move those in sight; empty when nothing does. */
  waiting: string;
  /** The selected words, once the selection rests; null while it moves. */
  picked: TextRange | null;
  /** The annotation to which a source is being linked. */
  linkingId: string | null;
  /** The evidence beside the text; null while it is closed. */
  pane: PaneState | null;
  /** The words of which it is asked who wrote them. */
  asked: TextRange | null;
  /** Where the focus is wanted; every wish is a new object. */
  wanted: { id: string; part: CardPart } | null;
}

/** What is shown when a desk opens. */
export const FIRST_UI: DeskUi = {
  mode: 'check',
  present: [],
  feed: 'live',
  gone: null,
  settled: 0,
  coverage: null,
  meeting: null,
  isFinding: false,
  isKeyMapOpen: false,
  isReviewOpen: false,
  reviewNews: 0,
  peopleOpen: 'no',
  isDrawerOpen: false,
  waiting: '',
  picked: null,
  linkingId: null,
  pane: null,
  asked: null,
  wanted: null,
};
