import { vi } from 'vitest';

/** Asks again and again until what is expected holds. How long it may take is for the slowest machine: it ends as soon as it can. */
export async function eventually(expected: () => void | Promise<void>): Promise<void> {
  await vi.waitFor(expected, { timeout: 15_000, interval: 20 });
}
