import { AppError } from '@/lib/errors';

/** Streams that one person, and all together, may have open in this process. */
const MOST_OF_A_PERSON = 40;
const MOST_OF_ALL = 2_000;

interface Seat {
  userId: string;
  clientId: string | undefined;
  articleId: string;
  end: () => void;
}

const seats = new Set<Seat>();

/** Streams that are open in this process. */
export function openStreams(): number {
  return seats.size;
}

/**
 * Counts a stream until the answer is called. One of the same page on the same article is ended first: its connection was lost without
 * our noticing. Throws `rate_limited` when there are too many.
 */
export function takeSeat(seat: Seat): () => void {
  const { userId, clientId, articleId } = seat;
  const own = [...seats].filter((other) => other.userId === userId);
  for (const other of own) {
    if (clientId !== undefined && other.clientId === clientId && other.articleId === articleId) other.end();
  }
  if (own.filter((other) => seats.has(other)).length >= MOST_OF_A_PERSON) {
    throw full('You have this many articles open already. Close some of them.');
  }
  if (seats.size >= MOST_OF_ALL) throw full('Too many people are connected at the moment. Try again soon.');
  seats.add(seat);
  return () => {
    seats.delete(seat);
  };
}

function full(message: string): AppError {
  return new AppError('rate_limited', message, { details: { retryAfter: 15 } });
}
