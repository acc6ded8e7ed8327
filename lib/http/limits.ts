import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { pool } from '@/lib/db/client';
import { AppError } from '@/lib/errors';

/** Requests a key (a person or an address) may make in so many seconds. */
const LIMITS = {
  /** Per address. */
  signIn: { points: 30, duration: 15 * 60 },
  /** Per account, failed attempts. */
  signInAccount: { points: 10, duration: 15 * 60 },
  signUp: { points: 20, duration: 60 * 60 },
  password: { points: 10, duration: 15 * 60 },
  /** Asking for a link to choose a new password, per address of the network. */
  forgot: { points: 20, duration: 60 * 60 },
  /** The same per account, whether there is such an account or not. */
  forgotAccount: { points: 3, duration: 60 * 60 },
  /** Using a link to an account. */
  link: { points: 30, duration: 15 * 60 },
  /** Mails to addresses that a person names. */
  mail: { points: 20, duration: 60 * 60 },
  invite: { points: 60, duration: 60 * 60 },
  read: { points: 1_200, duration: 60 },
  search: { points: 300, duration: 60 },
  write: { points: 600, duration: 60 },
  /** A batch of steps about every 300 ms, from several pages. */
  steps: { points: 1_200, duration: 60 },
  /** Pages without a stream ask every 1.5 s. */
  live: { points: 1_200, duration: 60 },
  presence: { points: 1_200, duration: 60 },
  /** What the open pages of one guest's link ask, together. */
  guest: { points: 120, duration: 60 },
  upload: { points: 60, duration: 10 * 60 },
  /** Addresses that a person has this server ask. */
  fetch: { points: 30, duration: 10 * 60 },
  export: { points: 60, duration: 10 * 60 },
} as const;
export type LimitName = keyof typeof LIMITS;

/** Counted by each process for itself: what comes so often is to leave no trace of that in the database's log. */
const UNLOGGED: ReadonlySet<LimitName> = new Set(['guest', 'live', 'presence', 'steps']);

const limiters = new Map<LimitName, RateLimiterPostgres | RateLimiterMemory>();

function limiter(name: LimitName): RateLimiterPostgres | RateLimiterMemory {
  const known = limiters.get(name);
  if (known) return known;
  const options = { keyPrefix: name, ...LIMITS[name] };
  const made = UNLOGGED.has(name)
    ? new RateLimiterMemory(options)
    : new RateLimiterPostgres({
        storeClient: pool,
        storeType: 'pool',
        tableName: 'rate_limits',
        // The migrations make the table.
        tableCreated: true,
        clearExpiredByTimeout: true,
        ...options,
      });
  limiters.set(name, made);
  return made;
}

/** Counts one use of a limit, in Postgres for all processes together but for those that are unlogged; throws `rate_limited` when it is used up. */
export async function consumeLimit(name: LimitName, key: string): Promise<void> {
  try {
    await limiter(name).consume(key);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    const retryAfter = Math.ceil(refusal.msBeforeNext / 1000);
    throw new AppError('rate_limited', `That was too often. Try again in ${inWords(retryAfter)}.`, {
      details: { retryAfter },
    });
  }
}

/** Forgets what was counted for a key, as after a successful sign-in. */
export async function resetLimit(name: LimitName, key: string): Promise<void> {
  await limiter(name).delete(key);
}

function inWords(seconds: number): string {
  if (seconds < 90) return `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}
