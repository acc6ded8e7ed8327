import type { Step } from '@tiptap/pm/transform';
import type { TextAnswer } from '@/components/desk/text/text-api';
import type { SaveState } from '@/components/desk/store/outbox';
import { MOST_STEPS, type StepsAnswer, type StepsInput, type StepView } from '@/lib/versions/model';

/** Steps that the server does not know yet, as they outlive the page. */
export interface UnsentText {
  version: number;
  clientId: string;
  steps: Record<string, unknown>[];
}

interface SyncOptions {
  clientId: string;
  api: {
    send: (input: StepsInput) => Promise<TextAnswer<StepsAnswer>>;
    stepsAfter: (version: number) => Promise<TextAnswer<Omit<StepsAnswer, 'accepted'>>>;
  };
  /** The newest version that is known here. */
  version: () => number;
  /** What was written here and not confirmed, for the version that is known. */
  unsent: () => { version: number; steps: readonly Step[] } | null;
  /** Takes steps in, one's own among them; false when some before them are missing. */
  receive: (steps: readonly StepView[]) => boolean;
  onChange: () => void;
}

const BATCH_MS = 300;
const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 15_000;

/**
 * Sends what is written, in batches, one at a time; whoever is behind gets what is missing and sends again. What cannot get through
 * stays and is tried again, less and less often; what is refused for good stays until a person decides.
 */
export class TextSync {
  readonly #options: SyncOptions;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #isSending = false;
  #sentAt = 0;
  #isCatchingUp = false;
  #isClosed = true;
  #failures = 0;
  #stopped: { kind: 'signed-out' | 'refused'; message: string } | null = null;

  constructor(options: SyncOptions) {
    this.#options = options;
  }

  open(): void {
    this.#isClosed = false;
    this.#plan(0);
  }

  close(): void {
    this.#isClosed = true;
    this.#clear();
  }

  /** Something was written. */
  written(): void {
    if (this.#failures === 0) this.#plan(BATCH_MS);
    this.#options.onChange();
  }

  /** Sends at once: the page may be about to go, or the network is back. */
  flush(): void {
    this.#plan(0);
  }

  resume(): void {
    this.#failures = 0;
    if (this.#stopped?.kind === 'signed-out') this.#stopped = null;
    this.#plan(0);
    this.#options.onChange();
  }

  /** Sends again what was refused: what it was refused for may be over. */
  retry(): void {
    this.#stopped = null;
    this.resume();
  }

  /** Asks for what is between what is known and what came. */
  async catchUp(): Promise<void> {
    if (this.#isCatchingUp || this.#isClosed) return;
    this.#isCatchingUp = true;
    let isBehind = true;
    while (isBehind && !this.#isClosed) {
      const answer = await this.#options.api.stepsAfter(this.#options.version());
      isBehind = answer.outcome === 'done' && answer.value.steps.length > 0;
      if (answer.outcome === 'done') this.#options.receive(answer.value.steps);
    }
    this.#isCatchingUp = false;
  }

  /** How the text stands: what was written and is not known to be saved, in steps. */
  state(): SaveState & { message?: string } {
    const count = this.#options.unsent()?.steps.length ?? 0;
    if (count === 0) return { kind: 'saved', count };
    if (this.#stopped) return { ...this.#stopped, count };
    return { kind: this.#failures > 0 ? 'offline' : 'saving', count };
  }

  /** What would be lost with the page. */
  kept(): UnsentText | null {
    const unsent = this.#options.unsent();
    if (!unsent) return null;
    const { version, steps } = unsent;
    return {
      version,
      clientId: this.#options.clientId,
      steps: steps.map((step) => step.toJSON() as Record<string, unknown>),
    };
  }

  #plan(afterMs: number): void {
    if (this.#isClosed || this.#isSending || this.#stopped) return;
    if (this.#timer !== null && afterMs > 0) return;
    this.#clear();
    this.#timer = setTimeout(() => void this.#send(), afterMs);
  }

  #clear(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  async #send(): Promise<void> {
    this.#timer = null;
    const unsent = this.#options.unsent();
    if (!unsent || this.#isSending || this.#isClosed) return;
    this.#isSending = true;
    this.#sentAt = performance.now();
    const answer = await this.#options.api.send({
      version: unsent.version,
      clientId: this.#options.clientId,
      steps: unsent.steps.slice(0, MOST_STEPS).map((step) => step.toJSON() as Record<string, unknown>),
    });
    this.#isSending = false;
    this.#answer(answer);
    this.#options.onChange();
  }

  #answer(answer: TextAnswer<StepsAnswer>): void {
    switch (answer.outcome) {
      case 'done': {
        this.#failures = 0;
        this.#options.receive(answer.value.steps);
        // What was written meanwhile has waited for the answer already.
        const waited = performance.now() - this.#sentAt;
        if (this.#options.unsent()) this.#plan(answer.value.accepted ? Math.max(0, BATCH_MS - waited) : 0);
        return;
      }
      case 'lost': {
        this.#failures += 1;
        const wait = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** (this.#failures - 1));
        this.#plan(answer.afterMs ?? wait * (0.8 + Math.random() * 0.4));
        return;
      }
      case 'signed-out':
        this.#stopped = { kind: 'signed-out', message: '' };
        return;
      case 'refused':
        this.#stopped = { kind: 'refused', message: answer.message };
    }
  }
}
