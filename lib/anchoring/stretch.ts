import { NONE } from '@/lib/anchoring/alignment';
import type { CutText } from '@/lib/anchoring/cut-text';

/** Tokens `b0 … b1` of the other text, half open, in which tokens within `a0 … a1` of a range went on. */
export interface Stretch {
  a0: number;
  a1: number;
  b0: number;
  b1: number;
  /** How much of the range is in it, 0 to 1, by weight. */
  share: number;
  /** Whether any of it has left its order. */
  moved: boolean;
}

interface Mapping {
  forward: Int32Array;
  moved: Uint8Array;
  weightsA: Float64Array;
  weightsB: Float64Array;
}

// What stands between the words counts half against a stretch: an insertion belongs to the sentence, a chance word far off does not.
const BETWEEN = 0.5;
const SIGN = 0.25;
/** Ranges that went in more pieces are looked at in their largest ones. */
const MOST_PIECES = 200;

/** Sums of weights up to each token: a word weighs its length in UTF-16 units, a sign little. */
export function weightsOf({ tokens, vocabulary }: CutText): Float64Array {
  const sums = new Float64Array(tokens.length + 1);
  let sum = 0;
  tokens.forEach(({ key, start, end }, index) => {
    sum += vocabulary.isWord(key) ? end - start : SIGN;
    sums[index + 1] = sum;
  });
  return sums;
}

interface Piece {
  b0: number;
  b1: number;
  weight: number;
  a0: number;
  a1: number;
  moved: boolean;
}

/** Of all stretches of the other text the one with most of the tokens `first … behind` and least else; null when none is there. */
export function bestStretch(first: number, behind: number, mapping: Mapping): Stretch | null {
  const { weightsA, weightsB } = mapping;
  const between = (sums: Float64Array, from: number, to: number) => (sums[to] ?? 0) - (sums[from] ?? 0);
  const total = between(weightsA, first, behind);
  const pieces = piecesOf(first, behind, mapping).toSorted((one, other) => one.b0 - other.b0);
  let best: Stretch | null = null;
  let bestLikeness = 0;
  pieces.forEach(({ b0 }, from) => {
    const held = { weight: 0, a0: behind, a1: first, moved: false };
    for (const piece of pieces.slice(from)) {
      held.weight += piece.weight;
      held.a0 = Math.min(held.a0, piece.a0);
      held.a1 = Math.max(held.a1, piece.a1);
      held.moved ||= piece.moved;
      const other = between(weightsB, b0, piece.b1) - held.weight;
      const likeness = (2 * held.weight) / (total + held.weight + BETWEEN * other);
      if (likeness <= bestLikeness) continue;
      bestLikeness = likeness;
      const { weight, ...rest } = held;
      best = { b0, b1: piece.b1, share: weight / total, ...rest };
    }
  });
  return best;
}

function piecesOf(first: number, behind: number, { forward, moved, weightsA }: Mapping): Piece[] {
  const pieces: Piece[] = [];
  for (let a = first; a < behind; a++) {
    const b = forward[a] ?? NONE;
    if (b === NONE) continue;
    const weight = (weightsA[a + 1] ?? 0) - (weightsA[a] ?? 0);
    const last = pieces.at(-1);
    if (last && last.a1 === a && last.b1 === b) {
      last.a1 += 1;
      last.b1 += 1;
      last.weight += weight;
    } else pieces.push({ b0: b, b1: b + 1, weight, a0: a, a1: a + 1, moved: moved[a] === 1 });
  }
  if (pieces.length <= MOST_PIECES) return pieces;
  return pieces.toSorted((one, other) => other.weight - one.weight).slice(0, MOST_PIECES);
}
