import type { Answer } from '@/components/ui/ask';
import { Observable } from '@/components/desk/store/observable';
import type { BlindMarkChange, BlindMarkInput, BlindMarkView, MarkContent } from '@/lib/double-check/model';
import { newId } from '@/lib/ids';

/** The way of one person's marks to the server. */
export interface MarkSender {
  mark: (input: BlindMarkInput) => Promise<Answer<BlindMarkView>>;
  change: (id: string, change: BlindMarkChange) => Promise<Answer<BlindMarkView>>;
  remove: (id: string) => Promise<Answer<null>>;
}

/** A mark as it stands on the screen, saved or not. */
export interface LocalMark extends MarkContent {
  id: string;
  exact: string;
}

interface BookState {
  /** In reading order. */
  marks: readonly LocalMark[];
  /** Something is on its way, or waits to be. */
  isSaving: boolean;
  /** Why saving stopped; it is tried again with the next change, or by `retry`. */
  problem: string | null;
}

// Words are sent when typing rests.
const REST_MS = 500;

/** One's own marks: every change shows at once, and is sent one after the other, each mark as it stands then. */
export class MarkBook extends Observable<BookState> {
  readonly #send: MarkSender;
  /** What the server has yet to learn; null: that it is gone. */
  readonly #wanted = new Map<string, MarkContent | null>();
  /** Versions on the server; marks that are not there have none. */
  readonly #versions: Map<string, number>;
  /** What a mark was first sent as: sent again after a lost answer, it must be the same. */
  readonly #first = new Map<string, MarkContent>();
  #rest: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | null = null;

  constructor(send: MarkSender, marks: readonly BlindMarkView[]) {
    super({
      marks: inOrder(marks.map((mark) => ({ ...contentOf(mark), id: mark.id, exact: mark.exact }))),
      isSaving: false,
      problem: null,
    });
    this.#send = send;
    this.#versions = new Map(marks.map(({ id, version }) => [id, version]));
  }

  /** Marks words, and tells the mark's id. */
  add(content: MarkContent, exact: string): string {
    const id = newId();
    this.set({ marks: inOrder([...this.state.marks, { ...content, id, exact }]) });
    this.#want(id, content, 0);
    return id;
  }

  change(id: string, parts: Partial<MarkContent>): void {
    const mark = this.state.marks.find((each) => each.id === id);
    if (!mark) return;
    const next = settled({ ...mark, ...parts });
    this.set({ marks: this.state.marks.map((each) => (each.id === id ? next : each)) });
    this.#want(id, contentOf(next), REST_MS);
  }

  remove(id: string): void {
    this.set({ marks: this.state.marks.filter((each) => each.id !== id) });
    this.#want(id, null, 0);
  }

  /** Sends what is left at once; tells whether everything is saved. */
  async settle(): Promise<boolean> {
    clearTimeout(this.#rest);
    do await this.#run();
    while (this.#wanted.size > 0 && this.state.problem === null);
    return this.#wanted.size === 0;
  }

  #want(id: string, content: MarkContent | null, after: number): void {
    this.#wanted.set(id, content);
    this.set({ isSaving: true });
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => void this.#run(), after);
  }

  async #run(): Promise<void> {
    this.#running ??= this.#sendAll().finally(() => {
      this.#running = null;
    });
    await this.#running;
  }

  async #sendAll(): Promise<void> {
    this.set({ problem: null, isSaving: this.#wanted.size > 0 });
    for (;;) {
      const [next] = this.#wanted;
      if (!next) break;
      const [id, content] = next;
      this.#wanted.delete(id);
      const problem = content === null ? await this.#drop(id) : await this.#save(id, content);
      if (problem !== null) {
        // What was changed since is newer.
        if (!this.#wanted.has(id)) this.#wanted.set(id, content);
        return this.set({ problem, isSaving: false });
      }
    }
    this.set({ isSaving: false });
  }

  async #save(id: string, content: MarkContent): Promise<string | null> {
    const version = this.#versions.get(id);
    const first = this.#first.get(id) ?? content;
    if (version === undefined) this.#first.set(id, first);
    const answer =
      version === undefined
        ? await this.#send.mark({ id, ...first })
        : await this.#send.change(id, { ...content, version });
    if (!answer.ok) return answer.message;
    this.#versions.set(id, answer.value.version);
    if (version === undefined && first !== content && !this.#wanted.has(id)) this.#wanted.set(id, content);
    return null;
  }

  async #drop(id: string): Promise<string | null> {
    const isThere = this.#versions.has(id);
    if (!isThere && !this.#first.has(id)) return null;
    const answer = await this.#send.remove(id);
    // Whether it ever arrived is not known.
    return answer.ok || !isThere ? null : answer.message;
  }
}

/** A mark without what its kind does not have. */
function settled(mark: LocalMark): LocalMark {
  return {
    ...mark,
    ...(mark.kind === 'cleared' && { status: 'unchecked' as const }),
    ...(mark.kind !== 'claim' && { verdict: null }),
  };
}

function contentOf({ kind, start, end, statement, status, verdict, note }: MarkContent): MarkContent {
  return { kind, start, end, statement, status, verdict, note };
}

function inOrder(marks: readonly LocalMark[]): LocalMark[] {
  return marks.toSorted((a, b) => a.start - b.start || a.end - b.end || (a.id < b.id ? -1 : 1));
}
