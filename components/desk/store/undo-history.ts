/** Something that was done and can be undone; both ways answer a sentence when they could not. */
export interface UndoStep {
  /** What was done, for people: "Claim deleted". */
  label: string;
  undo: () => string | null;
  redo: () => string | null;
  /** Steps of one key that follow each other closely become one: typing in a field. */
  mergeKey?: string;
}

const MOST_STEPS = 200;
const MERGE_MS = 2_000;

/** What can be undone, the last thing first, and what can be done again. */
export class UndoHistory {
  #done: (UndoStep & { at: number })[] = [];
  #undone: UndoStep[] = [];

  record(step: UndoStep): void {
    const at = Date.now();
    const last = this.#done.at(-1);
    this.#undone = [];
    if (last && step.mergeKey !== undefined && last.mergeKey === step.mergeKey && at - last.at < MERGE_MS) {
      this.#done[this.#done.length - 1] = { ...step, undo: last.undo, at };
      return;
    }
    this.#done.push({ ...step, at });
    if (this.#done.length > MOST_STEPS) this.#done.shift();
  }

  /** Undoes the last step and says what happened; null when there is none. */
  undo(): string | null {
    const step = this.#done.pop();
    if (!step) return null;
    const problem = step.undo();
    if (problem !== null) return problem;
    this.#undone.push(step);
    return `Undone: ${step.label}`;
  }

  /** Does the step again that was undone last, and says so; null when there is none. */
  redo(): string | null {
    const step = this.#undone.pop();
    if (!step) return null;
    const problem = step.redo();
    if (problem !== null) return problem;
    this.#done.push({ ...step, at: 0 });
    return `Done again: ${step.label}`;
  }
}
