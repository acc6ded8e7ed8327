import type { Paper } from '@/components/desk/paper';
import { Observable } from '@/components/desk/store/observable';
import type { SaveState } from '@/components/desk/store/outbox';
import { LiveText } from '@/components/desk/text/live-text';
import { TextApi } from '@/components/desk/text/text-api';
import { TextSync, type UnsentText } from '@/components/desk/text/text-sync';
import type { ArticleView } from '@/lib/articles/model';
import type { Actor } from '@/lib/auth/actor';
import { newId } from '@/lib/ids';
import type { StepView, TouchedAnchor } from '@/lib/versions/model';

/** Whoever has not written for so long rests: then the desk's text settles. */
const REST_MS = 800;
const KEEP_MS = 150;

interface DeskTextOptions {
  article: Pick<ArticleView, 'id' | 'version' | 'doc'>;
  me: Actor;
  /** The settled text has moved on. */
  onSettled: () => void;
  /** What is shown is not what the server has: the article must be opened anew. */
  onDiverged: () => void;
  /** What is not saved is to be kept beyond the page. */
  onKeep: () => void;
}

/** A batch of steps as the event stream tells it. */
export interface Edit {
  to: number;
  steps: readonly StepView[];
  touched: readonly TouchedAnchor[] | null;
}

/** The text of an open desk: what is written here goes out, what others write comes in, and the desk is moved on when it disturbs nobody. */
export class DeskText {
  readonly clientId = newId();
  readonly live: LiveText;
  readonly sync: TextSync;
  /** How what was written is saved; apart from the rest of the desk, because it changes with letters. */
  readonly saving = new Observable<SaveState & { message?: string }>({ kind: 'saved', count: 0 });
  readonly #api: TextApi;
  readonly #options: DeskTextOptions;
  #paper: Paper | null = null;
  /** By the time that the page runs, as all waits of the desk: the clock of a machine may be set back. */
  #writtenAt = -Infinity;
  #isGivenUp = false;
  #settling: ReturnType<typeof setTimeout> | undefined;
  #keeping: ReturnType<typeof setTimeout> | undefined;

  constructor(options: DeskTextOptions) {
    this.#options = options;
    const { article, me } = options;
    this.live = new LiveText(article.version, article.doc);
    this.#api = new TextApi({ articleId: article.id, workspaceId: me.workspaceId, userId: me.userId });
    this.sync = new TextSync({
      clientId: this.clientId,
      api: this.#api,
      version: () => this.live.version,
      unsent: () => this.#paper?.unsent() ?? null,
      receive: (steps) => this.#receive(steps),
      onChange: () => this.#saveChanged(),
    });
  }

  /** Puts the text on paper; returns how to take it off. */
  attach(paper: Paper): () => void {
    this.#paper = paper;
    this.sync.open();
    return () => {
      this.sync.close();
      clearTimeout(this.#settling);
      this.#paper = null;
    };
  }

  /** How long it takes until whoever writes here rests, if nothing more is written; 0 when nobody writes. */
  get restsInMs(): number {
    return Math.max(0, this.#writtenAt + REST_MS - performance.now());
  }

  /** Whether somebody writes here, and is not to be kept from it. */
  get isWriting(): boolean {
    return this.restsInMs > 0;
  }

  /** Something was written here. */
  written(): void {
    this.#writtenAt = performance.now();
    this.sync.written();
    this.#settleSoon();
  }

  /** Takes in what others wrote; true when everything between is there. */
  hear(edits: readonly Edit[]): boolean {
    let isWhole = true;
    for (const { to, steps, touched } of edits) {
      isWhole &&= this.#receive(steps);
      if (touched) this.live.noteTouched(to, touched);
    }
    this.#settleSoon();
    if (!isWhole) void this.sync.catchUp();
    return isWhole;
  }

  /** Keeps what is written and not saved, and shows how much that is. */
  keep(): void {
    clearTimeout(this.#keeping);
    this.#keeping = undefined;
    this.saving.set(this.sync.state());
    this.#options.onKeep();
  }

  unsent(): UnsentText | null {
    return this.#isGivenUp ? null : this.sync.kept();
  }

  /** Keeps nothing more of what was written here and is not saved. */
  giveUp(): void {
    this.#isGivenUp = true;
    this.sync.close();
    this.#options.onKeep();
  }

  /**
   * Sends what an earlier page could not save, under that page's name: if it arrived all the same, or still does, it is written once.
   * False when it cannot be brought back.
   */
  async takeOver(kept: UnsentText): Promise<boolean> {
    const answer = await this.#api.send(kept);
    if (answer.outcome !== 'done') return false;
    void this.sync.catchUp();
    return answer.value.accepted || answer.value.steps.some((step) => step.clientId === kept.clientId);
  }

  /** Moves the desk on to what is shown, if nothing here is on its way. */
  settle(): void {
    clearTimeout(this.#settling);
    this.#settling = undefined;
    if (this.#paper?.unsent()) return;
    this.live.settle();
    this.#options.onSettled();
  }

  // Whether all is saved shows at once; how much is not, and keeping it, can wait until the fingers rest.
  #saveChanged(): void {
    const save = this.sync.state();
    if (save.kind === 'saved') return this.keep();
    if (save.kind !== this.saving.state.kind) this.saving.set(save);
    this.#keeping ??= setTimeout(() => this.keep(), KEEP_MS);
  }

  #receive(steps: readonly StepView[]): boolean {
    const taken = this.live.receive(steps);
    if (!taken) return false;
    if (taken.length === 0) return true;
    if (this.#paper?.receive(taken) === false) this.#options.onDiverged();
    this.#settleSoon();
    return true;
  }

  // Whoever writes is not kept from it by what the desk has to work out again.
  #settleSoon(): void {
    this.#settling ??= setTimeout(() => {
      this.#settling = undefined;
      if (this.isWriting) this.#settleSoon();
      // What is on its way comes back confirmed, and asks again.
      else if (!this.#paper?.unsent()) this.settle();
    }, this.restsInMs);
  }
}
