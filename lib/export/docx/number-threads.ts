import type { WordThread } from '@/lib/export/docx/model';

/** A comment of the file by its number there, with the id that survives Word's own saving. */
export interface NumberedComment {
  /** `w:id`: from nought, each reply after the comment that it answers. */
  number: number;
  /** Eight hexadecimal digits, 1 to 7FFFFFFF, each once in a file. */
  durableId: string;
}

export interface NumberedThread extends NumberedComment {
  thread: WordThread;
  replies: NumberedComment[];
}

/** Gives each comment its number, and a durable id made of its own: the same for the same comment in every export, but where two meet. */
export function numberThreads(threads: readonly WordThread[]): NumberedThread[] {
  const taken = new Set<number>();
  let count = 0;
  const numbered = (id: string): NumberedComment => ({ number: count++, durableId: durableIdOf(id, taken) });
  return threads.map((thread) => ({
    thread,
    ...numbered(thread.id),
    replies: thread.replies.map(({ id }) => numbered(id)),
  }));
}

const MOST = 0x7fffffff;

// The end of an id of ours is random; Word gives ids that are nought or have the highest bit another value.
function durableIdOf(id: string, taken: Set<number>): string {
  let value = Number.parseInt(id.slice(-8), 16) & MOST;
  while (value === 0 || taken.has(value)) value = value >= MOST ? 1 : value + 1;
  taken.add(value);
  return value.toString(16).toUpperCase().padStart(8, '0');
}
