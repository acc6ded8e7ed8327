import { keysOf, type Token, Vocabulary } from '@/lib/anchoring/tokens';
import type { Work } from '@/lib/anchoring/work';

/** A text cut into tokens, to be compared with others that the same vocabulary cuts, or searched many times. */
export interface CutText {
  text: string;
  tokens: readonly Token[];
  keys: Int32Array;
  vocabulary: Vocabulary;
}

/** Cuts a text into tokens, by a vocabulary of its own without another. */
export function* cuttingText(text: string, vocabulary = new Vocabulary()): Work<CutText> {
  const tokens = yield* vocabulary.cutting(text);
  return { text, tokens, keys: keysOf(tokens), vocabulary };
}
