import { describe, expect, it } from 'vitest';

import { LiveFeed } from '@/components/desk/live/live-feed';
import { createTestBrowser, createTestLocks, type TestRequest } from '@/components/desk/live/test-browser';
import { DEFAULT_SCALE } from '@/lib/review/scale-rules';
import { DEFAULT_SUFFICIENCY } from '@/lib/evidence/sufficiency-rules';
import type { ChangesMessage, LiveAnswer, PresenceView, WorkspaceNow } from '@/lib/versions/live-rules';

const message = (after: number, number: number): ChangesMessage => ({
  after,
  number,
  version: number,
  edits: [],
  annotations: [],
  gone: [],
  sources: [],
  lineages: [],
  talk: [],
  article: null,
});
const said = (after: number, number: number) =>
  `id: ${number}\nevent: changes\ndata: ${JSON.stringify(message(after, number))}\n\n`;
const harbour = (...names: string[]): WorkspaceNow => ({
  people: names.map((name) => ({ userId: name, name, role: 'editor' })),
  sufficiency: DEFAULT_SUFFICIENCY,
  scale: DEFAULT_SCALE,
});
const reply = (parts: Partial<LiveAnswer> = {}) =>
  Response.json({
    changes: null,
    presence: [],
    workspace: harbour('Ida'),
    more: false,
    reset: false,
    ...parts,
  });
const problem = (status: number, headers: Record<string, string> = {}, words: object = {}) =>
  new Response(JSON.stringify(words), {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers },
  });
const someone: PresenceView = {
  clientId: 'their page',
  userId: 'ida',
  version: 1,
  anchor: 2,
  head: 3,
  annotationId: null,
  isEditing: true,
};

function openTab({
  locks = null as Parameters<typeof createTestBrowser>[0],
  onChanges = async () => {},
} = {}) {
  const world = createTestBrowser(locks);
  const heard: string[] = [];
  const feed = new LiveFeed(
    {
      articleId: 'quay',
      workspaceId: 'harbour',
      userId: 'mine',
      clientId: 'my page',
      after: 4,
      onChanges: async ({ after, number }) => {
        heard.push(`${after}-${number}`);
        await onChanges();
        heard.push(`${number} taken in`);
      },
      onWorkspace: ({ people }) => heard.push(`people: ${people.map(({ name }) => name).join()}`),
      onPresence: (list) => heard.push(`present: ${list.map(({ clientId }) => clientId).join()}`),
      onGone: (why) => heard.push(`gone: ${why}`),
      onReset: () => heard.push('reset'),
      onState: (state) => heard.push(state),
    },
    world.browser,
  );
  /** The request that waits for an answer. */
  const asked = async (): Promise<TestRequest> => {
    await world.settled();
    const request = world.requests.at(-1);
    if (!request) throw new Error('Nothing was asked.');
    return request;
  };
  const isStream = async () => (await asked()).accept === 'text/event-stream';
  return { ...world, feed, heard, asked, isStream };
}

/** A tab with a slot, whose stream is open. */
async function openStream(options: Parameters<typeof openTab>[0] = {}) {
  const tab = openTab({ locks: createTestLocks().locks, ...options });
  tab.feed.start();
  const request = await tab.asked();
  const stream = request.stream();
  stream.say(': galley\n\n');
  await tab.settled();
  tab.heard.splice(0);
  return { ...tab, request, stream };
}

