import { beforeEach, describe, expect, test } from 'vitest';
import { HeldLayout } from '@/components/desk/held-layout';
import { type CardBox, layoutCards } from '@/components/desk/layout-cards';
import { DeskDerived } from '@/components/desk/store/desk-derived';
import { DeskStore, type Heard } from '@/components/desk/store/desk-store';
import { NO_FILTER } from '@/components/desk/store/filter';
import { annotationOf, liveText } from '@/components/desk/store/test-annotation';
import type { AnnotationView } from '@/lib/annotations/model';
import { DEFAULT_SUFFICIENCY } from '@/lib/evidence/sufficiency-rules';

const ME = '0193a1b2-0000-7000-8000-0000000000b2';
const claim = annotationOf('claim', '9.4 million crowns', { id: 'claim' });
const quote = annotationOf('quote', 'What we lacked', { id: 'quote' });
const note = annotationOf('note', '“We have the boat,”', { id: 'note' });
const STARTED = { annotations: [], gone: [], sources: [], lineages: [], talk: [] };

/** A desk whose cards stand one below the other, and what is asked of their layout. */
function columnOf(...items: AnnotationView[]) {
  const store = new DeskStore({
    articleId: claim.articleId,
    live: liveText(),
    unsentText: () => null,
    userId: ME,
    workspaceId: 'harbour',
    sufficiency: DEFAULT_SUFFICIENCY,
    page: { items, sources: [], lineages: [], nextCursor: null },
  });
  const derived = new DeskDerived();
  const held = new HeldLayout(store);
  const heights = new Map<string, number>();
  const page = { isRead: true, workedIn: null as string | null };
  const boxOf = ({ id, kind }: AnnotationView): CardBox => {
    const height = id === store.state.activeId ? 300 : (heights.get(id) ?? 100);
    return { id, level: 0, height, restHeight: height, compactHeight: 30, isQuiet: kind === 'note' };
  };
  const arrange = () => {
    const { places } = held.arrange({
      now: derived.shown(store.state).map(boxOf),
      activeId: store.state.activeId,
      sight: () => ({ top: 0, bottom: 1_000 }),
      isSightNew: false,
      levelOf: () => 0,
      isRead: () => page.isRead,
      workedIn: () => page.workedIn,
      layout: (boxes) => layoutCards(boxes, { gap: 10, minTop: 0, activeId: null, patience: Infinity }),
    });
    return places.map(({ id, top }) => `${id} ${top}`);
  };
  const hear = (change: Partial<Heard>) => store.hear({ ...STARTED, ...change });
  return { store, held, heights, page, arrange, hear };
}

describe('HeldLayout', () => {
  let desk: ReturnType<typeof columnOf>;
  beforeEach(() => {
    desk = columnOf(quote, claim);
    desk.arrange();
  });

  test('has what others mark wait above the cards that are read, and lets it in when it is asked to', () => {
    desk.hear({ annotations: [note] });
    expect(desk.arrange()).toEqual(['quote 0', 'claim 110']);
    expect(desk.held.words).toBe('1 new annotation');
    desk.held.letIn();
    expect(desk.arrange()).toEqual(['note 0', 'quote 110', 'claim 220']);
    expect(desk.held.words).toBe('');
  });

  test('has nothing wait where nobody is', () => {
    desk.page.isRead = false;
    desk.hear({ annotations: [note] });
    expect(desk.arrange()).toEqual(['note 0', 'quote 110', 'claim 220']);
  });

  test('shows what is done here at once, and what waits with it', () => {
    desk.hear({ annotations: [note] });
    desk.arrange();
    desk.store.set({ activeId: 'claim' });
    expect(desk.arrange()).toEqual(['note 0', 'quote 110', 'claim 220']);
    desk.store.enqueue('quote', { type: 'annotation.delete' });
    expect(desk.arrange()).toEqual(['note 0', 'claim 110']);
  });

  test('lets in what waits when something else is filtered', () => {
    desk.hear({ annotations: [note] });
    desk.arrange();
    desk.store.set({ filter: { ...NO_FILTER, kinds: ['note', 'claim'] } });
    expect(desk.arrange()).toEqual(['note 0', 'claim 110']);
  });

  test('keeps the place of what others delete, the open card among it', () => {
    desk.store.set({ activeId: 'quote' });
    expect(desk.arrange()).toEqual(['quote 0', 'claim 310']);
    desk.hear({ gone: ['quote'] });
    const places = desk.arrange();
    expect(places).toEqual(['quote 0', 'claim 310']);
    expect(desk.held.words).toBe('1 annotation gone');
    expect(desk.held.lackOf({ id: 'quote', top: 0, height: 300, compact: false })).toBe('card');
    // Whatever changes meanwhile.
    desk.heights.set('claim', 120);
    expect(desk.arrange()).toEqual(['quote 0', 'claim 310']);
    desk.held.letIn();
    expect(desk.arrange()).toEqual(['claim 0']);
  });

  test('cuts off a card that others made higher, unless somebody works in it', () => {
    desk.hear({ annotations: [{ ...quote, version: 2, tags: ['pier'] }] });
    desk.heights.set('quote', 140);
    expect(desk.arrange()).toEqual(['quote 0', 'claim 110']);
    expect(desk.held.words).toBe('1 annotation changed');
    expect(desk.held.lackOf({ id: 'quote', top: 0, height: 100, compact: false })).toBe('room');
    desk.page.workedIn = 'quote';
    desk.heights.set('quote', 150);
    expect(desk.arrange()).toEqual(['quote 0', 'claim 160']);
    expect(desk.held.words).toBe('');
  });

  test('holds no height that is one’s own doing, although the stream tells of it', () => {
    desk.hear({ annotations: [{ ...quote }] });
    desk.heights.set('quote', 140);
    expect(desk.arrange()).toEqual(['quote 0', 'claim 150']);
  });

  test('goes on from what was let in because it moved nothing', () => {
    const last = annotationOf('query', 'crowns', { id: 'query' });
    desk.hear({ annotations: [last] });
    expect(desk.arrange()).toEqual(['quote 0', 'claim 110', 'query 220']);
    desk.hear({ annotations: [{ ...claim, version: 2, tags: ['cost'] }] });
    desk.heights.set('claim', 130);
    expect(desk.arrange()).toEqual(['quote 0', 'claim 110', 'query 220']);
    expect(desk.held.words).toBe('1 annotation changed');
  });

  test('takes no note of what is read on at the opening of the desk', () => {
    desk.store.set({ annotations: new Map([note, quote, claim].map((each) => [each.id, each])) });
    expect(desk.arrange()).toEqual(['note 0', 'quote 110', 'claim 220']);
  });
});
