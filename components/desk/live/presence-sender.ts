interface SenderOptions {
  /** To whom it is told. */
  path: string;
  headers?: Record<string, string>;
  clientId: string;
  /** Where one is on the page. */
  place: () => object;
  /** Whether the caret moves because somebody writes here. */
  isWriting: () => boolean;
  /** Whether one has no business here any more: then nothing is told. */
  isOut: () => boolean;
}

/** A caret that moves is told this often at most; one that writes more seldom, because what it writes tells where it is. */
const MOVING_MS = 400;
const WRITING_MS = 1_000;
/** One that rests, often enough not to be forgotten. */
const RESTING_MS = 15_000;

/** Tells others where one is in the text, and that one has gone. What is lost on the way is said again soon enough. */
export class PresenceSender {
  readonly #options: SenderOptions;
  #told = '';
  #timer: ReturnType<typeof setTimeout> | null = null;
  #beat: ReturnType<typeof setInterval> | undefined;

  constructor(options: SenderOptions) {
    this.#options = options;
  }

  start(): void {
    this.#tell(true);
    this.#beat = setInterval(() => document.visibilityState === 'visible' && this.#tell(true), RESTING_MS);
    window.addEventListener('pagehide', this.#leave);
  }

  stop(): void {
    clearInterval(this.#beat);
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    window.removeEventListener('pagehide', this.#leave);
    this.#leave();
  }

  /** The caret may be elsewhere. */
  moved(): void {
    this.#timer ??= setTimeout(
      () => {
        this.#timer = null;
        this.#tell(false);
      },
      this.#options.isWriting() ? WRITING_MS : MOVING_MS,
    );
  }

  readonly #leave = (): void => this.#send({ clientId: this.#options.clientId, leave: true }, true);

  #tell(isBeat: boolean): void {
    const { clientId, place } = this.#options;
    const here = { clientId, ...place() };
    const words = JSON.stringify(here);
    if (words === this.#told && !isBeat) return;
    this.#told = words;
    this.#send(here);
  }

  #send(body: object, isLeaving = false): void {
    const { path, headers, isOut } = this.#options;
    if (isOut()) return;
    fetch(path, {
      method: 'PUT',
      // Costs the page more; only what is said in leaving needs it.
      keepalive: isLeaving,
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    }).catch(() => undefined);
  }
}
