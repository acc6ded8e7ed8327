import { DefaultThreadStoreAuth, ThreadStore, type ThreadData } from '@blocknote/core/comments';

const ME = 'me';

/** Threads of one comment each, in memory; nothing is done to them while the page is measured. */
export class FixedThreads extends ThreadStore {
  readonly #threads: Map<string, ThreadData>;

  constructor(ids: readonly string[]) {
    super(new DefaultThreadStoreAuth(ME, 'editor'));
    this.#threads = new Map(ids.map((id) => [id, makeThread(id)]));
  }

  override getThread(id: string): ThreadData {
    return this.#threads.get(id) ?? makeThread(id);
  }

  override getThreads(): Map<string, ThreadData> {
    return this.#threads;
  }

  override subscribe(): () => void {
    return () => undefined;
  }

  override addThreadToDocument = refuse;
  override createThread = refuse;
  override addComment = refuse;
  override updateComment = refuse;
  override deleteComment = refuse;
  override deleteThread = refuse;
  override resolveThread = refuse;
  override unresolveThread = refuse;
  override addReaction = refuse;
  override deleteReaction = refuse;
}

function makeThread(id: string): ThreadData {
  const at = { createdAt: new Date(0), updatedAt: new Date(0), metadata: {} };
  const body = [{ type: 'paragraph', content: 'Where is this from?' }];
  const comment = { type: 'comment' as const, id: `${id}-1`, userId: ME, reactions: [], body, ...at };
  return { type: 'thread', id, comments: [comment], resolved: false, ...at };
}

function refuse(): Promise<never> {
  return Promise.reject(new Error('Nothing is written on this page but text.'));
}
