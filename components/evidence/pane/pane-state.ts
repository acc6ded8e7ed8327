import type { TextRange } from '@/lib/text/text-range';

/** What the pane shows: the likeliest passages, the sources with copies, or a copy. */
export type PaneView = 'find' | 'choose' | 'copy';

/** The evidence pane beside the article; the annotation it is for is the desk's active one. */
export interface PaneState {
  view: PaneView;
  /** The source whose copy is shown. */
  sourceId: string | null;
  /** Null asks for the newest copy of the source. */
  captureId: string | null;
  /** The link that is being looked at: where a walk through the evidence stands. */
  evidenceId: string | null;
  /** Words of the copy to be brought into sight; each new object does so again. */
  shown: TextRange | null;
  /** Words of the copy that are to be linked. */
  picked: TextRange | null;
  /** Where the focus goes back to. */
  from: 'text' | 'card';
  /** The focus is wanted; every wish is a new object. */
  wanted: object | null;
}

const NOTHING_SHOWN = { captureId: null, evidenceId: null, shown: null, picked: null } as const;

/** The pane as it opens on a view of nothing in particular. */
export function paneOn(view: PaneView, from: PaneState['from']): PaneState {
  return { ...NOTHING_SHOWN, view, sourceId: null, from, wanted: {} };
}

/** The pane at a copy of a source, the newest where none is named; what was shown and picked in another copy is gone. */
export function atCopy(
  pane: PaneState,
  copy: { sourceId: string; captureId: string | null },
  show: Partial<Pick<PaneState, 'evidenceId' | 'shown' | 'picked'>> = {},
): PaneState {
  const isSame = pane.captureId !== null && pane.captureId === copy.captureId;
  const kept = isSame ? { shown: pane.shown, picked: pane.picked } : {};
  return { ...pane, ...NOTHING_SHOWN, ...kept, ...copy, ...show, view: 'copy' };
}
