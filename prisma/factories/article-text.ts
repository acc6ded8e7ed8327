import type { DocJson } from '@/lib/articles/model';
import { makeParagraphs, makeTitle, paragraphText, type Sentence } from './prose';
import type { Random } from './random';

/** A sentence and where it stands in the article's text. */
export interface PlacedSentence extends Sentence {
  start: number;
  end: number;
}

/** A made-up article: its document, and its sentences with their places in the projected text. */
export interface ArticleText {
  title: string;
  doc: DocJson;
  sentences: PlacedSentence[];
}

/** Makes an article of about `words` words; the title is its first block. */
export function makeArticleText(random: Random, words: number): ArticleText {
  const title = makeTitle(random);
  const paragraphs = makeParagraphs(random, words);
  const sentences: PlacedSentence[] = [];
  let offset = title.length + 1;
  for (const paragraph of paragraphs) {
    for (const sentence of paragraph) {
      const end = offset + sentence.text.length;
      sentences.push({ ...sentence, start: offset, end });
      // One space to the next sentence, or one separator to the next block.
      offset = end + 1;
    }
  }
  const heading = { type: 'heading', attrs: { level: 1 }, content: [{ type: 'text', text: title }] };
  const blocks = paragraphs.map((paragraph) => ({
    type: 'paragraph',
    content: [{ type: 'text', text: paragraphText(paragraph) }],
  }));
  return { title, doc: { type: 'doc', content: [heading, ...blocks] }, sentences };
}
