import type { LiveBrowser } from '@/components/desk/live/live-browser';

interface Waiting {
  name: string;
  grant: () => void;
}

/** Locks as tabs of one browser share them. */
export function createTestLocks() {
  const held = new Set<string>();
  let queue: Waiting[] = [];
  const next = () => {
    const free = queue.find(({ name }) => !held.has(name));
    if (!free) return;
    queue = queue.filter((one) => one !== free);
    held.add(free.name);
    free.grant();
    next();
  };
  const request = async (name: string, { signal }: LockOptions, work: () => Promise<unknown> | undefined) => {
    await new Promise<void>((grant, refuse) => {
      const one = { name, grant };
      queue.push(one);
      signal?.addEventListener('abort', () => {
        if (!queue.includes(one)) return;
        queue = queue.filter((other) => other !== one);
        refuse(new DOMException('Not waited for any more.', 'AbortError'));
      });
      queueMicrotask(next);
    });
    try {
      return await work();
    } finally {
      held.delete(name);
      next();
    }
  };
  return { held, locks: { request } as unknown as Pick<LockManager, 'request'> };
}

/** One request that a test answers. */
export interface TestRequest {
  path: string;
  accept: string;
  headers: Headers;
  isAborted: () => boolean;
  answer: (response: Response) => void;
  fail: () => void;
  /** Answers with a stream, and tells how to go on with it. */
  stream: () => { say: (text: string) => void; end: () => void; fail: () => void };
}

/** A browser whose time stands still, and whose requests wait for the test to answer them. */
export function createTestBrowser(locks: LiveBrowser['locks'] = null) {
  let now = 0;
  let timers: { due: number; onDue: () => void }[] = [];
  const chances = new Set<() => void>();
  const offlines = new Set<() => void>();
  const requests: TestRequest[] = [];
  const settled = async () => {
    for (let turn = 0; turn < 30; turn++) await new Promise((resolve) => setImmediate(resolve));
  };
  const state = { isVisible: true, random: 0 };
  const browser: LiveBrowser = {
    fetch: (path, init) =>
      new Promise((answer, refuse) => {
        const headers = new Headers(init.headers);
        const fail = () => refuse(new TypeError('Failed to fetch'));
        const stopped = new DOMException('Aborted', 'AbortError');
        init.signal?.addEventListener('abort', () => refuse(stopped));
        requests.push({
          path,
          headers,
          accept: headers.get('accept') ?? '',
          isAborted: () => init.signal?.aborted ?? false,
          answer,
          fail,
          stream: () => {
            let control: ReadableStreamDefaultController<Uint8Array> | undefined;
            const body = new ReadableStream<Uint8Array>({ start: (own) => void (control = own) });
            init.signal?.addEventListener('abort', () => control?.error(stopped));
            answer(new Response(body, { headers: { 'content-type': 'text/event-stream' } }));
            return {
              say: (text) => control?.enqueue(new TextEncoder().encode(text)),
              end: () => control?.close(),
              fail: () => control?.error(new TypeError('network error')),
            };
          },
        });
      }),
    setTimer: (onDue, ms) => {
      const timer = { due: now + ms, onDue };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    now: () => now,
    random: () => state.random,
    isVisible: () => state.isVisible,
    onChance: (callback) => {
      chances.add(callback);
      return () => chances.delete(callback);
    },
    onOffline: (callback) => {
      offlines.add(callback);
      return () => offlines.delete(callback);
    },
    locks,
  };
  return {
    browser,
    state,
    requests,
    settled,
    /** Lets time pass, and what is due happen in order. */
    pass: async (ms: number) => {
      const end = now + ms;
      for (;;) {
        await settled();
        const [first] = timers.filter(({ due }) => due <= end).toSorted((one, other) => one.due - other.due);
        if (!first) break;
        timers = timers.filter((timer) => timer !== first);
        now = first.due;
        first.onDue();
      }
      now = end;
      await settled();
    },
    chance: () => chances.forEach((callback) => callback()),
    offline: () => offlines.forEach((callback) => callback()),
    /** What is still waited for and listened to. */
    leftovers: () => timers.length + chances.size + offlines.size,
  };
}
