import { NO_THREAD } from '@/lib/annotations/comment-model';
import { describe, expect, it } from 'vitest';
import type { BenchQuote, QuoteAnnotation } from '@/components/quotes/bench';
import { benchNews, changedOnBench, hearOnBench, NOTHING_HEARD } from '@/components/quotes/bench-news';
import { buildQuote } from '@/components/quotes/test-quote';
import { newId } from '@/lib/ids';
import type { ChangesMessage } from '@/lib/versions/live-rules';

const [one, other] = [buildQuote(), buildQuote()];
const quotes = [one, other];
const message = (number: number, parts: Partial<ChangesMessage>): ChangesMessage => ({
  after: number - 1,
  number,
  version: 0,
  edits: [],
  annotations: [],
  gone: [],
  sources: [],
  lineages: [],
  talk: [],
  article: null,
  ...parts,
});
const decided = ({ annotation }: BenchQuote): QuoteAnnotation => ({
  ...annotation,
  version: 2,
  fields: { ...annotation.fields, fidelity: 'verbatim' },
});
const edit = (...ids: string[]) => ({
  from: 0,
  to: 1,
  steps: [],
  touched: ids.map((annotationId) => ({
    annotationId,
    role: 'content' as const,
    ordinal: 0,
    start: 0,
    end: 4,
    placement: 'changed' as const,
  })),
  byId: newId(),
});
const changed = (heard: typeof NOTHING_HEARD, shown: readonly BenchQuote[] = quotes, since = 4) => [
  ...changedOnBench(heard, shown, since).keys(),
];

describe('what a bench hears', () => {
  it('names the quotes that others decided, made and deleted', () => {
    const made = buildQuote();
    const heard = hearOnBench(
      NOTHING_HEARD,
      message(5, { annotations: [decided(one), made.annotation], gone: [other.annotation.id, newId()] }),
      quotes,
    );
    expect(changed(heard)).toEqual([one, made, other].map(({ annotation }) => annotation.id));
  });

  it('has nothing to show of what it did itself, of comments, or of what was read since', () => {
    const heard = hearOnBench(NOTHING_HEARD, message(5, { annotations: [decided(one)] }), quotes);
    expect(changed(heard, [{ ...one, annotation: decided(one) }, other])).toEqual([]);
    expect(changed(heard, quotes, 5)).toEqual([]);
    // It was undone here before it was heard of.
    const undone = { ...one, annotation: { ...one.annotation, version: 3 } };
    expect(changed(heard, [undone, other])).toEqual([]);
    const talk = { ...one.annotation, thread: { ...NO_THREAD, comments: 1 } };
    expect(changed(hearOnBench(NOTHING_HEARD, message(5, { annotations: [talk] }), quotes))).toEqual([]);
  });

  it('names the quotes whose words an edit touched, and all when there were too many to tell', () => {
    const touched = hearOnBench(NOTHING_HEARD, message(5, { edits: [edit(other.annotation.id)] }), quotes);
    expect(changed(touched)).toEqual([other.annotation.id]);
    const all = hearOnBench(NOTHING_HEARD, message(5, { edits: [{ ...edit(), touched: null }] }), quotes);
    expect(changed(all)).toHaveLength(2);
    const elsewhere = hearOnBench(NOTHING_HEARD, message(5, { edits: [edit()] }), quotes);
    expect([changed(elsewhere), elsewhere.edited]).toEqual([[], 5]);
  });

  it('says it in a sentence, and nothing of nothing', () => {
    expect([benchNews(0, false), benchNews(0, true), benchNews(1, true), benchNews(2, false)]).toEqual([
      null,
      'The text was edited.',
      '1 quote changed.',
      '2 quotes changed.',
    ]);
  });
});