describe('a page with a stream', () => {
  it('follows from the event that it knows, in its workspace, as its own page', async () => {
    const tab = openTab({ locks: createTestLocks().locks });
    tab.feed.start();
    tab.feed.start();
    const { path, accept, headers } = await tab.asked();
    expect(path).toBe('/api/articles/quay/events?after=4&clientId=my page');
    expect([accept, headers.get('x-galley-workspace')]).toEqual(['text/event-stream', 'harbour']);
    await tab.pass(1_000);
    expect(tab.requests).toHaveLength(1);
    tab.feed.stop();
  });

  it('tells what happens in order, once, and the next only when the one before is taken in', async () => {
    let release = () => {};
    const tab = await openStream({ onChanges: () => new Promise<void>((resolve) => (release = resolve)) });
    tab.stream.say(said(4, 5) + said(4, 5) + said(5, 8));
    await tab.settled();
    expect(tab.heard).toEqual(['4-5']);
    release();
    await tab.settled();
    release();
    await tab.settled();
    expect(tab.heard).toEqual(['4-5', '5 taken in', '5-8', '8 taken in']);
    expect(tab.feed.known).toBe(8);
    tab.feed.stop();
  });

  it('comes back with the number that it knows when the stream breaks, waiting longer each time', async () => {
    const tab = await openStream();
    tab.stream.say(said(4, 6));
    await tab.settled();
    tab.stream.fail();
    const waits: number[] = [];
    for (let attempt = 0; attempt < 7; attempt++) {
      const before = tab.requests.length;
      let waited = 0;
      for (; tab.requests.length === before; waited += 250) await tab.pass(250);
      waits.push(waited);
      (await tab.asked()).fail();
    }
    expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000]);
    expect(tab.requests.at(-1)?.path).toContain('after=6&');
    await tab.pass(15_000);
    (await tab.asked()).stream().say(said(6, 7));
    await tab.settled();
    expect(tab.heard).toEqual(['4-6', '6 taken in', 'offline', 'live', '6-7', '7 taken in']);
    tab.feed.stop();
  });

  it('waits less by chance: any part the first time, so that many do not come back together, and then up to half', async () => {
    const tab = await openStream();
    tab.state.random = 0.8;
    const waits = async (ms: number) => {
      const before = tab.requests.length;
      await tab.pass(ms - 1);
      expect(tab.requests.length).toBe(before);
      await tab.pass(1);
      expect(tab.requests.length).toBe(before + 1);
    };
    tab.stream.end();
    await waits(100);
    (await tab.asked()).fail();
    await waits(600);
    tab.feed.stop();
  });

  it('asks again for what does not join on to what it knows', async () => {
    const tab = await openStream();
    tab.stream.say(said(5, 6));
    await tab.pass(500);
    expect(tab.heard).toEqual([]);
    expect((await tab.asked()).path).toContain('after=4&');
    expect(tab.request.isAborted()).toBe(true);
    tab.feed.stop();
  });

  it('gives up a stream that is silent for longer than a heartbeat may be late', async () => {
    const tab = await openStream();
    await tab.pass(30_000);
    tab.stream.say(': beat\n\n');
    await tab.pass(39_000);
    expect(tab.request.isAborted()).toBe(false);
    await tab.pass(2_000);
    expect(tab.request.isAborted()).toBe(true);
    expect(await tab.isStream()).toBe(true);
    expect((await tab.asked()).isAborted()).toBe(false);
    tab.feed.stop();
  });

  it('doubts a stream that was silent for long when the page is seen again', async () => {
    const tab = await openStream();
    await tab.pass(19_000);
    tab.chance();
    await tab.settled();
    expect(tab.request.isAborted()).toBe(false);
    await tab.pass(2_000);
    tab.chance();
    await tab.settled();
    expect(tab.request.isAborted()).toBe(true);
    tab.feed.stop();
  });

  it('says at once that the network is lost, and tries at once when it is back', async () => {
    const tab = await openStream();
    // As soon as chance has it.
    tab.state.random = 1;
    tab.offline();
    await tab.settled();
    expect(tab.heard).toEqual(['offline']);
    const asked = tab.requests.length;
    await tab.pass(499);
    expect(tab.requests.length).toBe(asked);
    for (let attempt = 0; attempt < 6; attempt++) {
      await tab.pass(15_000);
      (await tab.asked()).fail();
    }
    await tab.settled();
    const before = tab.requests.length;
    tab.chance();
    await tab.settled();
    expect(tab.requests.length).toBe(before + 1);
    tab.feed.stop();
  });

  it('asks instead for a while where streams are held back, or refused as too many', async () => {
    const tab = openTab({ locks: createTestLocks().locks });
    tab.feed.start();
    (await tab.asked()).stream();
    await tab.pass(10_000);
    expect(await tab.isStream()).toBe(false);
    (await tab.asked()).answer(reply({ changes: message(4, 5) }));
    await tab.settled();
    expect(tab.heard).toEqual(['polling', 'people: Ida', '4-5', '5 taken in']);
    for (let seconds = 0; seconds < 62 && !(await tab.isStream()); seconds++) {
      await tab.pass(1_000);
      if (!(await tab.isStream())) (await tab.asked()).answer(reply());
    }
    expect(await tab.isStream()).toBe(true);
    (await tab.asked()).answer(problem(429, { 'retry-after': '15' }));
    expect(await tab.isStream()).toBe(false);
    tab.feed.stop();
  });

  it.each([
    ['gone: article', 'event: gone\ndata: {}\n\n'],
    ['gone: session', 'event: gone\ndata: {"why":"session"}\n\n'],
    ['gone: member', 'event: gone\ndata: {"why":"member"}\n\n'],
    ['reset', 'event: reset\ndata: {}\n\n'],
  ])('ends with %s when the server says so, and does nothing any more', async (name, text) => {
    const tab = await openStream();
    tab.stream.say(text + said(4, 5));
    await tab.pass(60_000);
    expect(tab.heard).toEqual([name]);
    expect(tab.leftovers()).toBe(0);
  });

  it('tells who is there when that changed', async () => {
    const tab = await openStream();
    const present = `event: presence\ndata: ${JSON.stringify([someone])}\n\n`;
    tab.stream.say(`${present}${present}event: presence\ndata: []\n\n`);
    await tab.settled();
    expect(tab.heard).toEqual(['present: their page', 'present: ']);
    tab.feed.stop();
  });

  it('tells how the workspace stands to begin with, and then only when that changed', async () => {
    const tab = await openStream();
    const stands = (...names: string[]) => `event: workspace\ndata: ${JSON.stringify(harbour(...names))}\n\n`;
    tab.stream.say(stands('Ida') + stands('Ida') + stands('Ida', 'Otto'));
    await tab.settled();
    expect(tab.heard).toEqual(['people: Ida', 'people: Ida,Otto']);
  });

  it('calls nothing after it was stopped, leaves nothing behind, and goes on where it was when started again', async () => {
    const { locks, held } = createTestLocks();
    const tab = await openStream({ locks });
    tab.stream.say(said(4, 5));
    await tab.settled();
    tab.feed.stop();
    await tab.settled();
    expect([tab.leftovers(), held.size, tab.request.isAborted()]).toEqual([0, 0, true]);
    expect(tab.heard).toEqual(['4-5', '5 taken in']);
    tab.feed.start();
    expect((await tab.asked()).path).toContain('after=5&');
    tab.feed.stop();
  });
});

