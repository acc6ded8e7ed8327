import { NIL } from 'uuid';
import type { Actor } from '@/lib/auth/actor';
import { DEFAULT_SUFFICIENCY } from '@/lib/evidence/sufficiency-rules';
import { processHub, type Hub, type Wake } from '@/lib/events/hub';
import { joinFeed } from '@/lib/events/shared-feeds';
import { DEFAULT_SCALE } from '@/lib/review/scale-rules';
import { getHead, readChanges, type Changes } from '@/lib/versions/live-changes';
import type { PresenceView, WorkspaceNow } from '@/lib/versions/live-rules';
import { readWorkspaceNow } from '@/lib/versions/live-workspace';
import { UnreadOfReaders } from '@/lib/versions/unread-of-readers';
import { listPresence } from '@/lib/versions/presence';

/** Wakes of an article are told at most this often, so that what many write at once is read and sent together. */
const WAKE_MS = 40;
const PRESENCE_EVERY_MS = 150;
/** How often presence that ran out is noticed, and the log is looked at without having been told to. */
const TICK_MS = 10_000;
/** Readings that are kept for readers who come to them a little later. */
const MOST_KEPT = 8;
const KEPT_MS = 5_000;

/** One reader's share in a feed. */
export interface Following {
  /** Number of the newest event that this process has heard of. */
  readonly head: number;
  /** The article is there no more. */
  readonly isGone: boolean;
  /** A new array whenever it changed. */
  readonly presence: readonly PresenceView[];
  /** A new object whenever it changed. */
  readonly workspace: WorkspaceNow;
  /** Another number as soon as somebody may have been removed or given another role, before `workspace` was read again. */
  readonly doubts: number;
  /**
   * As `readChanges`; readers at the same place share one reading, and one message with those to whom the same is new in the talks that it tells
   * of. Where it tells of a source that is withheld from some, each has their own.
   */
  changesAfter: (number: number) => Promise<Changes>;
  /** Looks at the log now. */
  refresh: () => Promise<void>;
  leave: () => void;
}

/** The feeds of one process: one an article, shared by all who follow it here. */
export interface Feeds {
  /** Follows an article of the actor's workspace, and resolves when its head is known. `onWake` says that a part of the feed changed. */
  follow: (actor: Actor, articleId: string, onWake: () => void) => Promise<Following>;
  /** Articles that are followed. */
  readonly size: number;
}

/** Feeds that hear of what happens through a hub. */
export function createFeeds(hub: Hub): Feeds {
  const feeds = new Map<string, ArticleFeed>();
  return {
    follow: async (actor, articleId, onWake) => {
      const key = `${actor.workspaceId}/${articleId}`;
      const { feed, leave } = await joinFeed({
        feeds,
        key,
        make: () => new ArticleFeed(hub, actor, articleId),
        enter: ({ readers }, reader) => readers.set(reader, actor.userId),
        onWake,
      });
      return {
        get head() {
          return feed.head;
        },
        get isGone() {
          return feed.isGone;
        },
        get presence() {
          return feed.presence;
        },
        get workspace() {
          return feed.workspace;
        },
        get doubts() {
          return feed.doubts;
        },
        changesAfter: (number) => feed.changesAfter(actor, number),
        refresh: () => feed.refresh(),
        leave,
      };
    },
    get size() {
      return feeds.size;
    },
  };
}

class ArticleFeed {
  /** How each reader is woken, and who they are. */
  readonly readers = new Map<() => void, string>();
  readonly ready: Promise<void>;
  head = 0;
  isGone = false;
  presence: readonly PresenceView[] = [];
  doubts = 0;
  workspace: WorkspaceNow = { people: [], sufficiency: DEFAULT_SUFFICIENCY, scale: DEFAULT_SCALE };

  readonly #actor: Actor;
  /** Whom no restricted source is open to: what they may read, everybody who follows the article may. */
  readonly #nobody: Actor;
  readonly #articleId: string;
  readonly #unread: UnreadOfReaders;
  readonly #unsubscribe: () => void;
  readonly #tick: NodeJS.Timeout;
  readonly #kept = new Map<string, { read: Promise<Changes>; at: number }>();
  #isStopped = false;
  #waking: NodeJS.Timeout | undefined;
  /** By the time that the process runs, as all waits here: the clock of a machine may be set back. */
  #wokenAt = 0;
  #presenceDue: NodeJS.Timeout | undefined;
  #presenceAt = 0;
  #workspaceAsked = 0;
  #workspaceKnown = 0;

