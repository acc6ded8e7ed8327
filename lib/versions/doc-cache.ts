import type { Node } from '@tiptap/pm/model';

interface Entry {
  version: number;
  doc: Node;
}

/** Positions that all kept documents together may have: about as many characters of text. */
const MOST_POSITIONS = 40_000_000;

/** Documents by article, each at one version, those that were asked for last; bounded by their size. */
export class DocCache {
  readonly #entries = new Map<string, Entry>();
  readonly #most: number;
  #size = 0;

  constructor(most = MOST_POSITIONS) {
    this.#most = most;
  }

  get(key: string): Entry | null {
    const entry = this.#entries.get(key);
    if (!entry) return null;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry;
  }

  /** Keeps the newest version that it is given. */
  put(key: string, version: number, doc: Node): void {
    const before = this.#entries.get(key);
    if (before && before.version > version) return;
    this.forget(key);
    this.#entries.set(key, { version, doc });
    this.#size += doc.nodeSize;
    for (const oldest of this.#entries.keys()) {
      if (this.#size <= this.#most || oldest === key) break;
      this.forget(oldest);
    }
  }

  forget(key: string): void {
    const entry = this.#entries.get(key);
    if (!entry) return;
    this.#entries.delete(key);
    this.#size -= entry.doc.nodeSize;
  }
}
