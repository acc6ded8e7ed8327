import { AppError } from '@/lib/errors';

/** Streams that one person, and all together, may have open in this process. */
const MOST_OF_A_PERSON = 40;
const MOST_OF_ALL = 2_000;
/** Of one guest's link, which anybody may hold, and of all guests at one address. */
const MOST_OF_A_GUEST = 8;
const MOST_OF_AN_ADDRESS = 40;

interface Seat {
  userId: string;
  /** Of a guest: the address that they come from. */
  guestAt?: string;
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
  const { userId, guestAt, clientId, articleId } = seat;
  const own = [...seats].filter((other) => other.userId === userId);
  for (const other of own) {
    if (clientId !== undefined && other.clientId === clientId && other.articleId === articleId) other.end();
  }
  const most = guestAt === undefined ? MOST_OF_A_PERSON : MOST_OF_A_GUEST;
  const atAddress = [...seats].filter((other) => guestAt !== undefined && other.guestAt === guestAt);
  if (own.filter((other) => seats.has(other)).length >= most || atAddress.length >= MOST_OF_AN_ADDRESS) {
    throw full(
      guestAt === undefined
        ? 'You have this many articles open already. Close some of them.'
        : 'This link is open in too many places already. Close some of them.',
    );
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
