import { afterEach, describe, expect, test, vi } from 'vitest';
import { DeskController } from '@/components/desk/desk-controller';
import { hearWorkspace } from '@/components/desk/hear-workspace';
import type { Notice } from '@/components/desk/store/desk-store';
import type { Role } from '@/lib/auth/actor';
import { DEFAULT_SCALE } from '@/lib/review/scale-rules';
import { DEFAULT_SUFFICIENCY, type Sufficiency } from '@/lib/evidence/sufficiency-rules';
import { newId } from '@/lib/ids';
import type { PersonView } from '@/lib/workspaces/model';

const [ME, TOVE] = [newId(), newId()];
const TOVE_LIND: PersonView = { userId: TOVE, name: 'Tove Lind', role: 'owner' };

function deskFor(role: Role) {
  const team = (mine: Role | null, ...others: PersonView[]): PersonView[] => [
    { userId: ME, name: 'Ida Orlu', role: mine },
    ...others,
  ];
  const start = team(role, TOVE_LIND);
  const desk = new DeskController(
    {
      article: {
        title: 'Mill to reopen',
        byline: '',
        outlet: '',
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
        id: newId(),
        provenance: {},
        doc: {
          type: 'doc',
          content: [{ type: 'paragraph', content: [{ type: 'text', text: 'It grinds.' }] }],
        },
        version: 0,
        lastEventNumber: 1,
        wordCount: 2,
        textHash: '',
        createdAt: '2026-03-14T09:40:00.000Z',
        createdById: TOVE,
        updatedAt: '2026-03-14T09:40:00.000Z',
        updatedById: TOVE,
        original: null,
      },
      page: { items: [], sources: [], lineages: [], nextCursor: null },
      me: { userId: ME, workspaceId: newId(), role },
      sufficiency: DEFAULT_SUFFICIENCY,
      scale: DEFAULT_SCALE,
    },
    new Map(start.map((person) => [person.userId, person])),
  );
  const notices: Notice[] = [];
  desk.store.onNotice((notice) => notices.push(notice));
  const hear = (
    people = start,
    sufficiency: Sufficiency = { ...DEFAULT_SUFFICIENCY },
    scale = DEFAULT_SCALE,
  ) => {
    notices.length = 0;
    hearWorkspace(desk, { people, sufficiency, scale });
    return notices.map(({ message }) => message);
  };
  return { desk, hear, team, notices };
}

afterEach(() => vi.restoreAllMocks());

describe('an open desk whose workspace changes', () => {
  test('draws nothing and says nothing when it is told what it knows', () => {
    const { desk, hear } = deskFor('checker');
    const told = vi.fn();
    desk.standing.subscribe(told);
    expect(hear()).toEqual([]);
    expect(told).not.toHaveBeenCalled();
  });

  test('locks where it is for somebody with a narrower role, and says so', () => {
    const { desk, hear, team, notices } = deskFor('editor');
    desk.setMode('edit');
    expect(hear(team('viewer', TOVE_LIND))).toEqual([
      'You are a viewer now. You may no longer annotate or write in the text here.',
    ]);
    expect(notices[0]).toMatchObject({ shown: true, urgent: true });
    expect(desk.may).toEqual({ annotate: false, write: false, assignAuthor: false, assignPeople: false });
    // Nothing jumps.
    expect(desk.ui.state.mode).toBe('edit');
    expect(desk.data.me.role).toBe('viewer');
  });

  test('lets somebody with a wider role go on, and sends again what was refused before', () => {
    const { desk, hear, team, notices } = deskFor('viewer');
    const [retryText, retryMarks] = [vi.spyOn(desk.writing.sync, 'retry'), vi.spyOn(desk.store, 'retryAll')];
    expect(hear(team('checker', TOVE_LIND))).toEqual(['You are a checker now. You may annotate here now.']);
    expect(notices[0]?.urgent).toBeUndefined();
    expect(hear(team('editor', TOVE_LIND))).toEqual([
      'You are an editor now. You may write in the text here now.',
    ]);
    expect(desk.may).toEqual({ annotate: true, write: true, assignAuthor: true, assignPeople: true });
    expect([retryText.mock.calls.length, retryMarks.mock.calls.length]).toEqual([1, 1]);
  });

  test('knows who came and who left, without a word', () => {
    const { desk, hear, team } = deskFor('checker');
    const otto: PersonView = { userId: newId(), name: 'Otto Bree', role: 'reviewer' };
    expect(hear(team('checker', otto, { ...TOVE_LIND, role: null }))).toEqual([]);
    expect(desk.people.get(otto.userId)).toEqual(otto);
    expect(desk.standing.state.people.get(TOVE)?.role).toBeNull();
  });

  test('judges by what is asked of evidence now, and says that it is something else', () => {
    const { desk, hear } = deskFor('checker');
    const stricter: Sufficiency = { ...DEFAULT_SUFFICIENCY, mode: 'off' };
    expect(hear(undefined, stricter)).toEqual([
      'What this workspace asks for before a claim counts as verified has changed.',
    ]);
    expect([desk.data.sufficiency, desk.store.options.sufficiency]).toEqual([stricter, stricter]);
  });

  test('rates by the scale that is set now, and says that it is another', () => {
    const { desk, hear } = deskFor('checker');
    const next = { ...DEFAULT_SCALE, version: 1, values: DEFAULT_SCALE.values.slice(0, 2) };
    expect(hear(undefined, undefined, next)).toEqual(['The verdicts of this workspace have changed.']);
    expect(desk.standing.state.scale).toBe(next);
    expect(hear(undefined, undefined, { ...next })).toEqual([]);
  });

  test('leaves the role of somebody who is gone to the end of the stream', () => {
    const { desk, hear, team } = deskFor('editor');
    expect(hear(team(null, TOVE_LIND))).toEqual([]);
    expect(desk.may.write).toBe(true);
  });
});
