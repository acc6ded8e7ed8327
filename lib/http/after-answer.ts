import { log } from '@/lib/log';

/** Has work done that the answer must not wait for, because how long it takes would tell something. A failure is logged. */
export function afterAnswer(work: () => Promise<unknown>): void {
  work().catch((err: unknown) => log.error({ err }, 'What was to be done after an answer failed'));
}
