import { AppError } from '@/lib/errors';

interface TurnsOptions {
  mostWaiting: number;
  patienceMs: number;
}

/** Long work that is done one at a time, the first come first; those that wait too long, or come when too many wait, are sent away. */
export class Turns {
  readonly #options: TurnsOptions;
  readonly #waiting: (() => void)[] = [];
  #isTaken = false;

  constructor(options: TurnsOptions) {
    this.#options = options;
  }

  /** Does the work when its turn has come. Throws `rate_limited` for those who are sent away. */
  async take<T>(work: () => Promise<T>): Promise<T> {
    await this.#come();
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#isTaken = false;
    }
  }

  async #come(): Promise<void> {
    if (!this.#isTaken) {
      this.#isTaken = true;
      return;
    }
    const { mostWaiting, patienceMs } = this.#options;
    if (this.#waiting.length >= mostWaiting) throw busy();
    await new Promise<void>((resolve, reject) => {
      const enter = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(enter), 1);
        reject(busy());
      }, patienceMs);
      this.#waiting.push(enter);
    });
  }
}

function busy(): AppError {
  return new AppError(
    'rate_limited',
    'Other long texts are being compared just now. Nothing is lost: try again in a minute.',
    { details: { retryAfter: 60 } },
  );
}

/** Two texts of so many UTF-16 units together are compared in some slices, which nobody notices. */
const LONG = 400_000;
const comparisons = new Turns({ mostWaiting: 8, patienceMs: 30_000 });

/** Compares two texts, in turn if they are long, so that a process has few slices to do and little in memory at any time. */
export async function inTurn<T>(texts: readonly string[], work: () => Promise<T>): Promise<T> {
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  return length < LONG ? await work() : await comparisons.take(work);
}
