import { Fragment, type Node, Slice } from '@tiptap/pm/model';
import { ReplaceAroundStep, ReplaceStep, type Step } from '@tiptap/pm/transform';
import { NONE } from '@/lib/anchoring/alignment';
import { type Comparison, comparing } from '@/lib/anchoring/carry-anchors';
import type { CutText } from '@/lib/anchoring/cut-text';
import { matchingInOrder } from '@/lib/anchoring/in-order';
import { finish, type Work } from '@/lib/anchoring/work';
import { projectionOf } from '@/lib/editor/projection-of';
import { applyStep } from '@/lib/versions/apply-step';
import {
  type BlockPair,
  type BlockTokens,
  pairingBlocks,
  pairingByWords,
} from '@/lib/versions/pairing-rules';
import { changingText, MOST_STEPS } from '@/lib/versions/text-steps';

/**
 * Steps that turn one document of a schema into another, in the order in which they are applied: none when they are equal. Blocks that are
 * the same are left alone, alike ones are changed only where they differ, so that whoever wrote the rest has still written it.
 */
export function stepsBetween(before: Node, after: Node): Step[] {
  return finish(findingSteps(before, after));
}

/** `stepsBetween`, with pauses; for those who have compared the texts, `comparison` is theirs. */
export function* findingSteps(before: Node, after: Node, comparison?: Comparison): Work<Step[]> {
  const wanted = joined(after);
  if (before.eq(wanted)) return [];
  const pairs = yield* pairingEqual(before, wanted);
  const alike = yield* pairingChildren(
    before,
    wanted,
    comparison ?? (yield* comparing(projectionOf(before).text, projectionOf(wanted).text)),
  );
  const fine: Step[] = [];
  yield* changingContent(before, wanted, 0, { pairs: joinPairs(before, wanted, pairs, alike), steps: fine });
  if (fine.length <= MOST_STEPS && (yield* leadingTo(before, fine, wanted))) return fine;
  const coarse = replaceStretches(before, wanted, pairs);
  return (yield* leadingTo(before, coarse, wanted)) ? coarse : replaceMiddle(before, wanted);
}

/** Whether steps turn one document into the other. */
function* leadingTo(before: Node, steps: readonly Step[], wanted: Node): Work<boolean> {
  let doc: Node | null = before;
  for (const step of steps) {
    doc = doc && applyStep(step, doc);
    yield;
  }
  return doc?.eq(wanted) ?? false;
}

/** The same document without text that is cut where nothing cuts it, as JSON from elsewhere may have it. */
export function joined(node: Node): Node {
  if (node.isLeaf) return node;
  const children = node.content.content.map(joined);
  return node.copy(Fragment.fromArray(children));
}

/** One step for each run of blocks that differ; where there are too many, the shortest of what stands between them is replaced as well. */
function replaceStretches(before: Node, after: Node, pairs: readonly BlockPair[]): Step[] {
  const places = placesOf(before, 0);
  // Runs of pairs that follow each other on both sides.
  const kept: { a: number; b: number; length: number }[] = [];
  for (const { a, b } of pairs) {
    const run = kept.at(-1);
    if (run && run.a + run.length === a && run.b + run.length === b) run.length += 1;
    else kept.push({ a, b, length: 1 });
  }
  const sizeOf = (run: { a: number; length: number }) =>
    (places[run.a + run.length] ?? 0) - (places[run.a] ?? 0);
  const longest = kept.toSorted((one, other) => sizeOf(other) - sizeOf(one)).slice(0, MOST_STEPS - 1);
  const steps: Step[] = [];
  let end = { a: before.childCount, b: after.childCount };
  for (const run of [...longest.toSorted((one, other) => other.a - one.a), { a: 0, b: 0, length: 0 }]) {
    const stretch = { a0: run.a + run.length, a1: end.a, b0: run.b + run.length, b1: end.b };
    steps.push(...replaceChildren(after, places, stretch));
    end = run;
  }
  return steps;
}

/** One step for all between the first and the last block that differ. */
function replaceMiddle(before: Node, after: Node): Step[] {
  let first = 0;
  const most = Math.min(before.childCount, after.childCount);
  while (first < most && before.child(first).eq(after.child(first))) first += 1;
  let last = 0;
  const isSame = (k: number) => before.child(before.childCount - k).eq(after.child(after.childCount - k));
  while (last < most - first && isSame(last + 1)) last += 1;
  return replaceChildren(after, placesOf(before, 0), {
    a0: first,
    a1: before.childCount - last,
    b0: first,
    b1: after.childCount - last,
  });
}

type Stretch = { a0: number; a1: number; b0: number; b1: number };

interface Known {
  /** Which children go on as which, in order. */
  pairs: readonly BlockPair[];
  /** Where steps are put; when they have become too many to be used, no more are looked for. */
  steps: Step[];
}

