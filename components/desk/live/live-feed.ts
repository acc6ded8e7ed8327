import { thisBrowser, type LiveBrowser } from '@/components/desk/live/live-browser';
import { createEventParser } from '@/components/desk/live/parse-event-stream';
import { createPause } from '@/components/desk/live/pause';
import { takeStreamSlot } from '@/components/desk/live/stream-slot';
import type { ChangesMessage, LiveAnswer, PresenceView } from '@/lib/versions/live-rules';

const FIRST_RETRY_MS = 500;
const MOST_RETRY_MS = 15_000;
const POLL_MS = 1_500;
const POLL_HIDDEN_MS = 10_000;
const ANSWER_MS = 20_000;
/** The server says something every 15 seconds; after this much silence nobody is there. */
const SILENCE_MS = 40_000;
/** What was silent for so long is not trusted when the page is seen again: the machine may have slept. */
const DOUBT_MS = 20_000;

/** `live`: told as it happens. `polling`: asks now and then. `offline`: the server cannot be reached. */
export type LiveState = 'live' | 'polling' | 'offline';

interface LiveFeedOptions {
  articleId: string;
  workspaceId: string;
  clientId: string;
  /** The event that is known last. */
  after: number;
  /** What happened, in order, each event once. The next is not told before this is done. */
  onChanges: (message: ChangesMessage) => void | Promise<void>;
  onPresence: (list: PresenceView[]) => void;
  /** The article is deleted, or may not be read any more. Nothing follows. */
  onGone: () => void;
  /** Too much happened: the article is to be opened anew. Nothing follows. */
  onReset: () => void;
  onState: (state: LiveState) => void;
}

/** Why an attempt ended: `done` as it should, `cut` in the middle, `refused` before it began. */
type End = { why: 'done' | 'cut' } | { why: 'refused'; retryAfterMs: number };

/**
 * A page's ear on an article. Of all tabs of a browser three hold a stream, and the others ask until one of these is closed. Whatever is
 * lost on the way is asked for again by number.
 */
export class LiveFeed {
  readonly #options: LiveFeedOptions;
  readonly #browser: LiveBrowser;
  #known: number;
  #state: LiveState | null = null;
  #presence = '';
  #run: Run | null = null;

  constructor(options: LiveFeedOptions, browser: LiveBrowser = thisBrowser()) {
    this.#options = options;
    this.#browser = browser;
    this.#known = options.after;
  }

  /** Number of the event that is known last. */
  get known(): number {
    return this.#known;
  }

  /** Begins, or goes on where it was stopped; when it runs already, does nothing. */
  start(): void {
    if (this.#run) return;
    const run = new Run(this.#browser);
    this.#run = run;
    void this.#follow(run);
  }

  /** Ends at once: nothing is called any more. */
  stop(): void {
    this.#run?.end();
    this.#run = null;
  }

  /** Asks now instead of later, as after a write of one's own. */
  nudge(): void {
    this.#run?.pause.end();
  }

  async #follow(run: Run): Promise<void> {
    let failures = 0;
    while (!run.isOver) {
      const isStream = run.mayStream();
      const end = isStream ? await this.#stream(run, () => (failures = 0)) : await this.#poll(run);
      if (run.isOver) return;
      if (end.why === 'done') {
        failures = 0;
        // A stream that the server ended is opened again, not by all at once.
        if (isStream) await run.pause.wait(backOff(0, this.#browser.random()));
        continue;
      }
      if (end.why === 'refused') {
        // A stream that was broken in the middle may just be opened again.
        if (end.retryAfterMs > 0 && isStream) run.streamLater(end.retryAfterMs);
        else this.#say('offline');
      }
      const wait = end.why === 'refused' && !isStream ? end.retryAfterMs : 0;
      await run.pause.wait(Math.max(wait, backOff(failures++, this.#browser.random())));
    }
  }

  async #stream(run: Run, onOpen: () => void): Promise<End> {
    const attempt = run.attempt(SILENCE_MS);
    run.onChance = attempt.doubt;
    try {
      const response = await this.#ask(attempt.signal, 'text/event-stream');
      if (run.isOver) return { why: 'done' };
      if (!response.ok || !response.body) return this.#refusal(response);
      const parse = createEventParser();
      const reader = response.body.pipeThrough(new TextDecoderStream(), { signal: attempt.signal }).getReader();
      for (;;) {
        const { done, value } = await reader.read();
        if (done || run.isOver) return { why: 'done' };
        attempt.heard();
        onOpen();
        this.#say('live');
        for (const { name, data } of parse(value)) {
          await this.#take(name, data);
          if (run.isOver) return { why: 'done' };
        }
      }
    } catch (error) {
      if (!isBroken(error)) throw error;
      return attempt.isOpen() ? { why: 'cut' } : { why: 'refused', retryAfterMs: 0 };
    } finally {
      attempt.end();
      run.onChance = null;
    }
  }

  async #poll(run: Run): Promise<End> {
    const attempt = run.attempt(ANSWER_MS);
    let answer: LiveAnswer;
    try {
      const response = await this.#ask(attempt.signal, 'application/json');
      if (!response.ok) return run.isOver ? { why: 'done' } : this.#refusal(response);
      answer = (await response.json()) as LiveAnswer;
    } catch (error) {
      if (!isBroken(error)) throw error;
      return { why: 'refused', retryAfterMs: 0 };
    } finally {
      attempt.end();
    }
    if (run.isOver) return { why: 'done' };
    this.#say('polling');
    this.#tellPresence(answer.presence);
    if (answer.reset) this.#finish(this.#options.onReset);
    else if (answer.changes) await this.#deliver(answer.changes);
    if (run.isOver || answer.more) return { why: 'done' };
    await run.pause.wait(this.#browser.isVisible() ? POLL_MS : POLL_HIDDEN_MS);
    return { why: 'done' };
  }

  async #ask(signal: AbortSignal, accept: string): Promise<Response> {
    const { articleId, workspaceId, clientId } = this.#options;
    return await this.#browser.fetch(
      `/api/articles/${articleId}/events?after=${this.#known}&clientId=${clientId}`,
      { cache: 'no-store', signal, headers: { accept, 'x-galley-workspace': workspaceId } },
    );
  }

  #refusal(response: Response): End {
    // What is in between us and the server may answer with these too, but not in our words.
    const isOurs = response.headers.get('content-type')?.startsWith('application/problem+json') ?? false;
    if (isOurs && [401, 403, 404].includes(response.status)) {
      this.#finish(this.#options.onGone);
      return { why: 'done' };
    }
    return { why: 'refused', retryAfterMs: 1_000 * (Number(response.headers.get('retry-after')) || 0) };
  }

  async #take(name: string, data: string): Promise<void> {
    if (name === 'gone') this.#finish(this.#options.onGone);
    else if (name === 'reset') this.#finish(this.#options.onReset);
    else if (name === 'presence') this.#tellPresence(JSON.parse(data) as PresenceView[]);
    else if (name === 'changes') await this.#deliver(JSON.parse(data) as ChangesMessage);
  }

  async #deliver(message: ChangesMessage): Promise<void> {
    if (message.number <= this.#known) return;
    // What does not join on to what is known is asked for again.
    if (message.after !== this.#known) throw new Broken();
    this.#known = message.number;
    await this.#options.onChanges(message);
  }

  #tellPresence(list: PresenceView[]): void {
    const told = JSON.stringify(list);
    if (told === this.#presence) return;
    this.#presence = told;
    this.#options.onPresence(list);
  }

  #finish(tell: () => void): void {
    this.stop();
    tell();
  }

  #say(state: LiveState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#options.onState(state);
  }
}
