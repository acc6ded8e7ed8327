import { z } from 'zod';
import { thisBrowser, type LiveBrowser } from '@/components/desk/live/live-browser';
import { LiveRun } from '@/components/desk/live/live-run';
import { createEventParser } from '@/components/desk/live/parse-event-stream';

/** A free slot for a stream is had sooner than this. */
const SLOT_MS = 200;
const ANSWER_MS = 20_000;
/** The server says something as soon as a stream is open, and then every 15 seconds; after more silence nobody is there. */
const FIRST_WORD_MS = 10_000;
const SILENCE_MS = 40_000;
/** How long to ask instead where streams do not come through. */
const HELD_BACK_MS = 60_000;
/** A stream that lived so long is no failed one. */
const STEADY_MS = 5_000;

/** `live`: told as it happens. `polling`: asks now and then. `offline`: the server cannot be reached. */
export type LiveState = 'live' | 'polling' | 'offline';

/** In our own words, that there is nothing to hear. */
export interface Refusal {
  status: number;
  /** What is not there, when the server says so. */
  what: string | undefined;
}

interface LiveWireOptions {
  /** What to ask now: what is known already changes with what is heard. */
  ask: () => { path: string; headers: Record<string, string> };
  /** How long to wait between two questions, while the page is seen and while it is not. */
  pollMs: number;
  pollHiddenMs: number;
  /** Takes in what a stream says; false when it does not join on to what is known. The next is not told before this is done. */
  onEvent: (name: string, data: string) => boolean | Promise<boolean>;
  /** Takes in an answer; true when there is more to be asked for at once. */
  onAnswer: (answer: unknown) => boolean | Promise<boolean>;
  /** There is nothing to hear for this page, now or later. Nothing follows. */
  onRefused: (refusal: Refusal) => void;
  onState: (state: LiveState) => void;
}

/** How an attempt ended: as it should, broken in the middle, or refused before it began. */
type End =
  { outcome: 'done' } | { outcome: 'broken'; lived: number } | { outcome: 'refused'; retryAfterMs: number };
const DONE: End = { outcome: 'done' };
const UNREACHABLE: End = { outcome: 'refused', retryAfterMs: 0 };
const HELD_BACK: End = { outcome: 'refused', retryAfterMs: HELD_BACK_MS };

const problemSchema = z.object({ what: z.string().optional() });

/**
 * A page's wire to the server, whatever is told by it. Of all tabs of a browser three hold a stream, and the others ask until one of these is
 * closed. What is lost comes back after growing pauses.
 */
export class LiveWire {
  readonly #options: LiveWireOptions;
  readonly #browser: LiveBrowser;
  #state: LiveState | null = null;
  #run: LiveRun | null = null;

  constructor(options: LiveWireOptions, browser: LiveBrowser = thisBrowser()) {
    this.#options = options;
    this.#browser = browser;
  }

  /** Begins, or goes on where it was stopped; when it runs already, does nothing. */
  start(): void {
    if (this.#run) return;
    const run = new LiveRun(this.#browser, () => this.#say('offline'));
    this.#run = run;
    this.#follow(run).catch((error: unknown) => {
      // Only what is called back throws. It is told to nobody twice, and nothing goes on as if it had been taken in.
      this.stop();
      this.#say('offline');
      throw error;
    });
  }

  /** Ends at once: nothing is called any more. */
  stop(): void {
    this.#run?.end();
    this.#run = null;
    // Where it goes on, it says anew how.
    this.#state = null;
  }

  /** Asks now instead of later, as after a write of one's own. A stream tells by itself. */
  nudge(): void {
    if (this.#run?.mayStream() === false) this.#run.pause.end();
  }

  /** Asks for a while instead of holding a stream. */
  rest(): void {
    this.#run?.streamLater(HELD_BACK_MS);
  }

  async #follow(run: LiveRun): Promise<void> {
    let failures = 0;
    if (this.#browser.locks) await run.pause.wait(SLOT_MS);
    while (!run.isOver) {
      const isStream = run.mayStream();
      const end = isStream ? await this.#stream(run) : await this.#poll(run);
      if (run.isOver) return;
      if (end.outcome === 'done') failures = 0;
      else if (end.outcome === 'broken') {
        // Streams end now and then; what never lives long is not opened again and again at once.
        if (end.lived > STEADY_MS) failures = 0;
        await run.backOff(failures++);
      } else if (isStream && end.retryAfterMs > 0) run.streamLater(end.retryAfterMs);
      else {
        this.#say('offline');
        await run.backOff(failures++, end.retryAfterMs);
      }
    }
  }

  async #stream(run: LiveRun): Promise<End> {
    const attempt = run.begin(FIRST_WORD_MS);
    try {
      const response = await this.#ask(attempt.signal, 'text/event-stream');
      if (run.isOver) return DONE;
      // Whoever stands between us and the server may hold back what it says until it is all said.
      if (!response) return attempt.wasSilent ? HELD_BACK : UNREACHABLE;
      if (!response.ok || !response.body) return await this.#refusal(run, response);
      const since = this.#browser.now();
      let isOpen = false;
      const reader = response.body.getReader();
      const parse = createEventParser();
      const decoder = new TextDecoder();
      for (;;) {
        // Rejects when it is given up, or the network is.
        const piece = await reader.read().catch(() => null);
        if (run.isOver) return DONE;
        if (!isOpen && attempt.wasSilent) return HELD_BACK;
        if (!piece?.value) return { outcome: 'broken', lived: this.#browser.now() - since };
        attempt.heard(SILENCE_MS);
        isOpen = true;
        this.#say('live');
        for (const { name, data } of parse(decoder.decode(piece.value, { stream: true }))) {
          const joins = await this.#options.onEvent(name, data);
          if (run.isOver) return DONE;
          if (!joins) return { outcome: 'broken', lived: 0 };
        }
      }
    } finally {
      attempt.end();
    }
  }

  async #poll(run: LiveRun): Promise<End> {
    const attempt = run.begin(ANSWER_MS);
    const response = await this.#ask(attempt.signal, 'application/json');
    // Rejects when it is cut off in the middle.
    const answer: unknown = response?.ok ? await response.json().catch(() => null) : null;
    attempt.end();
    if (run.isOver) return DONE;
    if (response && !response.ok) return await this.#refusal(run, response);
    if (answer === null) return UNREACHABLE;
    this.#say('polling');
    const more = await this.#options.onAnswer(answer);
    const { pollMs, pollHiddenMs } = this.#options;
    if (!run.isOver && !more) await run.pause.wait(this.#browser.isVisible() ? pollMs : pollHiddenMs);
    return DONE;
  }

  /** Null when there is no answer. */
  async #ask(signal: AbortSignal, accept: string): Promise<Response | null> {
    const { path, headers } = this.#options.ask();
    const init = { cache: 'no-store', signal, headers: { accept, ...headers } } as const;
    return await this.#browser.fetch(path, init).catch(() => null);
  }

  async #refusal(run: LiveRun, response: Response): Promise<End> {
    const { status, headers } = response;
    // What stands between us and the server may answer with these numbers too, but not in our words.
    const isOurs = headers.get('content-type')?.startsWith('application/problem+json') ?? false;
    if (isOurs && [401, 403, 404].includes(status)) {
      const said: unknown = await response.json().catch(() => null);
      if (run.isOver) return DONE;
      this.stop();
      this.#options.onRefused({ status, what: problemSchema.safeParse(said).data?.what });
      return DONE;
    }
    return { outcome: 'refused', retryAfterMs: 1_000 * (Number(headers.get('retry-after')) || 0) };
  }

  #say(state: LiveState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#options.onState(state);
  }
}
