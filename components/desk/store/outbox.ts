import type { FieldConflict } from '@/lib/annotations/model';
import { isSameValue } from '@/lib/annotations/value-rules';
import { newId } from '@/lib/ids';
import type { Entry, Operation } from '@/components/desk/store/operations';

/** What came of sending one operation. `current` in a conflict is the thing as the server has it now. */
export type SendResult =
  | { outcome: 'done'; value: unknown }
  | { outcome: 'unreachable'; afterMs?: number }
  | { outcome: 'signed-out' }
  | {
      outcome: 'conflict';
      message: string;
      conflicts: FieldConflict[];
      current: unknown;
      /** What the evidence of a claim lacks, in sentences. */
      lacks?: readonly string[];
    }
  | { outcome: 'refused'; message: string };

export type SaveState = {
  /** `offline`: nothing gets through, it is tried again; `refused`: something needs a person's decision. */
  kind: 'saved' | 'saving' | 'offline' | 'signed-out' | 'refused';
  /** Operations that the server does not know yet. */
  count: number;
};

/** How one annotation stands. */
export type LaneState = { kind: 'saving' | 'kept' } | { kind: 'refused'; message: string };

interface OutboxOptions {
  send: (entry: Entry) => Promise<SendResult>;
  /** Called when an operation has been answered for good, after it has left the box. */
  onAnswer: (entry: Entry, result: Extract<SendResult, { outcome: 'done' | 'conflict' }>) => void;
  /** Called after anything in the box has changed. */
  onChange: () => void;
  byId: string;
}

const TYPING_DELAY_MS = 600;
const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 30_000;
const AT_ONCE = 4;

/**
 * What was done and is not saved yet. Operations on one annotation go one after the other in order; changes of fields that wait are
 * made one, so that typing is one request. What cannot get through is kept and tried again, less and less often.
 */
export class Outbox {
  readonly #options: OutboxOptions;
  readonly #lanes = new Map<string, Entry[]>();
  readonly #due = new Map<string, number>();
  readonly #sending = new Set<string>();
  readonly #refused = new Map<string, string>();
  #timer: ReturnType<typeof setTimeout> | null = null;
  #failures = 0;
  #pausedUntil = 0;
  #isSignedOut = false;
  #isClosed = false;

  constructor(options: OutboxOptions) {
    this.#options = options;
  }

