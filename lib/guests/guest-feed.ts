import { db } from '@/lib/db/client';
import { joinFeed } from '@/lib/events/shared-feeds';
import { actorOf } from '@/lib/guests/guest-actor';
import { readGuestDesk } from '@/lib/guests/guest-desk';
import type { Guest } from '@/lib/guests/model';
import { outlineDesk } from '@/lib/guests/outline-desk';
import type { GuestOutline } from '@/lib/guests/outline-rules';
import { guestState } from '@/lib/guests/rules';
import { processFeeds, type Feeds, type Following } from '@/lib/versions/live-feed';

/** A page is read again at most this often, and more seldom the longer that takes, but not for ever so long. */
const READ_EVERY_MS = 400;
const READ_SHARE = 3;
const MOST_WAIT_MS = 2_000;
/** How long a link is believed to be open while nothing happens on the article. */
const BELIEVED_MS = 5_000;
/** The longest that a timer runs. */
const MOST_TIMER_MS = 2_147_483_647;

/** What is told to the pages of one link. */
export interface GuestFollowing {
  /** The link opens nothing any more, or its article is there no more. */
  readonly isGone: boolean;
  /** The article lies in the archive: nothing happens on it. */
  readonly isResting: boolean;
  /** A new object whenever what the guest sees changed. */
  readonly outline: GuestOutline;
  leave: () => void;
}

const feeds = new Map<string, GuestFeed>();

/**
 * Follows what a guest sees of their article, shared by all pages of the link in this process, and resolves when it is known. It hears of the
 * article as members do, and reads what the guest may see for itself: of all else that happens there it tells nothing, nor that it happened.
 */
export async function followAsGuest(
  guest: Guest,
  onWake: () => void,
  articles: Feeds = processFeeds(),
): Promise<GuestFollowing> {
  const { feed, leave } = await joinFeed({
    feeds,
    key: guest.linkId,
    make: () => new GuestFeed(guest, articles),
    enter: ({ readers }, reader) => readers.add(reader),
    onWake,
  });
  return {
    get isGone() {
      return feed.isGone;
    },
    get isResting() {
      return feed.isResting;
    },
    get outline() {
      return feed.outline;
    },
    leave,
  };
}

class GuestFeed {
  readonly readers = new Set<() => void>();
  readonly ready: Promise<void>;
  isGone = false;
  isResting = false;
  outline: GuestOutline = { text: '', items: [] };

  readonly #guest: Guest;
  readonly #expiry: NodeJS.Timeout;
  #following: Following | null = null;
  #isStopped = false;
  #isArchived = false;
  #isLooking = false;
  #isRung = false;
  /** Of the article when the link was looked at, and when what it opens was read. */
  #asked = { head: -1, at: 0 };
  #read: { head: number; workspace: unknown } = { head: -1, workspace: null };
  /** By the time that the process runs: the clock of a machine may be set back. */
  #readFrom = 0;
  #later: NodeJS.Timeout | undefined;

  constructor(guest: Guest, articles: Feeds) {
    this.#guest = guest;
    const open = Math.min(MOST_TIMER_MS, Math.max(0, guest.expiresAt.getTime() - Date.now()));
    this.#expiry = setTimeout(() => this.#lookAnew(), open + 1);
    this.#expiry.unref();
    this.ready = this.#begin(articles);
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#expiry);
    clearTimeout(this.#later);
    this.#following?.leave();
  }

  async #begin(articles: Feeds): Promise<void> {
    const { articleId } = this.#guest;
    const following = await articles.follow(actorOf(this.#guest), articleId, () => this.#ring());
    if (this.#isStopped) return following.leave();
    this.#following = following;
    await this.#lookAlone(following);
  }

  #lookAnew(): void {
    this.#asked.at = 0;
    this.#ring();
  }

  #ring(): void {
    const following = this.#following;
    if (this.#isStopped || !following) return;
    if (this.#isLooking) {
      this.#isRung = true;
      return;
    }
    // What cannot be read is read with the next wake, ten seconds later at most.
    this.#lookAlone(following).catch(() => undefined);
  }

  async #lookAlone(following: Following): Promise<void> {
    this.#isLooking = true;
    try {
      await this.#look(following);
    } finally {
      this.#isLooking = false;
      if (this.#isRung) {
        this.#isRung = false;
        this.#ring();
      }
    }
  }

  async #look(following: Following): Promise<void> {
    if (following.isGone || !(await this.#isOpen(following.head))) {
      this.isGone = true;
      return this.#tell();
    }
    const { head, workspace } = following;
    if (this.#read.head === head && this.#read.workspace === workspace) return this.#rest();
    const wait = this.#readFrom - performance.now();
    if (wait > 0) {
      this.#later ??= setTimeout(() => {
        this.#later = undefined;
        this.#ring();
      }, wait);
      return;
    }
    const began = performance.now();
    const outline = outlineDesk(await readGuestDesk(this.#guest));
    const took = performance.now() - began;
    this.#readFrom =
      performance.now() + Math.min(MOST_WAIT_MS, Math.max(READ_EVERY_MS - took, (READ_SHARE - 1) * took));
    this.#read = { head, workspace };
    if (JSON.stringify(outline) !== JSON.stringify(this.outline)) {
      this.outline = outline;
      this.#tell();
    }
    this.#rest();
  }

  // Only when all of it is read: a stream tells that, and ends.
  #rest(): void {
    if (this.isResting === this.#isArchived) return;
    this.isResting = this.#isArchived;
    this.#tell();
  }

  async #isOpen(head: number): Promise<boolean> {
    if (this.#asked.head === head && Date.now() - this.#asked.at < BELIEVED_MS) return true;
    const at = Date.now();
    const { workspaceId, linkId } = this.#guest;
    const link = await db.guestLink.findUnique({
      where: { workspaceId_id: { workspaceId, id: linkId } },
      select: { revokedAt: true, expiresAt: true, article: { select: { archivedAt: true } } },
    });
    if (!link || guestState(link, new Date()) !== 'open') return false;
    this.#asked = { head, at };
    this.#isArchived = link.article.archivedAt !== null;
    return true;
  }

  #tell(): void {
    for (const onWake of this.readers) onWake();
  }
}
