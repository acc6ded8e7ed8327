/** What became of one piece of work. */
export type Outcome<R> = { ok: true; value: R } | { ok: false; error: unknown };

interface LineOptions<T, R> {
  /**
   * Does pieces of work together. `take` answers those that wait when it is called, `first` before the others: the later, the more. Answers an
   * outcome for each of them. When it throws after it took several, each of them is tried alone.
   */
  serve: (first: T, take: () => readonly T[]) => Promise<readonly Outcome<R>[]>;
  weigh: (item: T) => number;
  /** What is taken together at most; one piece is always taken. */
  mostTogether: { items: number; weight: number };
  /** Pieces that may wait in one line. */
  mostWaiting: number;
}

interface Ticket<T, R> {
  item: T;
  settle: (outcome: Outcome<R>) => void;
}

interface Line<T, R> {
  waiting: Ticket<T, R>[];
  /** So many of those that wait are not to be taken with others. */
  alone: number;
}

/** Lines by name, each served by one at a time: what comes while it is served waits, and is then taken together. */
export class WorkLines<T, R> {
  readonly #options: LineOptions<T, R>;
  readonly #lines = new Map<string, Line<T, R>>();

  constructor(options: LineOptions<T, R>) {
    this.#options = options;
  }

  /** Resolves with what became of the piece of work; null when the line is full. */
  enter(name: string, item: T): Promise<R> | null {
    const open = this.#lines.get(name);
    if (open && open.waiting.length >= this.#options.mostWaiting) return null;
    const line = open ?? { waiting: [], alone: 0 };
    const done = new Promise<R>((resolve, reject) => {
      const settle = (outcome: Outcome<R>) =>
        outcome.ok ? resolve(outcome.value) : reject(outcome.error as Error);
      line.waiting.push({ item, settle });
    });
    if (!open) {
      this.#lines.set(name, line);
      void this.#serve(name, line);
    }
    return done;
  }

  async #serve(name: string, line: Line<T, R>): Promise<void> {
    for (let [first] = line.waiting; first; [first] = line.waiting) await this.#serveNext(line, first.item);
    this.#lines.delete(name);
  }

  async #serveNext(line: Line<T, R>, first: T): Promise<void> {
    let taken: Ticket<T, R>[] | undefined;
    const take = () => (taken ??= this.#takeFrom(line));
    let outcomes: readonly Outcome<R>[];
    try {
      outcomes = await this.#options.serve(first, () => take().map(({ item }) => item));
    } catch (error) {
      // One of them may be what it fails by, and would fail with the others again whenever it is sent.
      if (taken !== undefined && taken.length > 1) {
        line.waiting.unshift(...taken);
        line.alone += taken.length;
        return;
      }
      outcomes = take().map(() => ({ ok: false, error }));
    }
    for (const [index, { settle }] of take().entries()) {
      settle(outcomes[index] ?? { ok: false, error: new Error('Nothing came of this piece of work.') });
    }
  }

  #takeFrom(line: Line<T, R>): Ticket<T, R>[] {
    if (line.alone > 0) {
      line.alone -= 1;
      return line.waiting.splice(0, 1);
    }
    const { mostTogether, weigh } = this.#options;
    let weight = 0;
    const end = line.waiting.findIndex(({ item }, index) => {
      weight += weigh(item);
      return index > 0 && (index >= mostTogether.items || weight > mostTogether.weight);
    });
    return line.waiting.splice(0, end < 0 ? line.waiting.length : end);
  }
}
