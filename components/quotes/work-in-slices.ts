/** A task that takes longer is felt when somebody types or scrolls. */
const SLICE_MS = 24;

/**
 * Works items off in tasks of a few milliseconds, with the page free to answer between them; tells what came of each slice, and ends early when
 * `signal` does. Items that take longer have a task each.
 */
export async function workInSlices<T, R>(
  items: readonly T[],
  work: (item: T) => R,
  { onSlice, signal }: { onSlice: (results: readonly R[]) => void; signal: AbortSignal },
): Promise<void> {
  let at = 0;
  while (at < items.length && !signal.aborted) {
    const until = performance.now() + SLICE_MS;
    const results: R[] = [];
    do {
      const item = items[at++];
      if (item !== undefined) results.push(work(item));
    } while (at < items.length && performance.now() < until);
    onSlice(results);
    if (at < items.length) await pause();
  }
}

/** Lets the browser draw and answer before what comes next. */
export async function pause(): Promise<void> {
  // The timers of pages behind others wait long: channels do not.
  const { port1, port2 } = new MessageChannel();
  await new Promise<void>((resolve) => {
    port1.addEventListener('message', () => resolve(), { once: true });
    port1.start();
    port2.postMessage(null);
  });
  port1.close();
}
