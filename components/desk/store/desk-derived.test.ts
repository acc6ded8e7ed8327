import { describe, expect, test } from 'vitest';
import { DeskDerived } from '@/components/desk/store/desk-derived';
import { initialState } from '@/components/desk/store/desk-state';
import { NO_FILTER } from '@/components/desk/store/filter';
import { annotationOf, TEXT } from '@/components/desk/store/test-annotation';
import { splitSentences } from '@/lib/text/split-sentences';

const quote = annotationOf('quote', '“We have the boat,”', { id: 'q' });
const claim = annotationOf('claim', '9.4 million crowns', { id: 'c' });
const about = annotationOf('note', 'pier', { id: 'n', ranges: [] });
const NOTHING = { sources: [], lineages: [] };
const state = initialState([claim, about, quote], NOTHING, true);
const sentences = splitSentences(TEXT, 'en');

describe('DeskDerived', () => {
  test('puts what is about the whole article first, the rest in reading order', () => {
    expect(new DeskDerived().filtered(state).map((each) => each.id)).toEqual(['n', 'q', 'c']);
  });

  test('keeps reading order when writing moves some, and one past another', () => {
    const derived = new DeskDerived();
    derived.filtered(state);
    const at = (start: number) => quote.ranges.map((range) => ({ ...range, start, end: start + 1 }));
    const carried = new Map(state.annotations)
      .set('q', { ...quote, ranges: at(500) })
      .set('c', { ...claim, ranges: at(100) });
    const after = derived.filtered({ ...state, annotations: carried });
    expect(after.map((each) => each.id)).toEqual(['n', 'c', 'q']);
    expect(after).toEqual(new DeskDerived().filtered({ ...state, annotations: carried }));
  });

  test('gives the active annotation a card in its place, whatever the filter', () => {
    const derived = new DeskDerived();
    const filtered = { ...state, filter: { ...NO_FILTER, kinds: ['claim' as const] } };
    expect(derived.shown(filtered).map((each) => each.id)).toEqual(['c']);
    expect(derived.shown({ ...filtered, activeId: 'q' }).map((each) => each.id)).toEqual(['q', 'c']);
    expect(derived.marks({ ...filtered, activeId: 'q' }).map((mark) => mark.id)).toEqual(['c']);
  });

  test('gives what has lost its place a card only while it is the active one: the tray has it', () => {
    const derived = new DeskDerived();
    const ranges = claim.ranges.map((range) => ({
      ...range,
      end: range.start,
      placement: 'orphaned' as const,
    }));
    const lost = initialState([{ ...claim, ranges }], NOTHING, true);
    expect(derived.lost(lost.annotations).map((each) => each.id)).toEqual(['c']);
    expect(derived.shown(lost)).toEqual([]);
    expect(derived.whyEmpty(lost)).toBeNull();
    expect(derived.shown({ ...lost, activeId: 'c' }).map((each) => each.id)).toEqual(['c']);
    const half = initialState([{ ...claim, ranges: [...claim.ranges, ...ranges] }], NOTHING, true);
    expect(derived.shown(half).map((each) => each.id)).toEqual(['c']);
  });

  test('tells why there is no card', () => {
    const derived = new DeskDerived();
    const cleared = annotationOf('cleared', 'the pier', { id: 'x' });
    const noQueries = { ...NO_FILTER, kinds: ['query' as const] };
    expect(derived.whyEmpty(state)).toBeNull();
    expect(derived.whyEmpty({ ...state, filter: noQueries })).toBe('filtered');
    expect(derived.whyEmpty({ ...state, filter: noQueries, activeId: 'q' })).toBeNull();
    expect(derived.whyEmpty(initialState([cleared], NOTHING, true))).toBe('none');
    expect(derived.whyEmpty({ ...initialState([cleared], NOTHING, true), filter: noQueries })).toBe('none');
    expect(derived.whyEmpty(initialState([], NOTHING, false))).toBeNull();
  });

  test('works nothing out again for a change that does not matter', () => {
    const derived = new DeskDerived();
    const before = derived.coverage(state, sentences);
    const typed = { ...claim, fields: { statement: 'It cost 9.4 million.' } } as typeof claim;
    const after = { ...state, annotations: new Map(state.annotations).set('c', typed) };
    expect(derived.coverage(after, sentences)).toBe(before);
    expect(derived.marks(after)[0]).toBe(derived.marks(state)[0]);
  });

  test('counts a finished check as read and its sentence as no longer open', () => {
    const derived = new DeskDerived();
    expect(derived.coverage(state, sentences).counts).toMatchObject({ open: 2, read: 0 });
    const verified = { ...claim, status: 'verified' as const };
    const after = { ...state, annotations: new Map(state.annotations).set('c', verified) };
    expect(derived.coverage(after, sentences).counts).toMatchObject({ open: 1, read: 1 });
    expect(derived.openCount(after.annotations)).toBe(1);
  });
});
