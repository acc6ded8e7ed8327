import type { Placement } from '@/lib/annotations/model';

/**
 * Where the words of an anchor stood when they were last whole: a point that stays before what comes to stand there, and how many units of
 * text were lost between it and the start. Null while nothing was lost at the start.
 */
export interface AnchorHome {
  offset: number;
  skip: number;
}

/** A range of the current text, in offsets, with the quote that it means. `ambiguous` and `orphaned` are empty: where the words were. */
export interface StandingAnchor {
  start: number;
  end: number;
  placement: Placement;
  exact: string;
  prefix: string;
  suffix: string;
  home: AnchorHome | null;
}

/** What becomes of an anchor. */
export type Standing = Pick<StandingAnchor, 'start' | 'end' | 'placement' | 'home'>;
