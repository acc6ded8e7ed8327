import { beginAttempt, type Attempt } from '@/components/desk/live/attempt';
import type { LiveBrowser } from '@/components/desk/live/live-browser';
import { createPause, type Pause } from '@/components/desk/live/pause';
import { takeStreamSlot } from '@/components/desk/live/stream-slot';

const FIRST_RETRY_MS = 500;
const MOST_RETRY_MS = 15_000;
/** What was silent for so long is not trusted when the page is seen again: the machine may have slept. */
const DOUBT_MS = 20_000;

/** What a feed holds from its start to its stop. */
export class LiveRun {
  readonly pause: Pause;
  isOver = false;

  readonly #browser: LiveBrowser;
  readonly #letGo: (() => void)[];
  #attempt: Attempt | null = null;
  #hasSlot = false;
  #streamFrom = -Infinity;

  constructor(browser: LiveBrowser, onOffline: () => void) {
    this.#browser = browser;
    this.pause = createPause(browser);
    this.#letGo = [
      takeStreamSlot(browser, () => {
        this.#hasSlot = true;
        this.pause.end();
      }),
      browser.onChance(() => {
        this.#attempt?.doubt(DOUBT_MS);
        this.pause.end();
      }),
      browser.onOffline(() => {
        this.#attempt?.end();
        onOffline();
      }),
    ];
  }

  /** Whether to hold a stream now, or else to ask. */
  mayStream(): boolean {
    return this.#hasSlot && this.#browser.now() >= this.#streamFrom;
  }

  /** Asks for so long, although there is a slot. */
  streamLater(ms: number): void {
    this.#streamFrom = this.#browser.now() + ms;
  }

  /** Begins the next request; there is one at a time. */
  begin(mostSilenceMs: number): Attempt {
    // Whoever asked for it gets it with this one.
    this.pause.clear();
    this.#attempt = beginAttempt(this.#browser, mostSilenceMs);
    return this.#attempt;
  }

  /** Waits before the attempt after `failures` failed ones: longer each time, by chance up to half less, `least` milliseconds at least. */
  async backOff(failures: number, least = 0): Promise<void> {
    const full = Math.min(MOST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(failures, 10));
    await this.pause.wait(Math.max(least, full * (1 - this.#browser.random() / 2)));
  }

  end(): void {
    this.isOver = true;
    for (const letGo of this.#letGo) letGo();
    this.#attempt?.end();
    this.pause.end();
  }
}
