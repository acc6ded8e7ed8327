import { z } from 'zod';
import type { FieldConflict } from '@/lib/annotations/model';
import type { UnsentText } from '@/components/desk/text/text-sync';
import { idSchema, newId } from '@/lib/ids';
import { type Entry, entrySchema } from '@/components/desk/store/operations';

/** What must outlive the page: operations that are not saved, conflicts that are not decided, text that is not sent. */
export interface KeptWork {
  entries: Entry[];
  conflicts: Record<string, FieldConflict[]>;
  drafts: Record<string, string>;
  /** What was written in the text, one for each page that wrote. */
  texts: UnsentText[];
}

const keptSchema = z.object({
  entries: z.array(z.unknown()),
  conflicts: z.record(
    z.string(),
    z.array(z.object({ field: z.string(), yours: z.unknown(), theirs: z.unknown(), theirsById: z.string() })),
  ),
  drafts: z.record(z.string(), z.string()),
  texts: z
    .array(
      z.object({
        version: z.int(),
        clientId: idSchema,
        steps: z.array(z.record(z.string(), z.unknown())),
      }),
    )
    .default([]),
});

/** Where one page keeps its work: each has a place of its own, so that two tabs never write over each other. */
export class WorkKeeper {
  readonly #storage: Storage;
  readonly #prefix: string;
  readonly #key: string;

  /** `owner` names the person and the article that the work belongs to. */
  constructor(storage: Storage, owner: string) {
    this.#storage = storage;
    this.#prefix = `galley-desk:${owner}:`;
    this.#key = this.#prefix + newId();
  }

  /** Keeps the work; false when the browser has no room for it. */
  save(work: KeptWork): boolean {
    const isEmpty =
      work.entries.length === 0 &&
      Object.keys(work.conflicts).length === 0 &&
      Object.keys(work.drafts).length === 0 &&
      work.texts.length === 0;
    try {
      if (isEmpty) this.#storage.removeItem(this.#key);
      else this.#storage.setItem(this.#key, JSON.stringify(work));
      return true;
    } catch {
      // The quota is used up, or the browser keeps nothing for this site.
      return false;
    }
  }

  /**
   * Work of pages that are gone, the oldest first; `forget` removes it from where they kept it. Where the browser cannot say
   * which pages are gone, all is taken: sending an operation twice does no harm.
   */
  async takeOver(locks: LockManager | undefined): Promise<{ work: KeptWork; forget: () => void }> {
    const work: KeptWork = { entries: [], conflicts: {}, drafts: {}, texts: [] };
    const keys: string[] = [];
    // Held for as long as the page lives: how others know that it does.
    locks?.request(this.#key, () => new Promise(() => undefined)).catch(() => undefined);
    for (const key of this.#otherKeys()) {
      const isGone = locks ? await locks.request(key, { ifAvailable: true }, (lock) => lock !== null) : true;
      if (!isGone) continue;
      const { entries, conflicts, drafts, texts } = this.#read(key);
      work.entries.push(...entries);
      Object.assign(work.conflicts, conflicts);
      Object.assign(work.drafts, drafts);
      work.texts.push(...texts);
      keys.push(key);
    }
    return { work, forget: () => keys.forEach((key) => this.#storage.removeItem(key)) };
  }

  #otherKeys(): string[] {
    const keys = Array.from({ length: this.#storage.length }, (_, index) => this.#storage.key(index) ?? '');
    return keys.filter((key) => key.startsWith(this.#prefix) && key !== this.#key).toSorted();
  }

  #read(key: string): KeptWork {
    const empty = { entries: [], conflicts: {}, drafts: {}, texts: [] };
    try {
      const parsed = keptSchema.safeParse(JSON.parse(this.#storage.getItem(key) ?? ''));
      if (!parsed.success) return empty;
      const entries = parsed.data.entries.flatMap((entry) => entrySchema.safeParse(entry).data ?? []);
      return { ...parsed.data, entries };
    } catch {
      // Something else wrote there: not JSON.
      return empty;
    }
  }
}
