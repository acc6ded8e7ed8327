import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { DeskActions } from '@/components/desk/store/desk-actions';
import { DeskStore, type Notice } from '@/components/desk/store/desk-store';
import { annotationOf, liveText, TEXT } from '@/components/desk/store/test-annotation';
import type { AnnotationKind } from '@/lib/annotations/kind-model';
import { DEFAULT_SUFFICIENCY } from '@/lib/evidence/sufficiency-rules';
import type { AnnotationView, Placement, Range } from '@/lib/annotations/model';
import { isStale, placementOf } from '@/lib/annotations/rules';

const ME = '0193a1b2-0000-7000-8000-0000000000b2';
const WORDS = '9.4 million crowns';

/** An annotation on words that were others when it was made, or that have no place. */
function changed(
  kind: AnnotationKind,
  placement: Placement,
  more: Partial<AnnotationView> = {},
): AnnotationView {
  const [range] = annotationOf(kind, WORDS).ranges;
  const isLost = placement === 'ambiguous' || placement === 'orphaned';
  const end = isLost ? (range?.start ?? 0) : (range?.end ?? 0);
  const ranges = [{ ...(range as Range), end, exact: '9.1 million crowns', placement }];
  return annotationOf(kind, WORDS, { ranges, createdById: ME, ...(more as object) });
}

interface Asked {
  method: string;
  path: string;
  body: unknown;
}

function deskWith(view: AnnotationView, answer: (asked: Asked) => { status?: number; body: unknown }) {
  const asked: Asked[] = [];
  vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => {
    const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined;
    const request = { method: init?.method ?? 'GET', path, body };
    asked.push(request);
    const { status = 200, body: value } = await Promise.resolve(answer(request));
    return status === 204 ? new Response(null, { status }) : Response.json(value, { status });
  });
  const store = new DeskStore({
    articleId: view.articleId,
    live: liveText(),
    unsentText: () => null,
    userId: ME,
    workspaceId: 'harbour',
    sufficiency: { ...DEFAULT_SUFFICIENCY, mode: 'off' },
    page: { items: [view], sources: [], lineages: [], nextCursor: null },
  });
  const notices: Notice[] = [];
  store.onNotice((notice) => notices.push(notice));
  const shown = () => store.state.annotations.get(view.id);
  return { store, actions: new DeskActions(store), asked, notices, shown };
}

const settle = () => vi.advanceTimersByTimeAsync(2_000);
beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('confirming', () => {
  const stale = changed('claim', 'changed', { status: 'verified' });

  test('shows at once, and says which words were seen', async () => {
    const confirmed = annotationOf('claim', WORDS, { status: 'verified', version: 2 });
    const { actions, asked, shown } = deskWith(stale, () => ({ body: confirmed }));
    expect(isStale(stale)).toBe(true);
    actions.confirm(stale.id);
    expect(shown()?.ranges).toMatchObject([{ exact: WORDS, placement: 'placed' }]);
    await settle();
    expect(asked).toEqual([
      {
        method: 'POST',
        path: `/api/articles/${stale.articleId}/annotations/${stale.id}/confirm`,
        body: { articleVersion: 0, words: [WORDS] },
      },
    ]);
    expect(shown()).toEqual(confirmed);
  });

  test('is taken back, and told, when the words are others by now', async () => {
    const other = { ...stale, version: 7 };
    const { actions, notices, shown, store } = deskWith(stale, () => ({
      status: 409,
      body: { detail: 'Somebody changed these words meanwhile.', annotation: other },
    }));
    actions.confirm(stale.id);
    await settle();
    expect(shown()).toEqual(other);
    expect(notices.at(-1)).toMatchObject({
      message: 'Somebody changed these words meanwhile.',
      urgent: true,
    });
    expect(store.state.save.kind).toBe('saved');
  });
});

test('finishing a check says which words were checked, where they are not those that were marked', async () => {
  const open = changed('claim', 'changed', { status: 'in_progress' });
  const { actions, asked, shown } = deskWith(open, () => ({ body: annotationOf('claim', WORDS) }));
  actions.change(open.id, 'status', 'verified');
  expect(shown()).toMatchObject({ status: 'verified', ranges: [{ placement: 'placed', exact: WORDS }] });
  await settle();
  expect(asked[0]?.body).toEqual({
    articleVersion: 0,
    changes: { status: { from: 'in_progress', to: 'verified', words: [WORDS] } },
  });
});

test('a check without a place is not finished, and the field says why', () => {
  const lost = changed('claim', 'orphaned', { status: 'in_progress' });
  const { actions, store } = deskWith(lost, () => ({ body: lost }));
  expect(actions.change(lost.id, 'status', 'verified')).toBe(false);
  expect(store.state.problems.get(`${lost.id} status`)).toMatch(/lost their place/);
});

describe('letting go', () => {
  test('of a claim’s only words takes the claim with them, and can be undone', async () => {
    const lost = changed('claim', 'orphaned');
    const { actions, asked, shown } = deskWith(lost, ({ method }) =>
      method === 'DELETE' ? { status: 204, body: null } : { body: lost },
    );
    actions.letGo(lost.id);
    expect(shown()).toBeUndefined();
    await settle();
    actions.undo();
    await settle();
    expect(shown()).toEqual(lost);
    const path = `/api/articles/${lost.articleId}/annotations/${lost.id}`;
    expect(asked.map(({ method, path: to }) => [method, to])).toEqual([
      ['DELETE', `${path}?verb=let_go`],
      ['POST', `${path}/restore`],
    ]);
  });

  test('of a note’s words leaves a note on the whole article', async () => {
    const lost = changed('note', 'ambiguous');
    const { actions, asked, shown } = deskWith(lost, () => ({ body: { ...lost, ranges: [] } }));
    actions.letGo(lost.id);
    expect(shown()?.ranges).toEqual([]);
    await settle();
    const start = TEXT.indexOf(WORDS);
    const from = [{ role: 'content', start, end: start }];
    expect(asked[0]?.body).toEqual({ articleVersion: 0, changes: { ranges: { from, to: [] } } });
  });
});

test('reattaching is a change of ranges, and what gets a place has one', async () => {
  const lost = changed('claim', 'orphaned', { status: 'verified' });
  const { actions, shown } = deskWith(lost, () => ({ body: annotationOf('claim', 'pier') }));
  const start = TEXT.indexOf('pier');
  expect(actions.change(lost.id, 'ranges', [{ role: 'content', start, end: start + 4 }])).toBe(true);
  expect(shown()?.ranges).toMatchObject([{ exact: 'pier', placement: 'placed' }]);
  expect(placementOf(shown() ?? lost)).toBe('placed');
});

test('deciding about a suggestion shows who did, at once, and says which words stood there', async () => {
  const open = annotationOf('suggestion', WORDS, { fields: { replacement: '9.7 million crowns' } });
  const { actions, asked, shown } = deskWith(open, () => ({ body: open }));
  actions.decideSuggestion(open.id, 'accepted');
  expect(shown()?.fields).toMatchObject({ decision: 'accepted', decidedById: ME, replaced: WORDS });
  await settle();
  expect(asked[0]).toMatchObject({
    method: 'POST',
    path: `/api/articles/${open.articleId}/annotations/${open.id}/decision`,
    body: { decision: 'accepted', articleVersion: 0, words: WORDS },
  });
});
