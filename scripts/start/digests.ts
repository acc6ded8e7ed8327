import { createClient } from '@/lib/db/create-client';
import { sendDigests } from '@/lib/inbox/send-digests';
import { log } from '@/lib/log';
import { digestLetter } from '@/lib/mail/digest-letter';
import { addressOf, sendMail } from '@/lib/mail/send-mail';

const EVERY_MS = 60_000;

/**
 * Mails people what waits in their inboxes, looking every minute, until `close`, which lets a mail that is under way come to its end. On
 * connections of its own: those of the application belong to what Next has bundled.
 */
export function mailDigests(databaseUrl: string, everyMs = EVERY_MS): { close: () => Promise<void> } {
  const db = createClient(databaseUrl);
  const ending = new AbortController();
  let running: Promise<void> | null = null;
  const run = async () => {
    try {
      const { errors, ...counts } = await sendDigests({
        db,
        now: () => new Date(),
        send: async (digest) => await sendMail(digestLetter(digest, addressOf)),
        signal: ending.signal,
      });
      for (const err of errors) log.warn({ err }, 'A digest could not be made');
      if (counts.sent + counts.failed > 0) log.info(counts, 'Digests were mailed');
    } catch (err) {
      log.warn({ err }, 'Digests could not be looked for');
    }
  };
  const timer = setInterval(() => {
    running ??= run().finally(() => {
      running = null;
    });
  }, everyMs);
  timer.unref();
  return {
    close: async () => {
      clearInterval(timer);
      ending.abort();
      await running;
      await db.$disconnect();
    },
  };
}
