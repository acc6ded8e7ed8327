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

  it('names each of the annotations that one event is about', () => {
    const { annotationIds, deeds } = summarizeEvents([
      event('agent.changed', newId(), { annotationIds: [claim, quote] }),
      event('annotation.unassigned', claim),
    ]);
    expect([annotationIds, deeds]).toEqual([[claim, quote], null]);
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
      deeds: null,
    });
  });

  it('tells in order what was done to the article, and by whom', () => {
    const summary = summarizeEvents([
      event('article.changed', newId(), { fields: ['title', 'byline'] }),
      event('article.author_assigned', newId(), { from: null, to: newId() }),
      { ...event('article.archived', newId()), actorId: 'otto' },
      event('article.restored', newId()),
    ]);
    expect(summary.deeds).toEqual([
      { what: 'fields', fields: ['title', 'byline'], byId: 'ida' },
      { what: 'author', byId: 'ida' },
      { what: 'archived', byId: 'otto' },
      { what: 'restored', byId: 'ida' },
    ]);
    expect(summary.annotationIds).toEqual([]);
  });

  it.each(['article.changed', 'revision.named', 'something.new'])(
    'has the article read anew for %s that says nothing of it',
    (type) => expect(summarizeEvents([event(type, newId())])).toMatchObject({ deeds: [] }),
  );

  it('has the article read anew for an edit that it cannot read, rather than say nothing', () => {
    expect(summarizeEvents([event('article.edited', null, { from: 'x' })])).toMatchObject({
      edits: [],
      deeds: [],
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
