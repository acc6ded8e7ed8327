import { countUnread, sendReading } from '@/components/inbox/inbox-requests';

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
  /** Marks what waits about a talk as read, when somebody has it before them; `isNews`: something was said just now. */
  async seen(topicId: string, isNews: boolean): Promise<void> {
    if (count === 0 && !isNews) return;
    if (await sendReading({ topicIds: [topicId], until: new Date().toISOString(), read: true })) {
      await unread.refresh();
    }
  },
};
