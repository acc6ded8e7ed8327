import type { RangeInput } from '@/lib/annotations/model';
import { FIRST_HALF } from '@/lib/articles/sample/annotations-above';
import { SECOND_HALF } from '@/lib/articles/sample/annotations-below';
import type { SampleAnnotation, Words } from '@/lib/articles/sample/sample-annotation';
import { SAMPLE_DOC } from '@/lib/articles/sample/sample-doc';
import { projectText } from '@/lib/text/project-text';

/** The sample article's text and its annotations in reading order, with their ranges in it. */
export interface Sample {
  text: string;
  annotations: (SampleAnnotation & { ranges: RangeInput[] })[];
}

/** Finds the places of the sample's annotations by their words; throws when words stand nowhere or more than once. */
export function buildSample(): Sample {
  const { text } = projectText(SAMPLE_DOC);
  const annotations = [...FIRST_HALF, ...SECOND_HALF].map((annotation) => ({
    ...annotation,
    ranges: annotation.places.map((place) => findRange(text, place)),
  }));
  return { text, annotations };
}

function findRange(text: string, { role, words, within = text }: Words): RangeInput {
  const start = findOnce(text, within) + findOnce(within, words);
  return { role, start, end: start + words.length };
}

function findOnce(text: string, words: string): number {
  const at = text.indexOf(words);
  if (at < 0 || text.includes(words, at + 1)) {
    throw new Error(`The sample does not hold these words once: ${words}`);
  }
  return at;
}
