import { primaryLanguage } from '@/lib/text/primary-language';

/**
 * Number of words: runs of letters and digits as Unicode cuts them, dictionary words where a script writes no spaces.
 * Punctuation, symbols and emoji are none. `language` is a BCP 47 tag; a malformed one is as good as none.
 */
export function countWords(text: string, language?: string): number {
  const words = new Intl.Segmenter(primaryLanguage(language) || 'und', { granularity: 'word' });
  let count = 0;
  // A word never spans a line, and a segmenter is quicker on short strings than on one long.
  for (const line of text.split('\n')) {
    for (const segment of words.segment(line)) if (segment.isWordLike) count += 1;
  }
  return count;
}
