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
  #isAway = false;
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
        this.#isAway = false;
        this.#attempt?.doubt(DOUBT_MS);
        this.pause.end();
      }),
      browser.onOffline(() => {
        this.#isAway = true;
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

  /**
   * Waits before the attempt after `failures` failed ones: longer each time, by chance up to half less, `least` milliseconds at least. When a
   * server was restarted, all come back: the first time they are spread as widely as the wait is long. Without a network nobody tries at once.
   */
  async backOff(failures: number, least = 0): Promise<void> {
    const full = Math.min(MOST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(failures, 10));
    const chance = failures === 0 ? 1 : 0.5;
    const away = this.#isAway ? FIRST_RETRY_MS : 0;
    await this.pause.wait(Math.max(least, away, full * (1 - this.#browser.random() * chance)));
  }

  end(): void {
    this.isOver = true;
    for (const letGo of this.#letGo) letGo();
    this.#attempt?.end();
    this.pause.end();
  }
}
