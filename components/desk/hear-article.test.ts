import { afterEach, describe, expect, test, vi } from 'vitest';
import { DeskController } from '@/components/desk/desk-controller';
import { hearArticle, takeArticle } from '@/components/desk/hear-article';
import type { Notice } from '@/components/desk/store/desk-store';
import type { ArticleFacts, ArticleView } from '@/lib/articles/model';
import type { Actor, Role } from '@/lib/auth/actor';
import { DEFAULT_SCALE } from '@/lib/review/scale-rules';
import { DEFAULT_SUFFICIENCY } from '@/lib/evidence/sufficiency-rules';
import { newId } from '@/lib/ids';
import type { ArticleDeed } from '@/lib/versions/live-rules';
import type { PersonView } from '@/lib/workspaces/model';

const [ME, TOVE, OTTO] = [newId(), newId(), newId()];
const people = new Map<string, PersonView>([
  [TOVE, { userId: TOVE, name: 'Tove Lind', role: 'editor' }],
  [OTTO, { userId: OTTO, name: 'Otto Bree', role: 'viewer' }],
]);
const FACTS: ArticleFacts = {
  title: 'Mill to reopen',
  byline: '',
  outlet: 'Orsk Bell',
  agency: '',
  publishedAt: '',
  url: '',
  language: 'en',
  authorId: null,
  state: 'checking',
  leadId: null,
  reviewerIds: [],
  dueAt: null,
  archivedAt: null,
};
const ARCHIVED = { archivedAt: '2026-03-14T09:40:00.000Z' };

function deskFor(role: Role, changes: Partial<ArticleFacts> = {}) {
  const article: ArticleView = {
    ...FACTS,
    ...changes,
    id: newId(),
    provenance: {},
    doc: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'It grinds.' }] }] },
    version: 0,
    lastEventNumber: 1,
    wordCount: 2,
    textHash: '',
    createdAt: '2026-03-14T09:40:00.000Z',
    createdById: TOVE,
    updatedAt: '2026-03-14T09:40:00.000Z',
    updatedById: TOVE,
    original: null,
  };
  const me: Actor = { userId: ME, workspaceId: newId(), role };
  const desk = new DeskController(
    {
      article,
      page: { items: [], sources: [], lineages: [], nextCursor: null },
      me,
      sufficiency: DEFAULT_SUFFICIENCY,
      scale: DEFAULT_SCALE,
    },
    people,
  );
  const notices: Notice[] = [];
  desk.store.onNotice((notice) => notices.push(notice));
  const hear = (facts: Partial<ArticleFacts>, ...deeds: ArticleDeed[]) => {
    notices.length = 0;
    hearArticle(desk, { facts: { ...desk.standing.state.article, ...facts }, deeds });
    return notices.map(({ message }) => message);
  };
  return { desk, hear, notices };
}

afterEach(() => vi.restoreAllMocks());