  constructor(hub: Hub, actor: Actor, articleId: string) {
    this.#actor = actor;
    this.#nobody = { ...actor, userId: NIL };
    this.#articleId = articleId;
    this.#unread = new UnreadOfReaders(actor.workspaceId);
    // Before the first look: what happens in between wakes it again.
    this.#unsubscribe = hub.subscribe(actor.workspaceId, articleId, (wake) => this.#hear(wake));
    this.#tick = setInterval(() => this.#look(), TICK_MS);
    this.#tick.unref();
    this.ready = Promise.all([this.refresh(), this.#readPresence(), this.#readWorkspace()]).then(
      () => undefined,
    );
  }

  async changesAfter(actor: Actor, number: number): Promise<Changes> {
    const shared = await this.#read(this.#nobody, number);
    if (shared.outcome !== 'changes') return shared;
    if (shared.message.sources.some((source) => source.isWithheld)) return await this.#read(actor, number);
    return await this.#unread.messageOf(shared, actor.userId, this.readers.values());
  }

  #read(actor: Actor, number: number): Promise<Changes> {
    this.#forgetOld();
    const key = `${number} ${actor.userId}`;
    const kept = this.#kept.get(key);
    if (kept) return kept.read;
    const read = readChanges(actor, this.#articleId, number);
    this.#kept.set(key, { read, at: Date.now() });
    const forget = () => this.#kept.get(key)?.read === read && this.#kept.delete(key);
    // Only what is told stays true.
    read.then(({ outcome }) => outcome === 'changes' || forget(), forget);
    return read;
  }

  async refresh(): Promise<void> {
    const head = await getHead(this.#actor, this.#articleId);
    if (head === null) this.isGone = true;
    else this.head = Math.max(this.head, head);
    this.#wake();
  }

  stop(): void {
    this.#isStopped = true;
    this.#unsubscribe();
    clearInterval(this.#tick);
    clearTimeout(this.#waking);
    clearTimeout(this.#presenceDue);
  }

  #hear(wake: Wake): void {
    if (wake === 'anything' || wake === 'workspace') this.doubts += 1;
    if (wake === 'anything') this.#look();
    else if (wake === 'presence') this.#presenceSoon();
    // What cannot be read is read with the next tick.
    else if (wake === 'workspace') this.#readWorkspace().catch(() => undefined);
    else if (wake.number > this.head) {
      this.head = wake.number;
      this.#wake();
    }
  }

  #forgetOld(): void {
    for (const [after, { at }] of this.#kept) {
      if (Date.now() - at > KEPT_MS || this.#kept.size > MOST_KEPT) this.#kept.delete(after);
    }
  }

  #look(): void {
    this.#forgetOld();
    // A database that cannot be reached is looked at again with the next tick, or when the hub has reached it.
    this.refresh().catch(() => undefined);
    this.#readWorkspace().catch(() => undefined);
    this.#presenceSoon();
  }

  #wake(): void {
    if (this.#waking || this.#isStopped) return;
    const wait = Math.max(0, this.#wokenAt + WAKE_MS - performance.now());
    this.#waking = setTimeout(() => {
      this.#waking = undefined;
      this.#wokenAt = performance.now();
      for (const onWake of this.readers.keys()) onWake();
    }, wait);
  }

  #presenceSoon(): void {
    if (this.#presenceDue || this.#isStopped) return;
    const wait = Math.max(0, this.#presenceAt + PRESENCE_EVERY_MS - performance.now());
    this.#presenceDue = setTimeout(() => {
      this.#presenceDue = undefined;
      this.#readPresence().catch(() => undefined);
    }, wait);
  }

  async #readPresence(): Promise<void> {
    this.#presenceAt = performance.now();
    const read = await listPresence(this.#actor, this.#articleId);
    if (JSON.stringify(read) === JSON.stringify(this.presence)) return;
    this.presence = read;
    this.#wake();
  }

  async #readWorkspace(): Promise<void> {
    const asked = ++this.#workspaceAsked;
    const read = await readWorkspaceNow(this.#actor);
    // One that was asked later knows better.
    if (asked < this.#workspaceKnown) return;
    this.#workspaceKnown = asked;
    if (JSON.stringify(read) === JSON.stringify(this.workspace)) return;
    this.workspace = read;
    this.#wake();
  }
}

// The development server loads this module again after each change; those who follow stay where they are.
const kept = globalThis as typeof globalThis & { galleyFeeds?: { hub: Hub; feeds: Feeds } };

/** This process's feeds. */
export function processFeeds(): Feeds {
  const hub = processHub();
  if (kept.galleyFeeds?.hub !== hub) kept.galleyFeeds = { hub, feeds: createFeeds(hub) };
  return kept.galleyFeeds.feeds;
}
