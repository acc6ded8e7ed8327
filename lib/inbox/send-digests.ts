import type { PrismaClient } from '@/lib/db/generated/client';
import { claimDigest, noteSent } from '@/lib/inbox/claim-digest';
import type { Digest } from '@/lib/inbox/mail-model';
import { readDue } from '@/lib/inbox/read-waiting';

interface Outcome {
  sent: number;
  failed: number;
  /** What went wrong on our side; nobody is mailed then either. */
  errors: unknown[];
}

interface SendOptions {
  db: PrismaClient;
  now: () => Date;
  /** Hands a mail over; false: it was not taken. */
  send: (digest: Digest) => Promise<boolean>;
  /** No other mail is begun any more once it is aborted. */
  signal?: AbortSignal;
}

/** When so many in a row fail, the others would too: they are left to the next time. */
const MOST_FAILURES = 3;

/**
 * Mails everybody for whom something is due, one after the other, in every workspace. Any number of processes may do so at once: each mail
 * is sent by one of them. One that is lost between the mail server's answer and our note of it is sent once more, under the same key.
 */
export async function sendDigests({ db, now, send, signal }: SendOptions): Promise<Outcome> {
  const outcome: Outcome = { sent: 0, failed: 0, errors: [] };
  let inARow = 0;
  for (const { place } of await readDue(db, now())) {
    if (signal?.aborted || inARow >= MOST_FAILURES) break;
    try {
      const claimed = await claimDigest(db, place, now());
      if (!claimed) continue;
      if (await send(claimed.digest)) {
        await noteSent(db, claimed);
        outcome.sent += 1;
        inARow = 0;
        continue;
      }
    } catch (error) {
      // Of one person; what it was, whoever asked for all this tells.
      outcome.errors.push(error);
    }
    outcome.failed += 1;
    inARow += 1;
  }
  return outcome;
}
