import { countUnread } from '@/lib/annotations/count-comments';
import { db } from '@/lib/db/client';
import type { Changes } from '@/lib/versions/live-changes';

type Told = Extract<Changes, { outcome: 'changes' }>;

interface Counted {
  userIds: ReadonlySet<string>;
  /** What is new to each of them, by person and annotation; whoever has read everything is not there. */
  counts: ReturnType<typeof countUnread>;
}

/**
 * Gives the readers of one message what is theirs alone in it: how much of each talk is new to them. One statement counts for all who read at the
 * time, and those to whom the same is new share one message. Nothing is kept longer than the message.
 */
export class UnreadOfReaders {
  readonly #workspaceId: string;
  readonly #counted = new WeakMap<Told, Counted>();
  readonly #messages = new WeakMap<Told, Map<string, Told>>();

  constructor(workspaceId: string) {
    this.#workspaceId = workspaceId;
  }

  /** The message as one of the readers is told it; the same object for those to whom nothing is new. */
  async messageOf(shared: Told, userId: string, readerIds: Iterable<string>): Promise<Told> {
    const talked = shared.message.annotations.filter(({ thread }) => thread.comments > 0).map(({ id }) => id);
    if (talked.length === 0) return shared;
    let counted = this.#counted.get(shared);
    if (!counted?.userIds.has(userId)) {
      const userIds = new Set([...readerIds, userId]);
      const counts = countUnread(db, this.#workspaceId, { userIds: [...userIds], annotationIds: talked });
      counted = { userIds, counts };
      this.#counted.set(shared, counted);
    }
    try {
      const own = (await counted.counts).get(userId);
      return own ? this.#withUnread(shared, own) : shared;
    } catch (error) {
      if (this.#counted.get(shared) === counted) this.#counted.delete(shared);
      throw error;
    }
  }

  #withUnread(shared: Told, own: ReadonlyMap<string, number>): Told {
    const known = this.#messages.get(shared) ?? new Map<string, Told>();
    this.#messages.set(shared, known);
    const unreadOf = (id: string) => own.get(id) ?? 0;
    const key = shared.message.annotations.map(({ id }) => unreadOf(id)).join();
    const found = known.get(key);
    if (found) return found;
    const annotations = shared.message.annotations.map((view) => ({
      ...view,
      thread: { ...view.thread, unread: unreadOf(view.id) },
    }));
    const made = { ...shared, message: { ...shared.message, annotations } };
    known.set(key, made);
    return made;
  }
}
