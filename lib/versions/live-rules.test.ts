import { describe, expect, it } from 'vitest';

import { newId } from '@/lib/ids';
import { eventsWithSteps, summarizeEvents, type LoggedEvent } from '@/lib/versions/live-rules';

const [claim, quote, comment, link] = [newId(), newId(), newId(), newId()];
let number = 0;
const event = (type: string, subjectId: string | null = null, data: unknown = {}): LoggedEvent => ({
  number: ++number,
  type,
  actorId: 'ida',
  subjectId,
  data,
});
const edited = (from: number, to: number, more: object = {}) =>
  event('article.edited', null, { from, to, touched: [], ...more });

describe('summarizeEvents', () => {
  it('names each annotation once, whatever happened on it', () => {
    const { annotationIds, talk } = summarizeEvents([
      event('annotation.created', claim),
      event('comment.added', comment, { annotationId: claim }),
      event('comment.edited', comment, { annotationId: claim }),
      event('thread.resolved', claim),
      event('evidence.linked', link, { annotationId: quote }),
      event('annotation.deleted', quote),
    ]);
    expect([annotationIds, talk]).toEqual([[claim, quote], [claim]]);
  });

  it('tells edits in order with who made them, and what else the event says of an annotation', () => {
    const summary = summarizeEvents([
      edited(0, 2),
      edited(2, 3, { touched: null, annotationId: claim, reason: 'accepted' }),
    ]);
    expect(summary).toEqual({
      edits: [
        { from: 0, to: 2, touched: [], byId: 'ida' },
        { from: 2, to: 3, touched: null, byId: 'ida' },
      ],
      annotationIds: [claim],
      talk: [],
      article: false,
    });
  });

  it.each(['article.changed', 'article.archived', 'article.restored', 'revision.named', 'something.new'])(
    'counts %s as a change of the article',
    (type) =>
      expect(summarizeEvents([event(type, newId())])).toMatchObject({ article: true, annotationIds: [] }),
  );

  it('has the article read anew for an edit that it cannot read, rather than say nothing', () => {
    expect(summarizeEvents([event('article.edited', null, { from: 'x' })])).toMatchObject({
      edits: [],
      article: true,
    });
  });
});

describe('eventsWithSteps', () => {
  it('takes events until their edits have too many steps', () => {
    const events = [edited(0, 400), event('annotation.created', claim), edited(400, 900), edited(900, 1_100)];
    expect(eventsWithSteps(events, 1_000)).toEqual(events.slice(0, 3));
    expect(eventsWithSteps(events, 2_000)).toEqual(events);
  });

  it('takes one event at least, and nothing of nothing', () => {
    const events = [edited(0, 5_000), edited(5_000, 5_001)];
    expect(eventsWithSteps(events, 1_000)).toEqual(events.slice(0, 1));
    expect(eventsWithSteps([], 1_000)).toEqual([]);
  });
});
