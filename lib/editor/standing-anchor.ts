import type { Placement } from '@/lib/annotations/model';
import type { Point } from '@/lib/editor/exact-point';

/**
 * Where the words of an anchor stood when they were last whole: a point that stays before what comes to stand there, and how many units of
 * text were lost between it and the start.
 */
export interface AnchorHome {
  offset: number;
  skip: number;
}

/** A place of an anchor's words, its ends in positions. `isAway` says that it is not the one where they belong. */
export interface AnchorPlace {
  start: Point;
  end: Point;
  isAway: boolean;
}

/** What an anchor remembers to be taken back exactly: the place of its words, and places where they were found since, the latest last. */
export interface AnchorMemory {
  home: AnchorHome | null;
  places: readonly AnchorPlace[];
}

/** A range of the current text, in offsets, with the quote that it means. `ambiguous` and `orphaned` are empty: where the words were. */
export interface StandingAnchor {
  start: number;
  end: number;
  placement: Placement;
  exact: string;
  prefix: string;
  suffix: string;
  /** Null while nothing was lost at its ends. */
  memory: AnchorMemory | null;
}

/** A place that was found for an anchor, or that there is none. */
export type Found = Pick<StandingAnchor, 'start' | 'end' | 'placement'>;
