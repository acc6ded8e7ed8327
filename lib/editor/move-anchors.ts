import type { Node } from '@tiptap/pm/model';
import type { StepMap } from '@tiptap/pm/transform';
import type { AnchorResult } from '@/lib/anchoring/anchor-result';
import { memoryOf, placeOf, withPlace } from '@/lib/editor/anchor-places';
import { compareReplaced } from '@/lib/editor/compare-replaced';
import { findBroughtIn, findChangedIn } from '@/lib/editor/find-brought-in';
import { isNear } from '@/lib/editor/quote-context';
import type { AnchorMemory, Found, StandingAnchor } from '@/lib/editor/standing-anchor';
import type { TextProjection } from '@/lib/text/project-text';
import { readSteps, type StepBatch } from '@/lib/editor/step-batch';
import { traceAnchor, type Trace } from '@/lib/editor/trace-anchor';

export type { StandingAnchor } from '@/lib/editor/standing-anchor';

/** Of a quote so much must be left at its place to be its place; of less, what came in is looked at. */
const LEFT = 0.45;
/** Looks for changed words in one batch: each reads as much as was brought in. */
const MOST_LOOKS = 200;

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
  const moved = [...anchors];
  const lost: { anchor: A; trace: Trace; index: number }[] = [];
  anchors.forEach((anchor, index) => {
    const shift = shiftOf(anchor, batch);
    if (shift === 0) return;
    if (shift !== null) {
      moved[index] = { ...anchor, start: anchor.start + shift, end: anchor.end + shift };
      return;
    }
    const trace = traceAnchor(anchor, batch);
    const { start, end, home, places, isAway } = trace;
    // Said of nothing else than the very words, whatever was handed in.
    if (!trace.isWhole || batch.after.text.slice(start, end) !== anchor.exact) {
      lost.push({ anchor, trace, index });
      return;
    }
    const placement = isAway ? 'moved' : 'placed';
    moved[index] = { ...anchor, start, end, placement, memory: memoryOf(places, home, trace) };
  });
  const repaired = repair(lost, batch);
  const size = docs.at(-1)?.content.size ?? 0;
  lost.forEach(({ anchor, trace, index }, at) => {
    const found = repaired[at];
    if (found) moved[index] = { ...anchor, ...found, memory: remember(trace, found, batch.after, size) };
  });
  return moved;
}

/** How far an anchor moves that no step came near; null for one that has to be looked at. */
function shiftOf({ start, end, placement, memory }: StandingAnchor, batch: StepBatch): number | null {
  if (placement !== 'placed' || memory) return null;
  if (end < batch.changedBefore.start) return 0;
  if (start > batch.changedBefore.end) return batch.after.text.length - batch.before.text.length;
  return null;
}

/** Looks for words that are not where the steps left their anchors. */
function repair(lost: readonly { anchor: StandingAnchor; trace: Trace }[], batch: StepBatch): Found[] {
  let looks = 0;
  const spend = () => (looks += 1) <= MOST_LOOKS;
  const hasWords = batch.inserted.some(({ start, end }) => batch.after.text.slice(start, end).trim() !== '');
  const isGone = ({ anchor, trace }: { anchor: StandingAnchor; trace: Trace }) =>
    hasWords && trace.end - trace.start < anchor.end - anchor.start && !isLeft(anchor, trace);
  const results = compareReplaced(
    batch,
    lost.filter(isGone).map(({ anchor }) => anchor),
  ).values();
  return lost.map((each) => {
    const { anchor, trace } = each;
    const compared = isGone(each) ? results.next().value : undefined;
    const left = leave(anchor, trace, batch.after.text);
    if (isLeft(anchor, trace) || !hasWords) return left;
    const believed = believe(compared, anchor, trace, batch.after.text);
    if (believed?.placement === 'placed' || believed?.placement === 'moved') return believed;
    const found = findBroughtIn(anchor, trace, batch) ?? believed;
    if (found || left.placement === 'changed') return found ?? left;
    return findChangedIn(anchor, trace, batch, spend) ?? left;
  });
}

function isLeft({ exact }: StandingAnchor, { start, end }: Trace): boolean {
  return end - start >= LEFT * exact.length;
}

/** An anchor as the steps left it. */
function leave({ placement, exact }: StandingAnchor, { start, end }: Trace, text: string): Found {
  if (start < end) return { start, end, placement: 'changed' };
  const isOneOfSeveral = placement === 'ambiguous' && text.includes(exact);
  return { start, end, placement: isOneOfSeveral ? 'ambiguous' : 'orphaned' };
}

function remember(trace: Trace, found: Found, text: TextProjection, size: number): AnchorMemory | null {
  const { start, end, placement } = found;
  const isThere = start === trace.start && end === trace.end;
  const home = trace.home ?? { offset: trace.start, skip: 0 };
  if (start === end || isThere) return memoryOf(trace.places, start === end ? home : trace.home, found);
  const place = placeOf(found, text, size, placement !== 'placed');
  return memoryOf(withPlace(trace.places, place), placement === 'placed' ? null : home, found);
}

/** What the comparison of what was replaced says of an anchor that the steps deleted; null when it says nothing. */
function believe(
  result: AnchorResult | undefined,
  anchor: StandingAnchor,
  trace: Trace,
  text: string,
): Found | null {
  if (!result || result.status === 'orphaned') return null;
  const home = trace.home ?? { offset: trace.start, skip: 0 };
  if (result.status === 'ambiguous') {
    return trace.start < trace.end ? null : { start: trace.start, end: trace.end, placement: 'ambiguous' };
  }
  const { start, end, status } = result;
  if (text.slice(start, end) !== anchor.exact) {
    const isWithIt = trace.start === trace.end || (start <= trace.end && trace.start <= end);
    return isWithIt ? { start, end, placement: 'changed' } : null;
  }
  const due = home.offset + home.skip;
  const isBetween = home.offset <= start && end <= trace.end;
  const isInPlace = status === 'placed' && !trace.isAway;
  if (start === due || (isBetween && (isInPlace || isNear(text, start, due, anchor)))) {
    return { start, end, placement: 'placed' };
  }
  return { start, end, placement: 'moved' };
}
