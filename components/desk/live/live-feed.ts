import { thisBrowser, type LiveBrowser } from '@/components/desk/live/live-browser';
import { LiveRun } from '@/components/desk/live/live-run';
import { createEventParser } from '@/components/desk/live/parse-event-stream';
import type { ChangesMessage, LiveAnswer, PresenceView, WorkspaceNow } from '@/lib/versions/live-rules';

/** A free slot for a stream is had sooner than this. */
const SLOT_MS = 200;
const POLL_MS = 1_500;
const POLL_HIDDEN_MS = 10_000;
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

interface LiveFeedOptions {
  articleId: string;
  workspaceId: string;
  clientId: string;
  /** The event that is known last. */
  after: number;
  /** What happened, in order, each event once. The next is not told before this is done. */
  onChanges: (message: ChangesMessage) => void | Promise<void>;
  onPresence: (list: PresenceView[]) => void;
  /** How the workspace stands: once to begin with, and whenever it changed. */
  onWorkspace: (now: WorkspaceNow) => void;
  /** The article is deleted, or may not be read any more. Nothing follows. */
  onGone: () => void;
  /** Too much happened: the article is to be opened anew. Nothing follows. */
  onReset: () => void;
  onState: (state: LiveState) => void;
}

/** How an attempt ended: as it should, broken in the middle, or refused before it began. */
type End =
  { outcome: 'done' } | { outcome: 'broken'; lived: number } | { outcome: 'refused'; retryAfterMs: number };
const DONE: End = { outcome: 'done' };
const UNREACHABLE: End = { outcome: 'refused', retryAfterMs: 0 };
const HELD_BACK: End = { outcome: 'refused', retryAfterMs: HELD_BACK_MS };

/**
 * A page's ear on an article. Of all tabs of a browser three hold a stream, and the others ask until one of these is closed. Whatever is
 * lost on the way is asked for again by number.
 */
export class LiveFeed {
  readonly #options: LiveFeedOptions;
  readonly #browser: LiveBrowser;
  #known: number;
  #state: LiveState | null = null;
  // A page begins with nobody there.
  #presence = '[]';
  #workspace = '';
  #run: LiveRun | null = null;

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
  }

  /** Asks now instead of later, as after a write of one's own. A stream tells by itself. */
  nudge(): void {
    if (this.#run?.mayStream() === false) this.#run.pause.end();
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
      if (!response.ok || !response.body) return this.#refusal(response);
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
          const joins = await this.#take(name, data);
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
    const answer = response?.ok ? ((await response.json().catch(() => null)) as LiveAnswer | null) : null;
    attempt.end();
    if (run.isOver) return DONE;
    if (response && !response.ok) return this.#refusal(response);
    if (!answer) return UNREACHABLE;
    this.#say('polling');
    this.#tellWorkspace(answer.workspace);
    this.#tellPresence(answer.presence);
    if (answer.reset) this.#finish(this.#options.onReset);
    else if (answer.changes) await this.#deliver(answer.changes);
    const wait = this.#browser.isVisible() ? POLL_MS : POLL_HIDDEN_MS;
    if (!run.isOver && !answer.more) await run.pause.wait(wait);
    return DONE;
  }

  /** Null when there is no answer. */
  async #ask(signal: AbortSignal, accept: string): Promise<Response | null> {
    const { articleId, workspaceId, clientId } = this.#options;
    const path = `/api/articles/${articleId}/events?after=${this.#known}&clientId=${clientId}`;
    const headers = { accept, 'x-galley-workspace': workspaceId };
    return await this.#browser.fetch(path, { cache: 'no-store', signal, headers }).catch(() => null);
  }

  #refusal(response: Response): End {
    // What stands between us and the server may answer with these numbers too, but not in our words.
    const isOurs = response.headers.get('content-type')?.startsWith('application/problem+json') ?? false;
    if (isOurs && [401, 403, 404].includes(response.status)) {
      this.#finish(this.#options.onGone);
      return DONE;
    }
    return { outcome: 'refused', retryAfterMs: 1_000 * (Number(response.headers.get('retry-after')) || 0) };
  }

  /** Answers whether it joins on to what is known. */
  async #take(name: string, data: string): Promise<boolean> {
    if (name === 'changes') return await this.#deliver(JSON.parse(data) as ChangesMessage);
    if (name === 'workspace') this.#tellWorkspace(JSON.parse(data) as WorkspaceNow);
    else if (name === 'presence') this.#tellPresence(JSON.parse(data) as PresenceView[]);
    else if (name === 'gone') this.#finish(this.#options.onGone);
    else if (name === 'reset') this.#finish(this.#options.onReset);
    return true;
  }

  async #deliver(message: ChangesMessage): Promise<boolean> {
    if (message.number <= this.#known) return true;
    if (message.after !== this.#known) return false;
    this.#known = message.number;
    await this.#options.onChanges(message);
    return true;
  }

  #tellPresence(list: PresenceView[]): void {
    const told = JSON.stringify(list);
    if (told === this.#presence) return;
    this.#presence = told;
    this.#options.onPresence(list);
  }

  #tellWorkspace(now: WorkspaceNow): void {
    const told = JSON.stringify(now);
    if (told === this.#workspace) return;
    this.#workspace = told;
    this.#options.onWorkspace(now);
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
