import { thisBrowser, type LiveBrowser } from '@/components/desk/live/live-browser';
import { LiveWire, type LiveState, type Refusal } from '@/components/desk/live/live-wire';
import {
  GONE_WHYS,
  type ChangesMessage,
  type GoneWhy,
  type LiveAnswer,
  type PresenceView,
  type WorkspaceNow,
} from '@/lib/versions/live-rules';

const POLL_MS = 1_500;
const POLL_HIDDEN_MS = 10_000;

interface LiveFeedOptions {
  articleId: string;
  workspaceId: string;
  /** Whose page it is: to somebody else who signed in on this browser meanwhile, nothing is told here. */
  userId: string;
  clientId: string;
  /** The event that is known last. */
  after: number;
  /** What happened, in order, each event once. The next is not told before this is done. */
  onChanges: (message: ChangesMessage) => void | Promise<void>;
  onPresence: (list: PresenceView[]) => void;
  /** How the workspace stands: once to begin with, and whenever it changed. */
  onWorkspace: (now: WorkspaceNow) => void;
  /** The article is deleted, or may not be read any more. Nothing follows. */
  onGone: (why: GoneWhy) => void;
  /** Too much happened: the article is to be opened anew. Nothing follows. */
  onReset: () => void;
  onState: (state: LiveState) => void;
}

/** A page's ear on an article. Whatever is lost on the way is asked for again by number. */
export class LiveFeed {
  readonly #options: LiveFeedOptions;
  readonly #wire: LiveWire;
  #known: number;
  // A page begins with nobody there.
  #presence = '[]';
  #workspace = '';

  constructor(options: LiveFeedOptions, browser: LiveBrowser = thisBrowser()) {
    this.#options = options;
    this.#known = options.after;
    const { articleId, workspaceId, userId, clientId } = options;
    this.#wire = new LiveWire(
      {
        ask: () => ({
          path: `/api/articles/${articleId}/events?after=${this.#known}&clientId=${clientId}`,
          headers: { 'x-galley-workspace': workspaceId, 'x-galley-person': userId },
        }),
        pollMs: POLL_MS,
        pollHiddenMs: POLL_HIDDEN_MS,
        onEvent: (name, data) => this.#take(name, data),
        onAnswer: (answer) => this.#takeAnswer(answer as LiveAnswer),
        onRefused: (refusal) => options.onGone(whyRefused(refusal)),
        onState: options.onState,
      },
      browser,
    );
  }

  /** Number of the event that is known last. */
  get known(): number {
    return this.#known;
  }

  /** Begins, or goes on where it was stopped; when it runs already, does nothing. */
  start(): void {
    this.#wire.start();
  }

  /** Ends at once: nothing is called any more. */
  stop(): void {
    this.#wire.stop();
  }

  /** Asks now instead of later, as after a write of one's own. A stream tells by itself. */
  nudge(): void {
    this.#wire.nudge();
  }

  async #takeAnswer({ workspace, presence, reset, changes, more }: LiveAnswer): Promise<boolean> {
    this.#tellWorkspace(workspace);
    this.#tellPresence(presence);
    if (reset) this.#finish(this.#options.onReset);
    else if (changes) await this.#deliver(changes);
    return more;
  }

  /** Answers whether it joins on to what is known. */
  async #take(name: string, data: string): Promise<boolean> {
    if (name === 'changes') return await this.#deliver(JSON.parse(data) as ChangesMessage);
    if (name === 'workspace') this.#tellWorkspace(JSON.parse(data) as WorkspaceNow);
    else if (name === 'presence') this.#tellPresence(JSON.parse(data) as PresenceView[]);
    else if (name === 'gone') {
      const { why } = JSON.parse(data) as { why?: GoneWhy };
      this.#finish(() => this.#options.onGone(GONE_WHYS.find((each) => each === why) ?? 'article'));
    } else if (name === 'reset') this.#finish(this.#options.onReset);
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
}

// What is there for no stranger either is told as what it was to this page: an article of its own workspace.
function whyRefused({ status, what }: Refusal): GoneWhy {
  if (status === 401) return 'session';
  return status === 403 || what === 'workspace' ? 'member' : 'article';
}
