import { countUnread } from '@/components/inbox/inbox-requests';

let count = 0;
const listeners = new Set<() => void>();

/** How many notices wait, as far as this page knows; shared by all of it. */
export const unread = {
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  get: () => count,
  /** Asks the server; what cannot be asked stays as it was. */
  async refresh(): Promise<void> {
    const now = await countUnread();
    if (now === null || now === count) return;
    count = now;
    for (const listener of listeners) listener();
  },
};
