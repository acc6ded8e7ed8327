import type { Node } from '@tiptap/pm/model';
import { Step, type StepMap } from '@tiptap/pm/transform';
import type { Actor } from '@/lib/auth/actor';
import { documentSchema } from '@/lib/editor/schema';
import { AppError } from '@/lib/errors';
import type { LockedArticle } from '@/lib/events/append-event';
import { applyRebased, applySteps } from '@/lib/versions/apply-steps';
import { stepsFailure } from '@/lib/versions/commands/refusals';
import type { TextChange } from '@/lib/versions/commands/write-text';
import { MOST_STEPS_READ, type StepsInput, type StepView } from '@/lib/versions/model';
import { requireWriter } from '@/lib/versions/require-writer';

/** The text of a locked article while batches are taken in, one after another, before anything of them is written. */
export class TextInHand {
  /** What was taken in and is to be written. */
  readonly changes: TextChange[] = [];
  readonly #article: LockedArticle;
  readonly #first: number;
  readonly #log: StepView[];
  readonly #maps: (StepMap | undefined)[] = [];
  #doc: Node;

  /** `since` are the newest steps of the article, of which as many may be missing as no batch is behind. */
  constructor(article: LockedArticle, doc: Node, since: readonly StepView[]) {
    this.#article = article;
    this.#doc = doc;
    this.#first = article.version - since.length;
    this.#log = [...since];
  }

  get version(): number {
    return this.#first + this.#log.length;
  }

  /**
   * Takes a batch in, after those before it, as if they had been written. False when its page has to catch up first: it is too far behind,
   * or its last batch arrived without its knowing. Throws when it is refused, and is then as if it had not come.
   */
  take(actor: Actor, { version, clientId, steps }: StepsInput): boolean {
    requireWriter(actor, this.#article);
    if (version > this.#article.version) {
      throw new AppError('conflict', 'The text is not that far yet. Open the article again.');
    }
    const since = this.stepsAfter(version);
    if (!since || this.version - version > MOST_STEPS_READ) return false;
    if (since.some((each) => each.clientId === clientId)) return false;
    const applied =
      since.length === 0
        ? applySteps(this.#doc, steps)
        : applyRebased(this.#doc, steps, this.#mapsAfter(version));
    if (!applied.ok) throw stepsFailure(applied.fault);
    if (applied.steps.length === 0) return true;
    this.changes.push({ ...applied, clientId, authorId: actor.userId });
    for (const [index, step] of applied.steps.entries()) {
      this.#maps[this.#log.length] = applied.maps[index];
      this.#log.push({ version: this.version + 1, step: step.toJSON() as StepView['step'], clientId });
    }
    this.#doc = applied.docs.at(-1) ?? this.#doc;
    return true;
  }

  /** The steps after a version, at most `MOST_STEPS_READ`; null when they are not all at hand. */
  stepsAfter(version: number): StepView[] | null {
    if (version < this.#first) return null;
    const from = version - this.#first;
    return this.#log.slice(from, from + MOST_STEPS_READ);
  }

  // Several batches go over the same steps.
  #mapsAfter(version: number): StepMap[] {
    const from = version - this.#first;
    return this.#log
      .slice(from)
      .map(({ step }, index) => (this.#maps[from + index] ??= Step.fromJSON(documentSchema, step).getMap()));
  }
}
