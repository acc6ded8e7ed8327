import { log } from '@/lib/log';
import type { Following } from '@/lib/versions/live-feed';
import type { ChangesMessage } from '@/lib/versions/live-rules';

const HEARTBEAT_MS = 15_000;
/** Bytes that may wait for a reader; then nothing is added until they are read. */
const MOST_WAITING = 1_000_000;
/** No message counts as smaller, so that at most a thousand wait. */
const LEAST_SIZE = 1_000;
/** A reader who leaves something unread for so long is cut off. */
const PATIENCE_MS = 20_000;

interface StreamOptions {
  /** Follows the article, calling back at every wake. */
  follow: (onWake: () => void) => Promise<Following>;
  /** The event that the reader knows last; without it, from now on. */
  after: number | undefined;
  /** In doubt is whoever's workspace has other members now, or its members other roles. */
  mayRead: (isInDoubt: boolean) => Promise<boolean>;
  signal: AbortSignal;
  /** Called once, when all is cleaned up. */
  onEnd: () => void;
  heartbeatMs?: number;
  patienceMs?: number;
}

/** A stream of Server-Sent Events, and how to end it from here. */
export interface EventStream {
  body: ReadableStream<Uint8Array<ArrayBuffer>>;
  end: () => void;
}

/**
 * Follows an article for one reader: every event after `after` in order, each once, how the workspace stands, who is
 * there, and a heartbeat. It ends with `gone` when
 * the article is deleted or may not be read any more, and with `reset` when the reader is too far behind. Cleans up once, whichever
 * comes first: the request's end, the reader's, or its own. Rejects when the database cannot be asked.
 */
export async function openStream(options: StreamOptions): Promise<EventStream> {
  const { mayRead, signal, onEnd, heartbeatMs = HEARTBEAT_MS, patienceMs = PATIENCE_MS } = options;
  const bell = createBell();
  const following = await options.follow(bell.ring);
  let isOver = false;
  let control: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>> | undefined;
  let [sent, read, readAt] = [0, 0, Date.now()];
  let beat = false;

  const cleanUp = (): boolean => {
    if (isOver) return false;
    isOver = true;
    clearInterval(heart);
    clearInterval(watch);
    signal.removeEventListener('abort', abort);
    following.leave();
    bell.ring();
    onEnd();
    return true;
  };
  // What still waits for a reader is thrown away; the name is the one that servers take for a reader that left.
  const cut = () => cleanUp() && control?.error(new DOMException('The stream was cut off.', 'AbortError'));
  const abort = () => cut();
  const close = () => cleanUp() && control?.close();
  const heart = setInterval(() => {
    beat = true;
    bell.ring();
  }, heartbeatMs);
  const watch = setInterval(() => {
    const waiting = MOST_WAITING - room();
    if (waiting === 0 || sent - waiting > read) [read, readAt] = [sent - waiting, Date.now()];
    else if (Date.now() - readAt > patienceMs) cut();
  }, patienceMs / 4);
  heart.unref();
  watch.unref();

  const room = () => control?.desiredSize ?? 0;
  const send = (bytes: Uint8Array<ArrayBuffer>) => {
    if (isOver) return;
    sent += sizeOf(bytes);
    control?.enqueue(bytes);
  };
  const farewell = (name: 'gone' | 'reset') => {
    send(renderEvent(name, {}));
    close();
  };
  const run = async () => {
    let known = options.after ?? following.head;
    if (known > following.head) await following.refresh();
    // Ahead of the log is whoever knew one that was put back since.
    if (known > following.head) return farewell('reset');
    let told: unknown;
    let workspace: unknown;
    // Says at once that the stream is there.
    send(renderComment('galley'));
    while (!isOver) {
      const isInDoubt = workspace !== undefined && workspace !== following.workspace;
      if (following.isGone || !(await mayRead(isInDoubt))) return farewell('gone');
      // First, because what happened names people.
      if (workspace !== following.workspace && room() > 0) {
        workspace = following.workspace;
        send(renderEvent('workspace', following.workspace));
      }
      if (known < following.head && room() > 0) {
        const changes = await following.changesAfter(known);
        if (changes.outcome === 'gone' || changes.outcome === 'reset') return farewell(changes.outcome);
        if (changes.outcome === 'changes') {
          known = changes.message.number;
          send(renderChanges(changes.message));
          continue;
        }
      }
      if (told !== following.presence && room() > 0) {
        told = following.presence;
        send(renderEvent('presence', following.presence));
      }
      if (beat && room() > 0) send(renderComment('beat'));
      beat = false;
      await bell.rung();
    }
  };

  const body = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      start(controller) {
        control = controller;
        run().catch((err: unknown) => {
          log.warn({ err }, 'A stream of live updates failed');
          cut();
        });
      },
      pull() {
        bell.ring();
      },
      cancel() {
        cleanUp();
      },
    },
    { highWaterMark: MOST_WAITING, size: sizeOf },
  );
  signal.addEventListener('abort', abort);
  if (signal.aborted) cut();
  return { body, end: close };
}

function sizeOf(bytes: Uint8Array): number {
  return Math.max(bytes.byteLength, LEAST_SIZE);
}

const encoder = new TextEncoder();
// A message goes to many readers.
const rendered = new WeakMap<object, Uint8Array<ArrayBuffer>>();

function renderChanges(message: ChangesMessage): Uint8Array<ArrayBuffer> {
  const known = rendered.get(message);
  if (known) return known;
  const bytes = encoder.encode(`id: ${message.number}\nevent: changes\ndata: ${JSON.stringify(message)}\n\n`);
  rendered.set(message, bytes);
  return bytes;
}

function renderEvent(name: string, data: object): Uint8Array<ArrayBuffer> {
  const known = rendered.get(data);
  if (known) return known;
  const bytes = encoder.encode(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
  rendered.set(data, bytes);
  return bytes;
}

function renderComment(words: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(`: ${words}\n\n`);
}

/** Something to wait for that may have been rung before: then the wait is over at once. */
function createBell(): { ring: () => void; rung: () => Promise<void> } {
  let isRung = false;
  let answer: (() => void) | null = null;
  return {
    ring: () => {
      isRung = true;
      answer?.();
    },
    rung: async () => {
      if (!isRung) await new Promise<void>((resolve) => (answer = resolve));
      isRung = false;
      answer = null;
    },
  };
}