/** Steps for what lies in a node, whose content begins at `pos`: the last place first, so that no step moves another's. */
function* changingContent(before: Node, after: Node, pos: number, { pairs, steps }: Known): Work<void> {
  const places = placesOf(before, pos);
  let end = { a: before.childCount, b: after.childCount };
  for (const { a, b } of [...pairs.toReversed(), { a: -1, b: -1 }]) {
    if (steps.length > MOST_STEPS) return;
    steps.push(...replaceChildren(after, places, { a0: a + 1, a1: end.a, b0: b + 1, b1: end.b }));
    if (a >= 0) yield* changingNode(before.child(a), after.child(b), places[a] ?? pos, steps);
    end = { a, b };
  }
}

/** Those that are equal, and of those that say much of the same the ones that keep the order with these. */
function joinPairs(
  before: Node,
  after: Node,
  equal: readonly BlockPair[],
  alike: readonly BlockPair[],
): BlockPair[] {
  const pairs: BlockPair[] = [];
  let next = 0;
  let start = { a: 0, b: 0 };
  for (const pair of [...equal, { a: before.childCount, b: after.childCount }]) {
    for (; (alike[next]?.a ?? pair.a) < pair.a; next++) {
      const found = alike[next];
      if (!found || found.a < start.a || found.b < start.b || found.b >= pair.b) continue;
      if (isTurnable(before.child(found.a), after.child(found.b))) pairs.push(found);
    }
    if (pair.a < before.childCount) pairs.push(pair);
    start = { a: pair.a + 1, b: pair.b + 1 };
  }
  return pairs;
}

function* pairingEqual(before: Node, after: Node): Work<BlockPair[]> {
  const keys = new Map<string, number>();
  const a = yield* readingKeys(before, keys);
  const b = yield* readingKeys(after, keys);
  const forward = new Int32Array(a.length).fill(NONE);
  yield* matchingInOrder(a, b, { a0: 0, a1: a.length, b0: 0, b1: b.length }, forward);
  return [...forward.entries()].flatMap(([index, to]) => (to === NONE ? [] : [{ a: index, b: to }]));
}

function* readingKeys(node: Node, known: Map<string, number>): Work<Int32Array> {
  const keys = new Int32Array(node.childCount);
  for (const [index, child] of node.content.content.entries()) {
    const json = JSON.stringify(child.toJSON());
    const key = known.get(json) ?? known.size;
    known.set(json, key);
    keys[index] = key;
    yield;
  }
  return keys;
}

/** Children of two documents that say much of the same, by the comparison of their texts. */
function* pairingChildren(before: Node, after: Node, comparison: Comparison): Work<BlockPair[]> {
  const a = tokensByChild(before, comparison.before);
  yield;
  const b = tokensByChild(after, comparison.after);
  yield;
  return yield* pairingByWords(a, b, comparison);
}

function tokensByChild(doc: Node, { tokens }: CutText): BlockTokens {
  const projection = projectionOf(doc);
  const starts = placesOf(doc, 0).map((pos) => projection.posToOffset(pos, 1));
  const blockOf = new Int32Array(tokens.length);
  const counts = new Int32Array(doc.childCount);
  let block = 0;
  tokens.forEach(({ start }, index) => {
    while (block + 1 < doc.childCount && (starts[block + 1] ?? 0) <= start) block += 1;
    blockOf[index] = block;
    counts[block] = (counts[block] ?? 0) + 1;
  });
  return { blockOf, counts };
}

function textOf(node: Node): string {
  return node.textBetween(0, node.content.size, '\n', '\n');
}

/** Whether steps can make one of the other without replacing the whole. */
function isTurnable(one: Node, other: Node): boolean {
  if (one.isLeaf || other.isLeaf) return false;
  if (one.isTextblock !== other.isTextblock) return false;
  return one.sameMarkup(other) || (one.isTextblock && other.type.validContent(one.content));
}

function* changingNode(before: Node, after: Node, pos: number, steps: Step[]): Work<void> {
  yield;
  if (before.eq(after)) return;
  if (!before.sameMarkup(after)) {
    const end = pos + before.nodeSize;
    const shell = new Slice(Fragment.from(after.type.create(after.attrs, null, after.marks)), 0, 0);
    steps.push(new ReplaceAroundStep(pos, end, pos + 1, end - 1, shell, 1, true));
  }
  if (before.isTextblock) return yield* changingText(before, after, pos + 1, steps);
  const pairs = yield* pairingEqual(before, after);
  const alike = yield* pairingBlocks(before.content.content.map(textOf), after.content.content.map(textOf));
  const joint = joinPairs(before, after, pairs, alike);
  yield* changingContent(before, after, pos + 1, { pairs: joint, steps });
}

/** Positions before each child of a node whose content begins at `pos`, and after the last. */
function placesOf(node: Node, pos: number): number[] {
  const places = [pos];
  node.forEach((child, offset) => places.push(pos + offset + child.nodeSize));
  return places;
}

function replaceChildren(after: Node, places: readonly number[], { a0, a1, b0, b1 }: Stretch): Step[] {
  const [from, to] = [places[a0], places[a1]];
  if (from === undefined || to === undefined || (a0 === a1 && b0 === b1)) return [];
  return [
    new ReplaceStep(from, to, new Slice(Fragment.fromArray(after.content.content.slice(b0, b1)), 0, 0)),
  ];
}
