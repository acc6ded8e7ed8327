import { type Gap, keyAt } from '@/lib/anchoring/alignment';
import { matchCommon } from '@/lib/anchoring/common-keys';

// Texts that differ in more are different texts; time and memory grow with the square.
const MOST_EDITS = 1_000;
/** With more edits than this, looking at all pairs of keys, 32 at once, is quicker, as long as they are not too many. */
const MANY_EDITS = 64;
const MOST_PAIRS = 16_000_000;

/**
 * Maps what stays when one stretch of keys is edited into another with the fewest insertions and deletions (E. W. Myers, "An O(ND)
 * difference algorithm", 1986). Maps nothing where more than 1,000 are needed.
 */
export function matchShortestEdit(a: Int32Array, b: Int32Array, gap: Gap, forward: Int32Array): void {
  const { a0, b0 } = gap;
  const n = gap.a1 - a0;
  const m = gap.b1 - b0;
  if (Math.abs(n - m) > MOST_EDITS) return;
  const isSmall = n * m <= MOST_PAIRS;
  const most = Math.min(n + m, isSmall ? MANY_EDITS : MOST_EDITS);
  // The furthest x on each diagonal, diagonals from -most - 1 on.
  const reached = new Int32Array(2 * most + 3);
  const zero = most + 1;
  const at = (k: number) => reached[zero + k] ?? 0;
  const steps: Int32Array[] = [];
  for (let edits = 0; edits <= most; edits++) {
    steps.push(reached.slice(zero - edits - 1, zero + edits + 2));
    for (let k = -edits; k <= edits; k += 2) {
      let x = k === -edits || (k !== edits && at(k - 1) < at(k + 1)) ? at(k + 1) : at(k - 1) + 1;
      while (x < n && x - k < m && keyAt(a, a0 + x) === keyAt(b, b0 + x - k)) x += 1;
      reached[zero + k] = x;
      if (x >= n && x - k >= m) return walkBack(steps, gap, forward);
    }
  }
  if (isSmall) matchCommon(a, b, gap, forward, (n + m - MOST_EDITS) / 2);
}

function walkBack(steps: readonly Int32Array[], { a0, a1, b0, b1 }: Gap, forward: Int32Array): void {
  let x = a1 - a0;
  let y = b1 - b0;
  for (let edits = steps.length - 1; edits >= 0; edits--) {
    const at = (k: number) => steps[edits]?.[k + edits + 1] ?? 0;
    const k = x - y;
    const from = k === -edits || (k !== edits && at(k - 1) < at(k + 1)) ? k + 1 : k - 1;
    const fromX = edits === 0 ? 0 : at(from);
    const fromY = edits === 0 ? 0 : fromX - from;
    while (x > fromX && y > fromY) {
      x -= 1;
      y -= 1;
      forward[a0 + x] = b0 + y;
    }
    x = fromX;
    y = fromY;
  }
}