  /** Every operation that waits, in the order in which it was done on its annotation. */
  entries(): Entry[] {
    return [...this.#lanes.values()].flat();
  }

  entriesOf(annotationId: string): readonly Entry[] {
    return this.#lanes.get(annotationId) ?? [];
  }

  /** Takes over operations of an earlier visit. */
  restore(entries: readonly Entry[]): void {
    for (const entry of entries) {
      const lane = this.#lane(entry.annotationId);
      if (!lane.some((each) => each.key === entry.key)) lane.push({ ...entry, attempted: true });
    }
    this.#changed();
  }

  add(annotationId: string, operation: Operation, { typing = false } = {}): void {
    const lane = this.#lane(annotationId);
    const last = lane.at(-1);
    const isFree = last && !last.attempted && !(lane.length === 1 && this.#sending.has(annotationId));
    if (
      isFree &&
      last.operation.type === 'annotation.change' &&
      operation.type === 'annotation.change' &&
      last.operation.articleVersion === operation.articleVersion
    ) {
      const changes = mergeChanges(last.operation.changes, operation.changes);
      if (Object.keys(changes).length === 0) lane.pop();
      else
        lane[lane.length - 1] = {
          ...last,
          at: now(),
          operation: { ...last.operation, ...operation, changes },
        };
    } else {
      const at = now();
      lane.push({ key: newId(), annotationId, byId: this.#options.byId, at, attempted: false, operation });
    }
    this.#due.set(annotationId, typing ? performance.now() + TYPING_DELAY_MS : 0);
    this.#changed();
  }

  /** Puts an operation before everything that waits on its annotation. */
  putBack(annotationId: string, operation: Operation): void {
    const entry = {
      key: newId(),
      annotationId,
      byId: this.#options.byId,
      at: now(),
      attempted: true,
      operation,
    };
    this.#lane(annotationId).unshift(entry);
    this.#changed();
  }

  /** Sends what waits for more typing without waiting; all annotations when none is named. */
  flush(annotationId?: string): void {
    if (annotationId === undefined) this.#due.clear();
    else this.#due.delete(annotationId);
    this.#pump();
  }

  /** Tries again at once: the network is back, or the person has signed in again. */
  resume(): void {
    this.#failures = 0;
    this.#pausedUntil = 0;
    this.#isSignedOut = false;
    this.#changed();
  }

  /** Tries again what the server refused. */
  retry(annotationId: string): void {
    if (this.#refused.delete(annotationId)) this.#changed();
  }

  /** Throws away what waits on one annotation. */
  discard(annotationId: string): void {
    this.#refused.delete(annotationId);
    this.#lanes.delete(annotationId);
    this.#changed();
  }

  state(): SaveState {
    const count = this.entries().length;
    if (count === 0) return { kind: 'saved', count };
    if (this.#isSignedOut) return { kind: 'signed-out', count };
    if (this.#failures > 0) return { kind: 'offline', count };
    if (this.#refused.size > 0) return { kind: 'refused', count };
    return { kind: 'saving', count };
  }

  stateOf(annotationId: string): LaneState | null {
    if (this.entriesOf(annotationId).length === 0) return null;
    const message = this.#refused.get(annotationId);
    if (message !== undefined) return { kind: 'refused', message };
    return { kind: this.#isSignedOut || this.#failures > 0 ? 'kept' : 'saving' };
  }

  /** Sends again after `close`. */
  open(): void {
    this.#isClosed = false;
    this.#pump();
  }

  /** Stops sending; what waits stays where it is kept. */
  close(): void {
    this.#isClosed = true;
    if (this.#timer) clearTimeout(this.#timer);
  }

  #lane(annotationId: string): Entry[] {
    const lane = this.#lanes.get(annotationId) ?? [];
    this.#lanes.set(annotationId, lane);
    return lane;
  }

  #changed(): void {
    for (const [id, lane] of this.#lanes) if (lane.length === 0) this.#lanes.delete(id);
    this.#options.onChange();
    this.#pump();
  }

  #pump(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#isClosed || this.#isSignedOut) return;
    let next = Infinity;
    for (const [id, lane] of this.#lanes) {
      const head = lane[0];
      if (!head || this.#sending.has(id) || this.#refused.has(id)) continue;
      const due = Math.max(lane.length === 1 ? (this.#due.get(id) ?? 0) : 0, this.#pausedUntil);
      if (due > performance.now()) next = Math.min(next, due);
      else if (this.#sending.size < AT_ONCE) void this.#sendHead(id, head);
    }
    if (next < Infinity) this.#timer = setTimeout(() => this.#pump(), Math.max(0, next - performance.now()));
  }

  async #sendHead(id: string, head: Entry): Promise<void> {
    this.#sending.add(id);
    const result = await this.#options.send(head);
    this.#sending.delete(id);
    const lane = this.#lanes.get(id) ?? [];
    const index = lane.findIndex((entry) => entry.key === head.key);
    switch (result.outcome) {
      case 'done':
      case 'conflict':
        this.#failures = 0;
        // What was thrown away on the way may have been done all the same.
        if (index >= 0) lane.splice(index, 1);
        if (index >= 0 || result.outcome === 'done') this.#options.onAnswer(head, result);
        break;
      case 'unreachable':
        this.#pause(result.afterMs);
        if (index >= 0) lane[index] = { ...head, attempted: true };
        break;
      case 'signed-out':
        this.#isSignedOut = true;
        if (index >= 0) lane[index] = { ...head, attempted: true };
        break;
      case 'refused':
        this.#failures = 0;
        if (index >= 0) this.#refused.set(id, result.message);
        break;
    }
    if (!this.#isClosed) this.#changed();
  }

  // Several requests that fail together are one failure.
  #pause(afterMs: number | undefined): void {
    if (this.#pausedUntil > performance.now()) return;
    this.#failures += 1;
    const backOff = Math.min(FIRST_RETRY_MS * 2 ** (this.#failures - 1), LAST_RETRY_MS);
    this.#pausedUntil = performance.now() + Math.max(afterMs ?? 0, backOff);
  }
}

type FieldChanges = Extract<Operation, { type: 'annotation.change' }>['changes'];

function mergeChanges(before: FieldChanges, after: FieldChanges): FieldChanges {
  const merged = { ...before };
  for (const [field, { from, to, ...seen }] of Object.entries(after)) {
    const first = Object.hasOwn(before, field) ? before[field]?.from : from;
    if (isSameValue(first ?? null, to ?? null)) delete merged[field];
    else merged[field] = { from: first, to, ...seen };
  }
  return merged;
}

function now(): string {
  return new Date().toISOString();
}
