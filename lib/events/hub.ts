import { onDatabaseClose } from '@/lib/db/client';
import { listen, type Listener } from '@/lib/db/listen';
import { backOff } from '@/lib/events/back-off';
import {
  ARTICLE_CHANNEL,
  parseNotice,
  PERSON_CHANNEL,
  PRESENCE_CHANNEL,
  WORKSPACE_CHANNEL,
} from '@/lib/events/channels';
import { log } from '@/lib/log';

/** What woke a subscriber: the number of the article's newest event, its presence, its workspace, or that anything may have been missed. */
export type Wake = { number: number } | 'presence' | 'workspace' | 'anything';

/** One process's ear for what happens on articles, in whatever process. */
export interface Hub {
  /** Calls back for every wake on an article until the answer is called. The callback must not throw. */
  subscribe: (workspaceId: string, articleId: string, onWake: (wake: Wake) => void) => () => void;
  /** Calls back when sessions of a person ended, or may have without our hearing, until the answer is called. It must not throw. */
  watchPerson: (userId: string, onDoubt: () => void) => () => void;
  /** Of all articles and people. */
  readonly subscribers: number;
  readonly isListening: boolean;
  close: () => Promise<void>;
}

interface HubOptions {
  /** How long the connection stays open after the last subscriber has gone. */
  graceMs?: number;
  firstRetryMs?: number;
  /** How often the connection is asked whether it still is one. */
  pulseMs?: number;
}

const MOST_RETRY_MS = 15_000;

/**
 * Makes a hub with one connection, opened for the first subscriber, opened again with growing pauses when it is lost, and closed when
 * nobody has subscribed for a while. Whenever it begins to listen, every subscriber is woken, since notices of before were not heard.
 */
export function createHub({ graceMs = 30_000, firstRetryMs = 200, pulseMs = 20_000 }: HubOptions = {}): Hub {
  const subscribers = new Map<string, Set<(wake: Wake) => void>>();
  let count = 0;
  let listener: Listener | null = null;
  let state: 'idle' | 'opening' | 'open' | 'waiting' | 'closed' = 'idle';
  let failures = 0;
  let retry: NodeJS.Timeout | undefined;
  let grace: NodeJS.Timeout | undefined;
  let pulse: NodeJS.Timeout | undefined;
  let opening: Promise<void> = Promise.resolve();
  // Of an attempt to connect: one that was given up in the meantime must not count when it comes to its end.
  let attempt = 0;

  const wake = (callbacks: Iterable<(wake: Wake) => void>, what: Wake) => {
    for (const onWake of callbacks) onWake(what);
  };
  const hear = (channel: string, payload: string | undefined) => {
    if (channel === PERSON_CHANNEL) return wake(subscribers.get(`person/${payload}`) ?? [], 'anything');
    const notice = parseNotice(channel, payload);
    if (!notice) return;
    const { workspaceId, articleId, number } = notice;
    if (articleId === null) return wakeAll(workspaceId);
    const callbacks = subscribers.get(`${workspaceId}/${articleId}`);
    if (callbacks) wake(callbacks, number === null ? 'presence' : { number });
  };
  const wakeAll = (workspaceId: string) => {
    for (const [key, callbacks] of subscribers) {
      if (key.startsWith(`${workspaceId}/`)) wake(callbacks, 'workspace');
    }
  };
  const tryLater = () => {
    clearInterval(pulse);
    listener = null;
    if (state === 'closed') return;
    state = 'waiting';
    retry = setTimeout(open, backOff(failures++, firstRetryMs, MOST_RETRY_MS, Math.random()));
    retry.unref();
  };
  const connect = async (own: number) => {
    let opened: Listener;
    try {
      opened = await listen({
        channels: [ARTICLE_CHANNEL, PRESENCE_CHANNEL, WORKSPACE_CHANNEL, PERSON_CHANNEL],
        onNotice: hear,
        onLost: tryLater,
      });
    } catch (err) {
      log.warn({ err, failures }, 'Live updates cannot reach the database');
      if (own === attempt) tryLater();
      return;
    }
    if (own !== attempt) return await opened.close();
    listener = opened;
    state = 'open';
    failures = 0;
    pulse = setInterval(() => void check(opened), pulseMs);
    pulse.unref();
    for (const callbacks of subscribers.values()) wake(callbacks, 'anything');
  };
  const check = async (asked: Listener) => {
    if ((await asked.isAlive()) || listener !== asked) return;
    await asked.close();
    tryLater();
  };
  const open = () => {
    if (state !== 'idle' && state !== 'waiting') return;
    state = 'opening';
    opening = connect(++attempt);
  };
  const shut = async (next: 'idle' | 'closed') => {
    const open = listener;
    state = next;
    attempt += 1;
    listener = null;
    clearTimeout(retry);
    clearTimeout(grace);
    clearInterval(pulse);
    await open?.close();
    if (next === 'closed') await opening;
  };

  const subscribe = (key: string, onWake: (wake: Wake) => void) => {
    const callbacks = subscribers.get(key) ?? new Set();
    // One function subscribed twice is two subscriptions.
    const own = (what: Wake) => onWake(what);
    callbacks.add(own);
    subscribers.set(key, callbacks);
    count += 1;
    clearTimeout(grace);
    open();
    return () => {
      if (!callbacks.delete(own)) return;
      count -= 1;
      if (callbacks.size === 0) subscribers.delete(key);
      if (count > 0 || state === 'closed') return;
      grace = setTimeout(() => void shut('idle'), graceMs);
      grace.unref();
    };
  };

  return {
    subscribe: (workspaceId, articleId, onWake) => subscribe(`${workspaceId}/${articleId}`, onWake),
    watchPerson: (userId, onDoubt) => subscribe(`person/${userId}`, () => onDoubt()),
    get subscribers() {
      return count;
    },
    get isListening() {
      return state === 'open';
    },
    close: () => shut('closed'),
  };
}

// The development server loads this module again after each change; the connection outlives that here.
const kept = globalThis as typeof globalThis & { galleyHub?: Hub };

/** This process's hub, which is closed with the database. */
export function processHub(): Hub {
  if (kept.galleyHub) return kept.galleyHub;
  const hub = createHub();
  kept.galleyHub = hub;
  const forget = onDatabaseClose(async () => {
    forget();
    delete kept.galleyHub;
    await hub.close();
  });
  return hub;
}
