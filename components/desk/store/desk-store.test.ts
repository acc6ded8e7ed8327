import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { DeskActions } from '@/components/desk/store/desk-actions';
import { DeskStore, type Notice } from '@/components/desk/store/desk-store';
import { annotationOf, liveText } from '@/components/desk/store/test-annotation';
import { type CommentView, NO_THREAD } from '@/lib/annotations/comment-model';
import { DEFAULT_SUFFICIENCY } from '@/lib/evidence/sufficiency-rules';
import type { AnnotationView } from '@/lib/annotations/model';
import { BARE_LINK } from '@/lib/evidence/model';
import { EMPTY_SOURCE } from '@/lib/sources/model';

const ME = '0193a1b2-0000-7000-8000-0000000000b2';
const TOVE = '0193a1b2-0000-7000-8000-0000000000b1';
const claim = annotationOf('claim', '9.4 million crowns', { createdById: ME });

type Answer = { status?: number; body: unknown } | 'unreachable';
interface Request {
  method: string;
  path: string;
  body: unknown;
  headers: Headers;
}

/** A server that answers from a list, and remembers what it was asked. */
function serverWith(answer: (request: Request) => Answer) {
  const asked: Request[] = [];
  vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => {
    const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined;
    const request = { method: init?.method ?? 'GET', path, body, headers: new Headers(init?.headers) };
    asked.push(request);
    const answered = answer(request);
    if (answered === 'unreachable') throw new TypeError('Failed to fetch');
    const { status = 200, body: value } = answered;
    return status === 204 ? new Response(null, { status }) : Response.json(value, { status });
  });
  return asked;
}

function deskWith(...items: AnnotationView[]) {
  return openDesk(items, 'off');
}

function deskThatAsks(...items: AnnotationView[]) {
  return openDesk(items, 'ask');
}

function openDesk(items: AnnotationView[], mode: 'ask' | 'off') {
  const store = new DeskStore({
    articleId: claim.articleId,
    live: liveText(),
    unsentText: () => null,
    userId: ME,
    workspaceId: 'harbour',
    sufficiency: { ...DEFAULT_SUFFICIENCY, mode },
    page: { items, sources: [], lineages: [], nextCursor: null },
  });
  const notices: Notice[] = [];
  store.onNotice((notice) => notices.push(notice));
  return { store, actions: new DeskActions(store), notices };
}

