import { newId } from '@/lib/ids';
import type { ChangesMessage } from '@/lib/versions/live-rules';

import { follow, type Following } from '../collab/follow';
import { readArticle, type Visitor } from '../collab/world';

/** Somebody who has an article open: notes when each act of others was there, and whether anything is missing between messages. */
export class Watcher {
  readonly following: Following;
  /** Acts by name, and when they came, in milliseconds of `performance.now`. */
  readonly seen = new Map<string, number>();
  number: number;
  gaps = 0;

  private constructor(visitor: Visitor, articleId: string, after: number) {
    this.number = after;
    this.following = follow(visitor, { articleId, clientId: newId(), after }, (message) =>
      this.#take(message),
    );
  }

  static async open(visitor: Visitor, articleId: string): Promise<Watcher> {
    const { lastEventNumber } = await readArticle(visitor, articleId);
    const watcher = new Watcher(visitor, articleId, lastEventNumber);
    await watcher.following.begun;
    return watcher;
  }

  #take({ after, number, annotations, talk }: ChangesMessage): void {
    const now = performance.now();
    if (after !== this.number) this.gaps += 1;
    this.number = number;
    const note = (act: string) => this.seen.has(act) || this.seen.set(act, now);
    for (const { id, version } of annotations) {
      note(`${id} made`);
      if (version > 1) note(`${id} changed`);
    }
    for (const id of talk) note(`${id} talk`);
  }
}
