import { type Gap, isSameAt, type Run } from '@/lib/anchoring/alignment';
import { PAUSE_EVERY, type Work } from '@/lib/anchoring/work';

const BASE = 1_000_003;
/** What stands for "in more places than one". */
const REPEATED = -1;

/**
 * Stretches of `length` keys that stand once in either part of a gap, in the order of the first text. They are told by a hash, so that now
 * and then one is missed. Time grows with the gap.
 */
export function* matchingUnique(
  a: Int32Array,
  b: Int32Array,
  { a0, a1, b0, b1 }: Gap,
  length: number,
): Work<Run[]> {
  if (a1 - a0 < length || b1 - b0 < length) return [];
  const table = new Table(a1 - a0);
  const slots = new Int32Array(a1 - a0 - length + 1);
  let hash = new RollingHash(a, a0, length);
  for (let i = a0; i + length <= a1; i++) {
    const slot = table.take(hash.at(i));
    slots[i - a0] = slot;
    table.inA[slot] = table.inA[slot] === 0 ? i + 1 : REPEATED;
    if (i % PAUSE_EVERY === 0) yield;
  }
  hash = new RollingHash(b, b0, length);
  for (let j = b0; j + length <= b1; j++) {
    const slot = table.find(hash.at(j));
    if (slot >= 0) table.inB[slot] = table.inB[slot] === 0 ? j + 1 : REPEATED;
    if (j % PAUSE_EVERY === 0) yield;
  }
  const found: Run[] = [];
  for (let i = a0; i + length <= a1; i++) {
    if (i % PAUSE_EVERY === 0) yield;
    const slot = slots[i - a0] ?? 0;
    const j = (table.inB[slot] ?? 0) - 1;
    if (table.inA[slot] === i + 1 && j >= 0 && isSameAt(a, i, b, j, length))
      found.push({ a: i, b: j, length });
  }
  return found;
}

/** The hash of a stretch that is asked for at one index after the other; each costs the same, however long the stretch. */
class RollingHash {
  readonly #keys: Int32Array;
  readonly #length: number;
  /** What the key that falls out has become by then. */
  readonly #oldest: number;
  #hash = 0;

  constructor(keys: Int32Array, from: number, length: number) {
    this.#keys = keys;
    this.#length = length;
    let oldest = 1;
    for (let k = 1; k < length; k++) {
      oldest = Math.imul(oldest, BASE);
      this.#hash = Math.imul(this.#hash, BASE) + (keys[from + k - 1] ?? 0);
    }
    this.#oldest = oldest;
    this.#hash |= 0;
  }

  at(index: number): number {
    const whole = (Math.imul(this.#hash, BASE) + (this.#keys[index + this.#length - 1] ?? 0)) | 0;
    this.#hash = (whole - Math.imul(this.#keys[index] ?? 0, this.#oldest)) | 0;
    return whole;
  }
}

/** Places by hash in flat memory: a Map of a million entries takes ten times as long. */
class Table {
  readonly inA: Int32Array;
  readonly inB: Int32Array;
  readonly #hashes: Int32Array;
  readonly #shift: number;

  constructor(most: number) {
    const bits = Math.max(3, 33 - Math.clz32(most));
    this.#shift = 32 - bits;
    this.#hashes = new Int32Array(1 << bits);
    this.inA = new Int32Array(1 << bits);
    this.inB = new Int32Array(1 << bits);
  }

  /** The slot of a hash, which is made when there is none. */
  take(hash: number): number {
    const slot = this.#seek(hash);
    this.#hashes[slot] = hash;
    return slot;
  }

  /** The slot of a hash; -1 when there is none. */
  find(hash: number): number {
    const slot = this.#seek(hash);
    return this.inA[slot] === 0 ? -1 : slot;
  }

  #seek(hash: number): number {
    const last = this.#hashes.length - 1;
    let slot = Math.imul(hash, 0x9e3779b1) >>> this.#shift;
    while (this.inA[slot] !== 0 && this.#hashes[slot] !== hash) slot = (slot + 1) & last;
    return slot;
  }
}
