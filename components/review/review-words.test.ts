import { describe, expect, test } from 'vitest';
import { formOf, inOrder, pillOf, stepsOf, whyClosed } from '@/components/review/review-words';
import {
  MOVES,
  REVIEW_STATES,
  STATE_LABELS,
  type PublicationView,
  type ReviewView,
} from '@/lib/review/model';
import { isOpenState } from '@/lib/review/state-rules';

const publication: PublicationView = {
  id: 'p1',
  revisionId: 'r1',
  version: 3,
  textHash: 'a1',
  byId: 'editor',
  at: '2026-11-20T10:00:00.000Z',
  ordinal: 1,
  kind: 'published',
  note: '',
};

const view = (change: Partial<ReviewView> = {}): ReviewView => ({
  state: 'checking',
  stateAt: '2026-11-23T10:00:00.000Z',
  version: 7,
  moves: [],
  approvals: { needed: 1, byIds: [] },
  correctionNote: '',
  signOffs: [],
  publications: [],
  ...change,
});

describe('stepsOf', () => {
  test.each(REVIEW_STATES)('names %s as the one step where the article is', (state) => {
    const here = stepsOf(state).filter(({ stands }) => stands === 'here');
    expect(here.map(({ label }) => label)).toEqual([STATE_LABELS[state]]);
  });

  test.each(REVIEW_STATES)('leaves what lies before %s behind and the rest ahead', (state) => {
    const order = stepsOf(state).map(({ stands }) => ['behind', 'here', 'ahead'].indexOf(stands));
    expect(order).toEqual(order.toSorted((one, other) => one - other));
  });
});

describe('pillOf', () => {
  const none = { open: 0, unread: 0 };
  const at = (state: ReviewView['state'], archivedAt: string | null = null) => ({ state, archivedAt });

  test('says what is open while there is something', () => {
    expect(pillOf(at('checking'), { open: 4, unread: 2 })).toEqual({
      tone: 'warn',
      words: 'Checking · 4 open',
    });
  });

  test('says that all is checked only when every sentence is read', () => {
    expect(pillOf(at('checking'), none)).toEqual({ tone: 'ok', words: 'Checking · all checked' });
    expect(pillOf(at('checking'), { open: 0, unread: 1 }).words).toBe('Checking');
    expect(pillOf(at('checking'), { open: 0, unread: null }).words).toBe('Checking');
  });

  test('says the archive before the state', () => {
    expect(pillOf(at('published', '2026-11-23T10:00:00.000Z'), none).words).toBe('Archived');
  });

  test.each(REVIEW_STATES.filter((state) => !isOpenState(state)))(
    'leaves what is open aside once %s',
    (state) => {
      expect(pillOf(at(state), { open: 4, unread: 2 }).words).toBe(`${STATE_LABELS[state]} · read only`);
    },
  );
});

describe('whyClosed', () => {
  test.each(REVIEW_STATES)('gives a reason for %s exactly where nobody works on it', (state) => {
    expect(whyClosed({ state, archivedAt: null }) === null).toBe(isOpenState(state));
  });
});

describe('formOf', () => {
  test.each(MOVES)('asks %s for words exactly where the server wants them', (move) => {
    const needed = formOf(move, view())?.field?.isNeeded ?? false;
    expect(needed).toBe(['request_changes', 'open_correction', 'withdraw'].includes(move));
  });

  test('asks before publishing, and for a note only when it is a correction', () => {
    expect(formOf('publish', view())).toMatchObject({ field: null, act: 'Publish version 7' });
    const corrected = formOf(
      'publish',
      view({ publications: [publication], correctionNote: 'A date was wrong.' }),
    );
    expect(corrected?.field).toMatchObject({ goes: 'note', isNeeded: true, start: 'A date was wrong.' });
  });

  test('says of a withdrawal that it cannot be taken back', () => {
    expect(formOf('withdraw', view())).toMatchObject({ isGrave: true });
    expect(formOf('withdraw', view())?.about).toContain('cannot be taken back');
  });
});

test('what leads on stands before what turns back', () => {
  const offered = (['request_changes', 'approve'] as const).map((move) => ({
    move,
    obstacles: [],
    foreseen: [],
  }));
  expect(inOrder(offered).map(({ move }) => move)).toEqual(['approve', 'request_changes']);
});
