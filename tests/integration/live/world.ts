import { createEventParser } from '@/components/desk/live/parse-event-stream';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { appendEvent, lockArticle } from '@/lib/events/append-event';
import type { ChangesMessage, GoneWhy, PresenceView, WorkspaceNow } from '@/lib/versions/live-rules';

/** What a stream said, one event after the other. */
export type Said =
  | { name: 'changes'; message: ChangesMessage }
  | { name: 'presence'; list: PresenceView[] }
  | { name: 'workspace'; now: WorkspaceNow }
  | { name: 'gone'; why: GoneWhy }
  | { name: 'reset' }
  | { name: 'end' }
  | { name: 'error' };

/** Reads a stream of live updates as a page does. `next` waits for one that fits; what does not is passed over. */
export function readStream(body: ReadableStream<Uint8Array>) {
  const reader = body.getReader();
  const parse = createEventParser();
  const decoder = new TextDecoder();
  const waiting: Said[] = [];
  const read = async (): Promise<Said> => {
    for (;;) {
      const said = waiting.shift();
      if (said) return said;
      const piece = await reader.read().catch(() => null);
      if (!piece || piece.done) return { name: piece ? 'end' : 'error' };
      for (const { name, data } of parse(decoder.decode(piece.value, { stream: true }))) {
        const value: unknown = JSON.parse(data);
        if (name === 'changes') waiting.push({ name, message: value as ChangesMessage });
        else if (name === 'presence') waiting.push({ name, list: value as PresenceView[] });
        else if (name === 'workspace') waiting.push({ name, now: value as WorkspaceNow });
        else if (name === 'gone') waiting.push({ name, ...(value as { why: GoneWhy }) });
        else waiting.push({ name } as { name: 'reset' });
      }
    }
  };
  const next = async <N extends Said['name']>(name: N): Promise<Extract<Said, { name: N }>> => {
    for (;;) {
      const said = await read();
      if (said.name === name) return said as Extract<Said, { name: N }>;
      if (said.name === 'end' || said.name === 'error') throw new Error(`The stream ended without ${name}.`);
    }
  };
  return { read, next, changes: async () => (await next('changes')).message, cancel: () => reader.cancel() };
}

/** Appends an event of a made-up kind, or of the kind given, and tells its number. */
export async function happen(
  actor: Actor,
  articleId: string,
  event: { type: string; subjectId?: string; data?: Prisma.InputJsonObject } = { type: 'article.changed' },
): Promise<number> {
  return await db.$transaction(async (tx) => {
    await lockArticle(tx, actor, articleId);
    return await appendEvent(tx, actor, { articleId, ...event });
  });
}

/** The connections of hubs on this database: the process's own may still rest on one after tests of another file. */
export async function listeners(): Promise<number[]> {
  const rows = await db.$queryRaw<{ pid: number }[]>`
    SELECT pid FROM pg_stat_activity WHERE application_name = 'galley listen' AND datname = current_database()`;
  return rows.map(({ pid }) => pid);
}

/** Kills the connections of hubs, but for those that rest: who opened them would open others. */
export async function killListeners(resting: readonly number[]): Promise<void> {
  for (const pid of await listeners()) {
    if (!resting.includes(pid)) await db.$queryRaw`SELECT pg_terminate_backend(${pid}::int)`;
  }
}