const settle = () => vi.advanceTimersByTimeAsync(2_000);
const shown = (store: DeskStore) => store.state.annotations.get(claim.id);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a desk and its server', () => {
  test('shows what is typed at once and saves it once', async () => {
    const asked = serverWith(({ body }) => {
      const { changes } = body as { changes: Record<string, { to: unknown }> };
      return { body: { ...claim, fields: { statement: changes['fields.statement']?.to }, version: 2 } };
    });
    const { store, actions } = deskWith(claim);
    actions.change(claim.id, 'fields.statement', 'It cost 9', { typing: true });
    actions.change(claim.id, 'fields.statement', 'It cost 9.4 million. ', { typing: true });
    expect(shown(store)?.fields).toEqual({ statement: 'It cost 9.4 million.' });
    expect(store.state.save.kind).toBe('saving');
    await settle();
    expect(asked).toHaveLength(1);
    expect(asked[0]?.body).toEqual({
      articleVersion: 0,
      changes: { 'fields.statement': { from: null, to: 'It cost 9.4 million.' } },
    });
    expect(store.state.save.kind).toBe('saved');
    expect(shown(store)?.version).toBe(2);
  });

  test('tells both values when somebody else was quicker, and saves the rest', async () => {
    const theirs = { ...claim, status: 'disputed' as const, version: 2 };
    const asked = serverWith(({ body }) => {
      const { changes } = body as { changes: Record<string, unknown> };
      if (!('status' in changes)) return { body: { ...theirs, priority: 'high', version: 3 } };
      const conflicts = [{ field: 'status', yours: 'verified', theirs: 'disputed', theirsById: TOVE }];
      return { status: 409, body: { detail: 'Somebody else changed this.', conflicts, annotation: theirs } };
    });
    const { store, actions, notices } = deskWith(claim);
    actions.change(claim.id, 'priority', 'high', { typing: true });
    actions.change(claim.id, 'status', 'verified');
    await settle();
    expect(store.state.conflicts.get(claim.id)).toMatchObject([{ yours: 'verified', theirs: 'disputed' }]);
    expect(shown(store)).toMatchObject({ status: 'disputed', priority: 'high' });
    expect(notices.map((notice) => notice.message)).toContain('Somebody else changed this.');
    expect(asked.at(-1)?.body).toMatchObject({ changes: { priority: { from: 'normal', to: 'high' } } });

    const [conflict] = store.state.conflicts.get(claim.id) ?? [];
    if (conflict) actions.decide(claim.id, conflict, 'mine');
    expect(shown(store)?.status).toBe('verified');
    expect(store.state.conflicts.size).toBe(0);
    store.flush();
    await vi.advanceTimersByTimeAsync(10);
    expect(asked.at(-1)?.body).toMatchObject({ changes: { status: { from: 'disputed', to: 'verified' } } });
  });

  test('says how far a talk was read, by the newest comment of others, and shows what is left', async () => {
    const said = (id: string, authorId: string) => ({
      id,
      authorId,
      annotationId: claim.id,
      deletedAt: null,
    });
    const items = [said('one', TOVE), said('two', TOVE), said('mine', ME)];
    const asked = serverWith(({ path }) =>
      path.endsWith('/read') ? { body: { unread: 0 } } : { body: { items, nextCursor: null } },
    );
    const { store } = deskWith({ ...claim, thread: { ...NO_THREAD, comments: 3, unread: 2 } });
    await store.readComments(claim.id);
    expect(await store.readThread(claim.id)).toBe(true);
    expect(asked.at(-1)).toMatchObject({ method: 'PUT', body: { commentId: 'two' } });
    expect(asked.at(-1)?.headers.get('x-galley-person')).toBe(ME);
    expect(shown(store)?.thread).toMatchObject({ comments: 3, unread: 0 });
  });

  test('shows nothing of a comment that was deleted, before and after the server has said so', async () => {
    const comment: CommentView = {
      id: 'mine',
      annotationId: claim.id,
      authorId: ME,
      body: 'See this.',
      mentions: [],
      reactions: [{ kind: 'agree', userIds: [TOVE] }],
      images: [{ id: 'chart', alt: '', width: 10, height: 10 }],
      version: 1,
      createdAt: claim.createdAt,
      editedAt: null,
      deletedAt: null,
    };
    serverWith(({ method }) =>
      method === 'DELETE' ? { status: 204, body: null } : { body: { items: [comment], nextCursor: null } },
    );
    const { store, actions } = deskWith({ ...claim, thread: { ...NO_THREAD, comments: 1 } });
    await store.readComments(claim.id);
    const nothing = { ...comment, body: '', reactions: [], images: [], deletedAt: expect.any(String) };
    actions.deleteComment(comment);
    expect(store.state.comments.get(claim.id)?.items).toEqual([nothing]);
    await settle();
    expect(store.state.save.kind).toBe('saved');
    expect(store.state.comments.get(claim.id)?.items).toEqual([nothing]);
  });

  test('leaves a talk unread when that could not be said', async () => {
    serverWith(() => 'unreachable');
    const { store } = deskWith({ ...claim, thread: { ...NO_THREAD, comments: 3, unread: 2 } });
    expect(await store.readThread(claim.id)).toBe(false);
    expect(shown(store)?.thread.unread).toBe(2);
  });

  test('keeps everything while the network is away, and sends the same again', async () => {
    let isAway = true;
    const asked = serverWith(({ body }) =>
      isAway ? 'unreachable' : { status: 201, body: { ...claim, ...(body as object) } },
    );
    const { store, actions } = deskWith();
    const id = actions.create('note', [{ role: 'content', start: 0, end: 10 }]);
    await settle();
    expect(store.state.save).toEqual({ kind: 'offline', count: 1 });
    expect(store.state.annotations.has(id)).toBe(true);
    isAway = false;
    store.resume();
    await settle();
    expect(store.state.save.kind).toBe('saved');
    expect(new Set(asked.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  });

  test('names who did what it sends, and keeps it while somebody else is signed in', async () => {
    let signedIn = TOVE;
    const asked = serverWith(({ headers }) =>
      headers.get('x-galley-person') === signedIn
        ? { status: 204, body: null }
        : { status: 401, body: { detail: 'Somebody else has signed in on this browser.' } },
    );
    const { store, actions } = deskWith(claim);
    actions.delete(claim.id);
    await settle();
    expect(store.state.save).toEqual({ kind: 'signed-out', count: 1 });
    signedIn = ME;
    store.resume();
    await settle();
    expect(store.state.save.kind).toBe('saved');
    expect(asked).toHaveLength(2);
  });

  test('names its workspace in all that it asks, because another tab may have chosen another one', async () => {
    const asked = serverWith(({ method }) =>
      method === 'GET' ? { body: { items: [], nextCursor: null } } : { status: 204, body: null },
    );
    const { store, actions } = deskWith(claim);
    await store.readComments(claim.id);
    await store.searchSources('ferry', new AbortController().signal);
    actions.delete(claim.id);
    await settle();
    expect(asked.map(({ method }) => method)).toEqual(['GET', 'GET', 'DELETE']);
    for (const { headers } of asked) expect(headers.get('x-galley-workspace')).toBe('harbour');
  });

  test('refuses a value that cannot be taken without sending it', async () => {
    const asked = serverWith(() => ({ body: claim }));
    const { store, actions } = deskWith(claim);
    expect(actions.change(claim.id, 'fields.claimDate', 'in March')).toBe(false);
    expect(store.state.problems.get(`${claim.id} fields.claimDate`)).toContain('2026-03-14');
    expect(actions.change(claim.id, 'fields.claimDate', '2026-03')).toBe(true);
    expect(store.state.problems.size).toBe(0);
    await settle();
    expect(asked).toHaveLength(1);
  });

  test('deletes, takes back, and does it again', async () => {
    const asked = serverWith(({ method }) =>
      method === 'DELETE' ? { status: 204, body: null } : { body: claim },
    );
    const { store, actions, notices } = deskWith(claim);
    actions.delete(claim.id);
    expect(store.state.annotations.size).toBe(0);
    expect(notices.at(-1)).toMatchObject({ shown: true, undo: true });
    await settle();
    actions.undo();
    expect(shown(store)).toEqual(claim);
    await settle();
    actions.redo();
    await settle();
    expect(store.state.annotations.size).toBe(0);
    expect(asked.map(({ method, path }) => `${method} ${path.split('/').at(-1)}`)).toEqual([
      `DELETE ${claim.id}`,
      'POST restore',
      `DELETE ${claim.id}`,
    ]);
  });

  test('undoes a change only while it is as it was left', async () => {
    serverWith(() => ({ body: { ...claim, status: 'disputed', version: 3 } }));
    const { store, actions, notices } = deskWith(claim);
    actions.change(claim.id, 'status', 'verified');
    actions.undo();
    expect(shown(store)?.status).toBe('unchecked');
    actions.redo();
    await settle();
    actions.undo();
    expect(shown(store)?.status).toBe('disputed');
    expect(notices.at(-1)?.message).toContain('changed again since');
  });

  test('makes a new source before it links it, and shows both at once', async () => {
    const sourceId = '0193a1b2-0000-7000-8000-0000000000d1';
    const asked = serverWith(({ path, body }) =>
      path === '/api/sources'
        ? { status: 201, body: { ...(body as object), citationKey: 'board2026', version: 1 } }
        : { status: 201, body: { ...(body as object), annotationId: claim.id, version: 1 } },
    );
    const { store, actions } = deskWith(claim);
    actions.link(
      claim.id,
      sourceId,
      {
        ...BARE_LINK,
        relation: 'supported_by',
        proximity: 'primary',
        locatorType: 'page',
        locator: '4',
      },
      { ...EMPTY_SOURCE, id: sourceId, kind: 'report', title: 'Annual report' },
    );
    expect(shown(store)?.evidence).toMatchObject([{ sourceId, relation: 'supported_by' }]);
    expect(store.state.sources.get(sourceId)?.title).toBe('Annual report');
    await settle();
    expect(asked.map(({ path }) => path.split('/').at(-1))).toEqual(['sources', 'evidence']);
    expect(store.state.sources.get(sourceId)?.citationKey).toBe('board2026');

    const [evidence] = shown(store)?.evidence ?? [];
    if (evidence) actions.unlink(evidence);
    expect(shown(store)?.evidence).toEqual([]);
    actions.undo();
    expect(shown(store)?.evidence).toHaveLength(1);
  });

  test('takes a link back, and makes it again as it was', async () => {
    const asked = serverWith(({ method, body }) =>
      method === 'DELETE'
        ? { status: 204, body: null }
        : { status: 201, body: { ...(body as object), annotationId: claim.id, version: 1 } },
    );
    const { store, actions, notices } = deskWith(claim);
    const fields = { ...BARE_LINK, relation: 'contradicted_by' as const, note: 'Ask again' };
    const id = actions.link(claim.id, '0193a1b2-0000-7000-8000-0000000000d1', fields);
    await settle();
    actions.undo();
    expect(shown(store)?.evidence).toEqual([]);
    actions.redo();
    expect(shown(store)?.evidence).toMatchObject([{ id, relation: 'contradicted_by', note: 'Ask again' }]);
    await settle();
    expect(asked.map(({ method, path }) => `${method} ${path.split('/evidence').at(-1)}`)).toEqual([
      'POST ',
      `DELETE /${id}`,
      `POST /${id}/restore`,
    ]);

    actions.undo();
    actions.undo();
    expect(notices.at(-1)?.message).toContain('nothing to undo');
  });

  test('shows what others did when it is looked at again, without losing what is on its way', async () => {
    const other = annotationOf('query', 'pier', { id: TOVE });
    const gone = annotationOf('note', 'boat', { id: ME });
    serverWith(({ method }) => {
      if (method === 'PATCH') return 'unreachable';
      return {
        body: { items: [{ ...claim, tags: ['pier'] }, other], sources: [], lineages: [], nextCursor: null },
      };
    });
    const { store, actions } = deskWith(claim, gone);
    actions.change(claim.id, 'status', 'verified');
    await vi.advanceTimersByTimeAsync(60_000);
    await store.refresh();
    expect([...store.state.annotations.keys()].toSorted()).toEqual([claim.id, TOVE].toSorted());
    expect(shown(store)).toMatchObject({ status: 'verified', tags: ['pier'] });
  });

  test('asks the person to decide about what the server refuses', async () => {
    serverWith(() => ({ status: 404, body: { detail: 'This annotation does not exist.' } }));
    const { store, actions } = deskWith(claim);
    actions.change(claim.id, 'status', 'verified');
    await settle();
    expect(store.state.lanes.get(claim.id)).toEqual({
      kind: 'refused',
      message: 'This annotation does not exist.',
    });
    store.discard(claim.id);
    expect(shown(store)?.status).toBe('unchecked');
    expect(store.state.save.kind).toBe('saved');
  });

  test('tries all that was refused again when it is told that it may be done now', async () => {
    let isArchived = true;
    serverWith(() =>
      isArchived
        ? { status: 409, body: { detail: 'This article is in the archive.' } }
        : { body: { ...claim, status: 'verified', version: 2 } },
    );
    const { store, actions } = deskWith(claim);
    actions.change(claim.id, 'status', 'verified');
    await settle();
    expect(store.state.save).toEqual({ kind: 'refused', count: 1 });
    isArchived = false;
    store.retryAll();
    await settle();
    expect(store.state.save.kind).toBe('saved');
    expect(shown(store)?.status).toBe('verified');
  });
});

