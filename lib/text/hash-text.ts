const PRIME = 2_147_483_647;
const BASE = 1_000_003;

/** A number of 31 bits that tells one text from another, for texts of which only that has to be known. Not for secrets. */
export function hashText(text: string): number {
  let hash = 0;
  // A product below 2^51 is exact.
  for (let index = 0; index < text.length; index++) hash = (hash * BASE + text.charCodeAt(index) + 1) % PRIME;
  return hash;
}
