import { type Alignment, hashAt, keyAt, NONE, type Run } from '@/lib/anchoring/alignment';
import { matchingInOrder } from '@/lib/anchoring/in-order';
import { PAUSE_EVERY, type Work } from '@/lib/anchoring/work';

/** Fewer tokens in a row are found elsewhere by chance. */
const LEAST = 5;
/** Of a stretch that stands in many places, these are looked at. */
const MOST_PLACES = 8;
/** Beside a moved run as much is compared again as is missing, and some more. */
const ROOM = 20;

/** Maps what has left its order: among tokens that nothing is mapped to yet, the longest runs first, then what stands beside them. */
export function* matchingMoves(a: Int32Array, b: Int32Array, { forward, moved }: Alignment): Work<void> {
  const taken = new Uint8Array(b.length);
  for (const j of forward) if (j !== NONE) taken[j] = 1;
  const isFree = (i: number, j: number) =>
    forward[i] === NONE && taken[j] === 0 && keyAt(a, i) === keyAt(b, j);
  const take = (i: number, j: number) => {
    forward[i] = j;
    taken[j] = 1;
    moved[i] = 1;
  };
  const found = yield* findingRuns(a, b, forward, taken, isFree);
  for (const run of found.toSorted((one, other) => other.length - one.length || one.a - other.a)) {
    for (let k = 0; k < run.length; k++) if (isFree(run.a + k, run.b + k)) take(run.a + k, run.b + k);
  }
  yield;
  yield* fillingBeside(a, b, { forward, moved }, taken);
}

function* findingRuns(
  a: Int32Array,
  b: Int32Array,
  forward: Int32Array,
  taken: Uint8Array,
  isFree: (i: number, j: number) => boolean,
): Work<Run[]> {
  const places = new Map<number, number[]>();
  for (const j of freeStarts(b.length, (index) => taken[index] === 0)) {
    if (j % PAUSE_EVERY === 0) yield;
    const hash = hashAt(b, j, LEAST);
    const known = places.get(hash);
    if (!known) places.set(hash, [j]);
    else if (known.length < MOST_PLACES) known.push(j);
  }
  const found: Run[] = [];
  // What was compared beyond one pass over the text, so that a text of one repeated line takes no longer than others.
  let spare = 20 * (a.length + b.length);
  for (const i of freeStarts(a.length, (index) => forward[index] === NONE)) {
    if (i % PAUSE_EVERY === 0) yield;
    for (const j of places.get(hashAt(a, i, LEAST)) ?? []) {
      if (spare <= 0 || isFree(i - 1, j - 1)) continue;
      let length = 0;
      while (isFree(i + length, j + length)) length += 1;
      spare -= length;
      if (length >= LEAST) found.push({ a: i, b: j, length });
    }
  }
  return found;
}

/** Where a stretch of the least length begins of which every token is free. */
function freeStarts(size: number, isFree: (index: number) => boolean): number[] {
  const starts: number[] = [];
  let free = 0;
  for (let index = 0; index < size; index++) {
    free = isFree(index) ? free + 1 : 0;
    if (free >= LEAST) starts.push(index - LEAST + 1);
  }
  return starts;
}

/** What stands beside a moved run has mostly moved with it and changed on the way. */
function* fillingBeside(
  a: Int32Array,
  b: Int32Array,
  { forward, moved }: Alignment,
  taken: Uint8Array,
): Work<void> {
  for (let a0 = 0; a0 < a.length; a0++) {
    if (forward[a0] !== NONE) continue;
    let a1 = a0;
    while (a1 < a.length && forward[a1] === NONE) a1 += 1;
    const room = 2 * (a1 - a0) + ROOM;
    for (const [beside, step] of [
      [a0 - 1, 1],
      [a1, -1],
    ] as const) {
      if (!moved[beside]) continue;
      let b0 = (forward[beside] ?? NONE) + (step > 0 ? 1 : 0);
      let b1 = b0;
      if (step > 0) while (taken[b1] === 0 && b1 - b0 < room) b1 += 1;
      else while (taken[b0 - 1] === 0 && b1 - b0 < room) b0 -= 1;
      const gap = { a0, a1, b0, b1 };
      if (b0 === b1 || forward.subarray(a0, a1).some((j) => j !== NONE)) continue;
      yield* matchingInOrder(a, b, gap, forward);
      for (let i = a0; i < a1; i++) {
        const j = forward[i] ?? NONE;
        if (j === NONE) continue;
        taken[j] = 1;
        moved[i] = 1;
      }
    }
    a0 = a1;
  }
}
