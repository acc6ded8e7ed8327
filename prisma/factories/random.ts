/** A source of numbers that always gives the same ones for the same seed, so that made-up data can be made again. */
export interface Random {
  /** A whole number from 0 up to `below`, which is left out. */
  below(below: number): number;
  /** True in `percent` of a hundred cases. */
  chance(percent: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** A UUID of version 7 whose time is `sequence` milliseconds after the turn of 2026, so that ids sort by it. */
  uuid(sequence: number): string;
}

/** Mulberry32 (Tommy Ettinger, public domain): small, quick, good enough for made-up text. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const below = (limit: number) => next() % limit;
  const hex = (digits: number) =>
    below(16 ** digits)
      .toString(16)
      .padStart(digits, '0');
  return {
    below,
    chance: (percent) => below(100) < percent,
    pick(list) {
      const picked = list[below(list.length)];
      if (picked === undefined) throw new RangeError('There is nothing to pick from.');
      return picked;
    },
    uuid(sequence) {
      const time = (Date.UTC(2026, 0, 1) + sequence).toString(16).padStart(12, '0');
      return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-8${hex(3)}-${hex(6)}${hex(6)}`;
    },
  };
}
