/** What several readers of one process follow together. */
interface SharedFeed {
  /** Resolves once it can be read; rejects when it cannot. */
  readonly ready: Promise<void>;
  readonly readers: Pick<Set<() => void>, 'delete' | 'size'>;
  stop: () => void;
}

interface JoinOptions<F> {
  /** By what they are of. */
  feeds: Map<string, F>;
  key: string;
  make: () => F;
  /** Puts a reader, known by how it is woken, into the feed. */
  enter: (feed: F, reader: () => void) => void;
  onWake: () => void;
}

/** Follows the feed of `key`: made for its first reader, stopped when the last one leaves. Rejects when it cannot be read. */
export async function joinFeed<F extends SharedFeed>({
  feeds,
  key,
  make,
  enter,
  onWake,
}: JoinOptions<F>): Promise<{ feed: F; leave: () => void }> {
  const feed = feeds.get(key) ?? make();
  feeds.set(key, feed);
  // Each has its own, should two give the same function.
  const reader = () => onWake();
  enter(feed, reader);
  const leave = () => {
    if (!feed.readers.delete(reader) || feed.readers.size > 0) return;
    feed.stop();
    if (feeds.get(key) === feed) feeds.delete(key);
  };
  try {
    await feed.ready;
  } catch (error) {
    leave();
    throw error;
  }
  return { feed, leave };
}
