import { describe, expect, test } from 'vitest';
import { type KeptWork, WorkKeeper } from '@/components/desk/store/kept-work';

const OWNER = 'person:article';
const work: KeptWork = {
  entries: [
    {
      key: '0193a1b2-0000-7000-8000-0000000000c1',
      annotationId: '0193a1b2-0000-7000-8000-000000000001',
      byId: '0193a1b2-0000-7000-8000-0000000000b1',
      at: '2026-03-15T08:00:00.000Z',
      attempted: false,
      operation: { type: 'annotation.delete' },
    },
  ],
  conflicts: { a: [{ field: 'status', yours: 'verified', theirs: 'disputed', theirsById: 'b' }] },
  drafts: { 'reply a': 'Which year?' },
  texts: [],
};
const nothing: KeptWork = { entries: [], conflicts: {}, drafts: {}, texts: [] };

/** The part of a browser's storage that is used, in memory. */
class MemoryStorage implements Storage {
  readonly #items = new Map<string, string>();
  constructor(private readonly room = Infinity) {}
  get length() {
    return this.#items.size;
  }
  key(index: number) {
    return [...this.#items.keys()][index] ?? null;
  }
  getItem(key: string) {
    return this.#items.get(key) ?? null;
  }
  setItem(key: string, value: string) {
    if (value.length > this.room) throw new DOMException('full', 'QuotaExceededError');
    this.#items.set(key, value);
  }
  removeItem(key: string) {
    this.#items.delete(key);
  }
  clear() {
    this.#items.clear();
  }
}

describe('WorkKeeper', () => {
  test('hands the work of a page that is gone to the next one, once it is kept there', async () => {
    const storage = new MemoryStorage();
    expect(new WorkKeeper(storage, OWNER).save(work)).toBe(true);
    const next = new WorkKeeper(storage, OWNER);
    const taken = await next.takeOver(undefined);
    expect(taken.work).toEqual(work);
    next.save(taken.work);
    taken.forget();
    expect(storage.length).toBe(1);
    expect((await new WorkKeeper(storage, OWNER).takeOver(undefined)).work).toEqual(work);
  });

  test("leaves other people's and other articles' work alone", async () => {
    const storage = new MemoryStorage();
    new WorkKeeper(storage, 'somebody:article').save(work);
    expect((await new WorkKeeper(storage, OWNER).takeOver(undefined)).work).toEqual(nothing);
  });

  test('keeps nothing of work that is done', () => {
    const storage = new MemoryStorage();
    const keeper = new WorkKeeper(storage, OWNER);
    keeper.save(work);
    keeper.save(nothing);
    expect(storage.length).toBe(0);
  });

  test('says when there is no room', () => {
    expect(new WorkKeeper(new MemoryStorage(10), OWNER).save(work)).toBe(false);
  });

  test('is not led astray by what something else wrote there', async () => {
    const storage = new MemoryStorage();
    storage.setItem(`galley-desk:${OWNER}:1`, 'not JSON');
    storage.setItem(`galley-desk:${OWNER}:2`, JSON.stringify({ ...work, entries: [{ operation: 'rm' }] }));
    expect((await new WorkKeeper(storage, OWNER).takeOver(undefined)).work).toEqual({ ...work, entries: [] });
  });

  test('leaves the work of a page that still lives to it', async () => {
    const storage = new MemoryStorage();
    new WorkKeeper(storage, OWNER).save(work);
    const locks = {
      request: (_name: string, ...rest: unknown[]) => {
        const callback = rest.at(-1) as (lock: Lock | null) => unknown;
        return Promise.resolve(rest.length > 1 ? callback(null) : undefined);
      },
    } as unknown as LockManager;
    expect((await new WorkKeeper(storage, OWNER).takeOver(locks)).work).toEqual(nothing);
  });
});