describe('an open desk whose article others change', () => {
  test('shows the fields as they are now, and says who changed which', () => {
    const { desk, hear } = deskFor('checker');
    const told = vi.fn();
    desk.standing.subscribe(told);
    expect(
      hear(
        { title: 'Mill at Orsk to reopen', byline: 'By Ana Orlu', publishedAt: '2026-05-02' },
        { what: 'fields', fields: ['publishedAt', 'title'], byId: TOVE },
        { what: 'fields', fields: ['byline'], byId: OTTO },
      ),
    ).toEqual([
      'Tove Lind changed the title to “Mill at Orsk to reopen” and the date. Otto Bree changed the byline.',
    ]);
    expect(desk.standing.state.article.byline).toBe('By Ana Orlu');
    expect(told).toHaveBeenCalledTimes(1);
  });

  test('says nothing of what was changed back, or of what this person did at another place', () => {
    const { desk, hear } = deskFor('checker');
    expect(hear({}, { what: 'fields', fields: ['title'], byId: TOVE })).toEqual([]);
    expect(hear({ outlet: 'Orsk Times' }, { what: 'fields', fields: ['outlet'], byId: ME })).toEqual([]);
    expect(desk.standing.state.article.outlet).toBe('Orsk Times');
  });

  test('locks when it goes into the archive, with a notice, and goes on where it was when it comes back', () => {
    const { desk, hear, notices } = deskFor('editor');
    desk.setMode('edit');
    expect(hear(ARCHIVED, { what: 'archived', byId: TOVE })).toEqual([
      'Tove Lind moved this article into the archive: it can be read, but not changed.',
    ]);
    expect(notices[0]).toMatchObject({ shown: true, urgent: true });
    expect(desk.may).toEqual({ annotate: false, write: false, assignAuthor: false, assignPeople: false });
    // Nothing jumps: whoever wrote stays where they were.
    expect(desk.ui.state.mode).toBe('edit');
    const [retryText, retryMarks] = [vi.spyOn(desk.writing.sync, 'retry'), vi.spyOn(desk.store, 'retryAll')];
    expect(hear({ archivedAt: null }, { what: 'restored', byId: OTTO })).toEqual([
      'Otto Bree took this article out of the archive. You can go on.',
    ]);
    expect(desk.may).toEqual({ annotate: true, write: true, assignAuthor: true, assignPeople: true });
    expect([retryText.mock.calls.length, retryMarks.mock.calls.length]).toEqual([1, 1]);
  });

  test('lets whoever is made its author write, and no longer when somebody else is', () => {
    const { desk, hear } = deskFor('viewer');
    desk.setMode('edit');
    expect(desk.ui.state.mode).toBe('check');
    expect(hear({ authorId: ME }, { what: 'author', byId: TOVE })).toEqual([
      'Tove Lind made you the article’s author. You may write in its text now.',
    ]);
    expect(desk.may).toEqual({ annotate: false, write: true, assignAuthor: false, assignPeople: false });
    desk.setMode('edit');
    expect(desk.ui.state.mode).toBe('edit');
    expect(hear({ authorId: OTTO }, { what: 'author', byId: TOVE })).toEqual([
      'Tove Lind made Otto Bree the article’s author. You may no longer write in its text.',
    ]);
    expect(desk.may.write).toBe(false);
  });

  test('tells others only who the author is, and whoever assigned it on this desk nothing again', () => {
    const { desk, hear, notices } = deskFor('editor');
    expect(hear({ authorId: OTTO }, { what: 'author', byId: TOVE })).toEqual([
      'Tove Lind made Otto Bree the article’s author.',
    ]);
    expect(hear({ authorId: null }, { what: 'author', byId: newId() })).toEqual([
      'Somebody left the article without an author.',
    ]);
    notices.length = 0;
    takeArticle(desk, { ...desk.standing.state.article, authorId: TOVE });
    expect(hear({ authorId: TOVE }, { what: 'author', byId: ME })).toEqual([]);
  });

  test('says who is to see to it now and by when, and calls this person you', () => {
    const { desk, hear } = deskFor('checker');
    const people = { leadId: ME, reviewerIds: [OTTO], dueAt: '2030-03-14T09:40:00.000Z' };
    expect(hear(people, { what: 'people', byId: TOVE }).join()).toBe(
      'Tove Lind made you the lead checker. Tove Lind asked Otto Bree to review it. Tove Lind set when it is due.',
    );
    expect(hear({ ...people, reviewerIds: [...people.reviewerIds] })).toEqual([]);
    expect(
      hear({ leadId: null, reviewerIds: [ME], dueAt: null }, { what: 'people', byId: OTTO }).join(),
    ).toBe(
      'Otto Bree left the article without a lead checker. Otto Bree asked you to review it. ' +
        'Otto Bree took Otto Bree off its reviewers. Otto Bree took its due time away.',
    );
    expect(hear({ leadId: ME }, { what: 'people', byId: ME })).toEqual([]);
    expect(desk.standing.state.article.leadId).toBe(ME);
  });

  test('draws nothing anew for an event that left the article as it was', () => {
    const { desk, hear } = deskFor('checker');
    const told = vi.fn();
    desk.standing.subscribe(told);
    expect(hear({})).toEqual([]);
    expect(told).not.toHaveBeenCalled();
  });
});
