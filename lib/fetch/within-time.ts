/**
 * What `work` comes to, or why it was ended before: the time was over, or the caller had enough. `work` is told by its
 * signal; whatever then becomes of it, nobody waits for it, for a resolver of the system cannot be stopped.
 */
export function withinTime<T>(
  milliseconds: number,
  caller: AbortSignal | null,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T | 'too_slow' | 'aborted'> {
  if (caller?.aborted) return Promise.resolve('aborted');
  return new Promise((resolve, reject) => {
    const stop = new AbortController();
    const end = (reason: 'too_slow' | 'aborted') => {
      settle();
      resolve(reason);
      stop.abort();
    };
    // Not AbortSignal.timeout: joined to another signal it may be collected as garbage before it fires.
    const timer = setTimeout(end, milliseconds, 'too_slow');
    const endByCaller = () => end('aborted');
    const settle = () => {
      clearTimeout(timer);
      caller?.removeEventListener('abort', endByCaller);
    };
    caller?.addEventListener('abort', endByCaller);
    work(stop.signal).finally(settle).then(resolve, reject);
  });
}
