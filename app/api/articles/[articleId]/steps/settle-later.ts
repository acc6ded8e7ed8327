import type { Actor } from '@/lib/auth/actor';
import { log } from '@/lib/log';
import { settleText } from '@/lib/versions/commands/settle-text';

/** A text that nobody has written in for so long has come to rest. */
const REST_MS = 15_000;

const resting = new Map<string, ReturnType<typeof setTimeout>>();

/** Settles a text once it rests. A process that ends before leaves that to the next one in which somebody writes. */
export function settleLater(actor: Actor, articleId: string): void {
  const key = `${actor.workspaceId}/${articleId}`;
  clearTimeout(resting.get(key));
  const timer = setTimeout(() => {
    resting.delete(key);
    settleText(actor, articleId).catch((error: unknown) =>
      log.warn({ err: error, articleId }, 'text not settled'),
    );
  }, REST_MS);
  timer.unref();
  resting.set(key, timer);
}
