import { setTimeout as sleep } from 'node:timers/promises';

import { createEventParser } from '@/components/desk/live/parse-event-stream';
import type { ChangesMessage } from '@/lib/versions/live-rules';

import type { Visitor } from './world';

/** An article followed by its event stream, from an event on. */
export type Following = {
  /** Resolves once the stream has begun. */
  begun: Promise<void>;
  /** How often the stream ended and was opened again. */
  readonly reopened: number;
  /** When the stream that is open now, or was last, said its first word, in milliseconds of `performance.now`. */
  readonly openedAt: number;
  /** Breaks the connection, as a network does; it is opened again where it ended. */
  cut: () => void;
  end: () => Promise<void>;
};

/** Follows an article as a page does; a stream that ends is opened again where it ended. */
export function follow(
  visitor: Visitor,
  { articleId, clientId, after }: { articleId: string; clientId: string; after: number },
  onChanges: (message: ChangesMessage) => void,
): Following {
  const leaving = new AbortController();
  const { signal } = leaving;
  let connection = new AbortController();
  let number = after;
  let reopened = -1;
  let openedAt = NaN;
  let begin = (): void => undefined;
  const begun = new Promise<void>((resolve) => (begin = resolve));

  const read = async () => {
    const path = `/api/articles/${articleId}/events?after=${number}&clientId=${clientId}`;
    connection = new AbortController();
    const either = AbortSignal.any([signal, connection.signal]);
    const response = await visitor.fetch(path, { headers: { accept: 'text/event-stream' }, signal: either });
    if (!response.ok || !response.body) throw new Error(`The stream answered ${response.status}.`);
    const parse = createEventParser();
    const decoder = new TextDecoder();
    let isOpen = false;
    for await (const piece of response.body) {
      begin();
      if (!isOpen) openedAt = performance.now();
      isOpen = true;
      for (const { name, data } of parse(decoder.decode(piece as Uint8Array, { stream: true }))) {
        if (name === 'gone' || name === 'reset') throw new Error(`The stream said ${name}.`);
        if (name !== 'changes') continue;
        const message = JSON.parse(data) as ChangesMessage;
        number = message.number;
        onChanges(message);
      }
    }
  };
  const run = async () => {
    while (!signal.aborted) {
      reopened += 1;
      await read().catch((error: unknown) => {
        if (!signal.aborted && !connection.signal.aborted) console.error(`  ${String(error)}`);
      });
      // As the desk waits when a stream breaks that had lived for a while.
      if (!signal.aborted) await sleep(500 * Math.random());
    }
  };
  const running = run();
  return {
    begun,
    get reopened() {
      return Math.max(0, reopened);
    },
    get openedAt() {
      return openedAt;
    },
    cut: () => connection.abort(),
    end: async () => {
      leaving.abort();
      await running;
    },
  };
}
