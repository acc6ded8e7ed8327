import { AppError } from '@/lib/errors';

/**
 * Runs what it is given one after the other, in the order of asking. With `most` waiting already it throws `rate_limited` at once, so
 * that what waits cannot fill the memory either.
 */
export function oneAtATime(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return async (work) => {
    if (waiting >= most) {
      throw new AppError('rate_limited', 'Many pictures are being read just now. Try again in a minute.', {
        details: { retryAfter: 60 },
      });
    }
    waiting += 1;
    const mine = last.then(work);
    // Whoever comes next waits for this to end, however it ends.
    last = mine.catch(() => undefined);
    try {
      return await mine;
    } finally {
      waiting -= 1;
    }
  };
}
