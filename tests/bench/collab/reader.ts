import { createHash } from 'node:crypto';

import { newId } from '@/lib/ids';
import type { StepView } from '@/lib/versions/model';

import { follow, type Following } from './follow';
import { readArticle, type Visitor } from './world';

/** Somebody who reads: takes in every message, knows the version, and a hash of all steps since the beginning. */
export class Reader {
  readonly following: Following;
  version: number;
  /** Whether every message went on exactly where the one before ended. */
  isWhole = true;
  readonly #steps = createHash('sha256');

  private constructor(visitor: Visitor, articleId: string, from: { version: number; number: number }) {
    this.version = from.version;
    let { number } = from;
    const place = { articleId, clientId: newId(), after: number };
    this.following = follow(visitor, place, (message) => {
      this.isWhole &&= message.after === number;
      number = message.number;
      for (const { from: before, to, steps } of message.edits) {
        this.isWhole &&= before === this.version && steps.length === to - before;
        addSteps(this.#steps, steps);
        this.version = to;
      }
    });
  }

  static async open(visitor: Visitor, articleId: string): Promise<Reader> {
    const { version, lastEventNumber } = await readArticle(visitor, articleId);
    const reader = new Reader(visitor, articleId, { version, number: lastEventNumber });
    await reader.following.begun;
    return reader;
  }

  hash(): string {
    return this.#steps.copy().digest('hex');
  }
}

/** Adds steps to the hash of a log. */
export function addSteps(hash: ReturnType<typeof createHash>, steps: readonly StepView[]): void {
  for (const { version, clientId, step } of steps) hash.update(JSON.stringify([version, clientId, step]));
}
