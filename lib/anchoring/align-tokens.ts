import { type Alignment, NONE, runsOf } from '@/lib/anchoring/alignment';
import { matchingInOrder } from '@/lib/anchoring/in-order';
import { matchingMoves } from '@/lib/anchoring/moves';
import type { CutText } from '@/lib/anchoring/cut-text';
import type { Work } from '@/lib/anchoring/work';

type Keyed = Pick<CutText, 'keys'>;

/** Runs from this length on are believed wherever they stand. */
const BELIEVED = 6;
const MOST_PASSES = 20;

/** Maps the tokens of one text to those of another, cut by the same vocabulary: first what kept its order, then what moved. */
export function* aligning({ keys: a }: Keyed, { keys: b }: Keyed): Work<Alignment> {
  const forward = new Int32Array(a.length).fill(NONE);
  const moved = new Uint8Array(a.length);
  yield* matchingInOrder(a, b, { a0: 0, a1: a.length, b0: 0, b1: b.length }, forward);
  for (let pass = 0; pass < MOST_PASSES && dropChance(forward, b.length); pass++) yield;
  yield* matchingMoves(a, b, { forward, moved });
  return { forward, moved };
}

/** Forgets short runs amid much that differs on both sides: such words are the same by chance. True when there were any. */
function dropChance(forward: Int32Array, sizeB: number): boolean {
  let dropped = false;
  const runs = runsOf(forward);
  runs.forEach(({ a, b, length }, index) => {
    const last = runs[index - 1] ?? { a: 0, b: 0, length: 0 };
    const next = runs[index + 1] ?? { a: forward.length, b: sizeB };
    const before = Math.max(a - last.a - last.length, b - last.b - last.length);
    const behind = Math.max(next.a - a - length, next.b - b - length);
    if (length >= BELIEVED || length * 2 > Math.min(before, behind)) return;
    forward.fill(NONE, a, a + length);
    dropped = true;
  });
  return dropped;
}
