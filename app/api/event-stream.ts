import { log } from '@/lib/log';

const HEARTBEAT_MS = 15_000;
/** Bytes that may wait for a reader; then nothing is added until they are read. */
const MOST_WAITING = 1_000_000;
/** No message counts as smaller, so that at most a thousand wait. */
const LEAST_SIZE = 1_000;
/** A reader who leaves something unread for so long is cut off. */
const PATIENCE_MS = 20_000;

/** Where one reader is told things. */
export interface Out {
  /** Whether the reader keeps up; when not, nothing is said, and what is new is told once there is room. */
  hasRoom: () => boolean;
  /** Says an event. The same object is rendered once, however many it goes to; `id` is what a browser comes back with. */
  say: (name: string, data: object, id?: number) => void;
}

/** What became of telling: there may be more at once, all is told for now, or that was the last. */
export type Told = 'more' | 'all' | 'last';

interface EventStreamOptions<F> {
  /** Follows what is told of, calling back at every wake. */
  follow: (onWake: () => void) => Promise<F>;
  /** Tells what is new. Called to begin with, at every wake and heartbeat, one call at a time. */
  tell: (following: F, out: Out) => Promise<Told>;
  signal: AbortSignal;
  /** Called once, when all is cleaned up; also when there was nothing to follow. */
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
 * Opens a stream for one reader, with a heartbeat. Cleans up once, whichever comes first: the request's end, the reader's, or its own.
 * Rejects when what is to be followed cannot be.
 */
export async function openEventStream<F extends { leave: () => void }>(
  options: EventStreamOptions<F>,
): Promise<EventStream> {
  const { tell, signal, onEnd, heartbeatMs = HEARTBEAT_MS, patienceMs = PATIENCE_MS } = options;
  const bell = createBell();
  const following = await options.follow(bell.ring).catch((error: unknown) => {
    onEnd();
    throw error;
  });
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
  const out: Out = {
    hasRoom: () => room() > 0,
    say: (name, data, id) => send(renderEvent(name, data, id)),
  };
  const run = async () => {
    // Says at once that the stream is there.
    send(renderComment('galley'));
    while (!isOver) {
      const told = await tell(following, out);
      if (told === 'last') close();
      if (told !== 'all') continue;
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

/** Whether a request is for a stream. Nobody reads what follows the head of an answer to HEAD. */
export function isForStream({ method, headers }: Request): boolean {
  return method !== 'HEAD' && /\btext\/event-stream\b/i.test(headers.get('accept') ?? '');
}

/** A stream as the answer to a request. */
export function streamResponse({ body }: EventStream): Response {
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      // Neither kept, nor held back to be compressed.
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  });
}

function sizeOf(bytes: Uint8Array): number {
  return Math.max(bytes.byteLength, LEAST_SIZE);
}

const encoder = new TextEncoder();
// A message goes to many readers.
const rendered = new WeakMap<object, Uint8Array<ArrayBuffer>>();

function renderEvent(name: string, data: object, id?: number): Uint8Array<ArrayBuffer> {
  const known = rendered.get(data);
  if (known) return known;
  const head = id === undefined ? '' : `id: ${id}\n`;
  const bytes = encoder.encode(`${head}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
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
