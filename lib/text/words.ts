import { primaryLanguage } from '@/lib/text/primary-language';

// Lines, and long lines in pieces that end before a space or a Chinese or Japanese mark: where words come from a
// dictionary the segmenter takes quadratic time, 300,000 characters of Chinese in one line more than two minutes.
const PIECE = /[^\n]{1,500}(?=[\s\u3000-\u303f\uff01-\uff20]|$)|[^\n]{1,500}/gu;

/**
 * Number of words: runs of letters and digits as Unicode cuts them, dictionary words where a script writes no spaces.
 * Punctuation, symbols and emoji are none. `language` is a BCP 47 tag; a malformed one is as good as none.
 */
export function countWords(text: string, language?: string): number {
  const words = new Intl.Segmenter(primaryLanguage(language) || 'und', { granularity: 'word' });
  let count = 0;
  for (const [piece] of text.matchAll(PIECE)) {
    for (const segment of words.segment(piece)) if (segment.isWordLike) count += 1;
  }
  return count;
}
