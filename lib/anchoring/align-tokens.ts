import { type Alignment, NONE, runsOf } from '@/lib/anchoring/alignment';
import { matchInOrder } from '@/lib/anchoring/in-order';
import { matchMoves } from '@/lib/anchoring/moves';
import type { Token } from '@/lib/anchoring/tokens';

/** Runs from this length on are believed wherever they stand. */
const BELIEVED = 6;
const MOST_PASSES = 20;

/** Maps the tokens of one text to those of another, cut by the same vocabulary: first what kept its order, then what moved. */
export function alignTokens(before: readonly Token[], after: readonly Token[]): Alignment {
  const a = Int32Array.from(before, ({ key }) => key);
  const b = Int32Array.from(after, ({ key }) => key);
  const forward = new Int32Array(a.length).fill(NONE);
  const moved = new Uint8Array(a.length);
  matchInOrder(a, b, { a0: 0, a1: a.length, b0: 0, b1: b.length }, forward);
  for (let pass = 0; pass < MOST_PASSES && dropChance(forward, b.length); pass++);
  matchMoves(a, b, { forward, moved });
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