describe('verifying a claim without enough evidence', () => {
  const REASON = 'The clerk read it out to two of us.';
  const unproved = { ...claim, version: 2 };

  test('asks for a reason before anything is sent, and sends it along', async () => {
    const asked = serverWith(() => ({ body: { ...claim, status: 'verified', version: 2 } }));
    const { store, actions } = deskThatAsks(claim);
    expect(actions.change(claim.id, 'status', 'verified')).toBe(false);
    expect(store.state.asking).toMatchObject({ id: claim.id, status: 'verified' });
    expect(store.state.asking?.lacks).toHaveLength(1);
    expect(shown(store)?.status).toBe('unchecked');

    store.set({ asking: null });
    expect(actions.change(claim.id, 'status', 'verified', { reason: REASON, typing: true })).toBe(true);
    expect(shown(store)).toMatchObject({ status: 'verified', override: { reason: REASON, byId: ME } });
    actions.change(claim.id, 'tags', ['pier']);
    await settle();
    expect(asked[0]?.body).toMatchObject({
      changes: { status: { to: 'verified' }, tags: { to: ['pier'] } },
      overrideReason: REASON,
    });
  });

  test('asks when the server knows that there is less, and saves what else was changed', async () => {
    const lacks = [{ what: 'contradiction', message: 'A source contradicts it.' }];
    const asked = serverWith(({ body }) =>
      'status' in (body as { changes: object }).changes
        ? { status: 409, body: { detail: 'Not enough.', lacks, annotation: claim } }
        : { body: { ...unproved, tags: ['pier'] } },
    );
    const { store, actions } = deskWith(claim);
    actions.change(claim.id, 'tags', ['pier'], { typing: true });
    actions.change(claim.id, 'status', 'verified');
    await settle();
    expect(store.state.asking).toEqual({
      id: claim.id,
      status: 'verified',
      lacks: ['A source contradicts it.'],
    });
    expect(shown(store)).toMatchObject({ status: 'unchecked', tags: ['pier'] });
    expect(asked.at(-1)?.body).toMatchObject({ changes: { tags: { to: ['pier'] } } });
  });

  test('asks nothing for a status that says no such thing', () => {
    serverWith(() => ({ body: unproved }));
    const { store, actions } = deskThatAsks(claim);
    expect(actions.change(claim.id, 'status', 'disputed')).toBe(true);
    expect(store.state.asking).toBeNull();
  });
});
