/**
 * The time at which the first frame in which `isTrue` held had been styled, laid out and painted. It is asked once in
 * every frame, before the frame is drawn; a message posted then is the next task after the drawing.
 */
export function paintedOnce(isTrue: () => boolean): Promise<number> {
  return new Promise((resolve) => {
    const ask = () => {
      if (!isTrue()) {
        requestAnimationFrame(ask);
        return;
      }
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => resolve(performance.now()), { once: true });
      port1.start();
      port2.postMessage(null);
    };
    requestAnimationFrame(ask);
  });
}

/** Collects the time from each frame to the next until it is stopped. */
export function watchFrames(): { stop: () => number[] } {
  const frames: number[] = [];
  let last: number | null = null;
  let isRunning = true;
  const next = (now: number) => {
    if (last !== null) frames.push(now - last);
    last = now;
    if (isRunning) requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
  return {
    stop: () => {
      isRunning = false;
      return frames;
    },
  };
}
