import type { Node } from '@tiptap/pm/model';
import type { StepMap } from '@tiptap/pm/transform';
import { findWhole, type Standing } from '@/lib/editor/repair-anchor';
import type { StandingAnchor } from '@/lib/editor/standing-anchor';
import { readSteps, type StepBatch } from '@/lib/editor/step-batch';
import { traceAnchor } from '@/lib/editor/trace-anchor';

/**
 * Takes anchors through a batch of steps, in the order given; an anchor that nothing happened to may be the same object. `docs[i]` is the
 * document before `maps[i]`, the last one stands after all. Whatever is `placed` or `moved` has the very words of its quote;
 * `ambiguous` and `orphaned` are empty. lib/anchoring/README.md says what is believed when.
 */
export function moveAnchors<A extends StandingAnchor>(
  docs: readonly Node[],
  maps: readonly StepMap[],
  anchors: readonly A[],
): A[] {
  const batch = readSteps(docs, maps);
  if (!batch) return [...anchors];
  return anchors.map((anchor) => {
    const shift = shiftOf(anchor, batch);
    if (shift !== null) {
      return shift === 0 ? anchor : { ...anchor, start: anchor.start + shift, end: anchor.end + shift };
    }
    return { ...anchor, ...settle(anchor, batch) };
  });
}

/** How far an anchor moves that no step came near; null for one that has to be looked at. */
function shiftOf({ start, end, placement }: StandingAnchor, batch: StepBatch): number | null {
  if (placement !== 'placed') return null;
  if (end < batch.changedBefore.start) return 0;
  if (start > batch.changedBefore.end) return batch.after.text.length - batch.before.text.length;
  return null;
}

function settle(anchor: StandingAnchor, batch: StepBatch): Standing {
  const trace = traceAnchor(anchor, batch);
  const whole = findWhole(anchor, trace, batch);
  if (whole) return whole;
  if (trace.start < trace.end) return { ...trace, placement: 'changed' };
  const home = trace.home ?? { offset: trace.start, skip: 0 };
  const placement = anchor.placement === 'ambiguous' ? 'ambiguous' : 'orphaned';
  return { start: trace.start, end: trace.start, placement, home };
}

export type { AnchorHome, StandingAnchor } from '@/lib/editor/standing-anchor';