describe('a page without a stream', () => {
  it('asks every 1.5 seconds when it is seen, every 10 when it is not', async () => {
    const tab = openTab();
    tab.feed.start();
    (await tab.asked()).answer(reply({ changes: message(4, 5), presence: [someone] }));
    await tab.settled();
    expect(tab.heard).toEqual(['polling', 'people: Ida', 'present: their page', '4-5', '5 taken in']);
    await tab.pass(1_499);
    expect(tab.requests).toHaveLength(1);
    await tab.pass(1);
    expect(tab.requests).toHaveLength(2);
    expect((await tab.asked()).path).toContain('after=5&');
    tab.state.isVisible = false;
    (await tab.asked()).answer(reply());
    await tab.pass(9_999);
    expect(tab.requests).toHaveLength(2);
    tab.state.isVisible = true;
    tab.chance();
    await tab.settled();
    expect(tab.requests).toHaveLength(3);
    tab.feed.stop();
  });

  it('asks again at once when there is more, or when it is nudged, also while an answer is on its way', async () => {
    const tab = openTab();
    tab.feed.start();
    (await tab.asked()).answer(reply({ changes: message(4, 504), more: true }));
    (await tab.asked()).answer(reply({ changes: message(504, 505) }));
    await tab.settled();
    expect(tab.requests).toHaveLength(2);
    tab.feed.nudge();
    await tab.settled();
    expect(tab.requests).toHaveLength(3);
    tab.feed.nudge();
    (await tab.asked()).answer(reply());
    await tab.settled();
    expect(tab.requests).toHaveLength(4);
    (await tab.asked()).answer(reply());
    await tab.settled();
    expect(tab.requests).toHaveLength(4);
    tab.feed.stop();
  });

  it('says that it is offline when there is no answer, a broken one, or one of another program, and tries again', async () => {
    const tab = openTab();
    tab.feed.start();
    const answers: ((request: TestRequest) => void)[] = [
      (request) => request.answer(reply()),
      (request) => request.fail(),
      (request) => request.answer(new Response('{"changes":', { status: 200 })),
      (request) => request.answer(new Response('Bad gateway', { status: 404 })),
      (request) => request.answer(problem(500)),
      (request) => request.answer(reply()),
    ];
    for (const answer of answers) {
      answer(await tab.asked());
      await tab.pass(8_000);
    }
    expect(tab.heard).toEqual(['polling', 'people: Ida', 'offline', 'polling']);
    tab.feed.stop();
  });

  it('gives up an answer that does not come', async () => {
    const tab = openTab();
    tab.feed.start();
    const first = await tab.asked();
    await tab.pass(20_000);
    expect(first.isAborted()).toBe(true);
    expect(tab.heard).toEqual(['offline']);
    tab.feed.stop();
  });

  it.each([
    [401, {}, 'session'],
    [403, {}, 'member'],
    [404, { what: 'workspace' }, 'member'],
    [404, {}, 'article'],
  ])('ends with gone when the server answers %i in its own words: %o', async (status, words, why) => {
    const tab = openTab();
    tab.feed.start();
    (await tab.asked()).answer(problem(status, {}, words));
    await tab.pass(60_000);
    expect([tab.heard, tab.requests.length, tab.leftovers()]).toEqual([[`gone: ${why}`], 1, 0]);
  });

  it('goes on after the last event when it is started again, as when somebody has signed in again', async () => {
    const tab = openTab();
    tab.feed.start();
    (await tab.asked()).answer(reply({ changes: message(4, 5) }));
    await tab.pass(1_500);
    (await tab.asked()).answer(problem(401));
    await tab.settled();
    tab.feed.start();
    const again = await tab.asked();
    expect([again.path, again.headers.get('x-galley-person')]).toEqual([
      '/api/articles/quay/events?after=5&clientId=my page',
      'mine',
    ]);
    again.answer(reply());
    await tab.settled();
    expect(tab.heard.slice(-2)).toEqual(['gone: session', 'polling']);
    tab.feed.stop();
  });

  it('waits as long as it is told to', async () => {
    const tab = openTab();
    tab.feed.start();
    (await tab.asked()).answer(problem(429, { 'retry-after': '12' }));
    await tab.pass(11_999);
    expect(tab.requests).toHaveLength(1);
    await tab.pass(1);
    expect(tab.requests).toHaveLength(2);
    tab.feed.stop();
  });

  it('ends with reset when it is too far behind', async () => {
    const tab = openTab();
    tab.feed.start();
    (await tab.asked()).answer(reply({ reset: true }));
    await tab.pass(60_000);
    expect([tab.heard.at(-1), tab.requests.length]).toEqual(['reset', 1]);
  });
});

describe('the tabs of a browser', () => {
  it('hold three streams together, and the next takes one when it gets free', async () => {
    const { locks, held } = createTestLocks();
    const tabs = Array.from({ length: 8 }, () => openTab({ locks }));
    for (const { feed } of tabs) feed.start();
    for (const tab of tabs) {
      await tab.pass(200);
      if (!(await tab.isStream())) (await tab.asked()).answer(reply());
    }
    const streaming = async () => {
      const open: number[] = [];
      for (const [index, tab] of tabs.entries()) {
        await tab.settled();
        const request = await tab.asked();
        if (request.accept === 'text/event-stream' && !request.isAborted()) open.push(index);
      }
      return open;
    };
    expect(await streaming()).toHaveLength(3);
    expect(held.size).toBe(3);
    const [first = 0] = await streaming();
    tabs[first]?.feed.stop();
    const now = await streaming();
    expect([now.length, now.includes(first)]).toEqual([3, false]);
    for (const { feed } of tabs) feed.stop();
    await tabs[0]?.settled();
    expect(held.size).toBe(0);
  });
});
