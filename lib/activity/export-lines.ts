import {
  canonicalJson,
  CHAIN_FORMAT,
  CHAIN_VERSION,
  chainLine,
  chainStart,
  type ChainEnd,
  type ChainEntry,
} from '@/lib/activity/chain-rules';
import type { LogEvent } from '@/lib/activity/model';
import { readLog } from '@/lib/activity/queries';
import { idsIn } from '@/lib/activity/refs-rules';
import { idsWithheldFromFiles } from '@/lib/activity/withheld';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';

/** Events that are read at once. */
const AT_ONCE = 1_000;
/** How long it is waited for transactions that were under way when the export began. */
const PATIENCE_MS = 5_000;
const LOOK_EVERY_MS = 25;

/** Which stretch of the log is exported. */
export interface ExportScope {
  articleId: string | null;
  /** The id of its last event; null while there is none. */
  last: string | null;
}

/**
 * The log as it stands now. Ids are given before transactions end, so it is waited for those that are under way: a later export has the
 * same entries in the same places, and more after them.
 */
export async function settleLog({ workspaceId }: Actor, articleId: string | null): Promise<ExportScope> {
  const [now] = await db.$queryRaw<{ next: bigint; last: bigint | null }[]>`
    SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint AS next, max(id) AS last
    FROM events WHERE workspace_id = ${workspaceId}::uuid`;
  if (!now || now.last === null) return { articleId, last: null };
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const [seen] = await db.$queryRaw<{ done: boolean }[]>`
      SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint >= ${now.next} AS done`;
    if (seen?.done || Date.now() > until) return { articleId, last: String(now.last) };
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

/** What is found out of a stretch of the log before it is written. */
export interface Survey extends ChainEnd {
  /** Every id that is withheld; what is restricted from now on is in the next file. */
  hidden: ReadonlySet<string>;
}

/** Goes through a stretch of the log once, as it will be written. A file has no list of readers: what is restricted is withheld from all. */
export async function surveyLog(actor: Actor, scope: ExportScope): Promise<Survey> {
  const hidden = await idsWithheldFromFiles(actor);
  const chain = new Chain(actor, scope, hidden);
  for await (const events of readBatches(actor, scope)) for (const event of events) chain.add(event);
  return { ...chain.end, hidden };
}

/** The chain while it is made. */
class Chain {
  end: ChainEnd;
  readonly #hidden: ReadonlySet<string>;

  constructor({ workspaceId }: Actor, { articleId }: ExportScope, hidden: ReadonlySet<string>) {
    this.end = { count: 0, withheld: 0, hash: chainStart({ workspace: workspaceId, article: articleId }) };
    this.#hidden = hidden;
  }

  /** Chains an event to those before it, and answers its line. */
  add(event: LogEvent): string {
    const { count, withheld, hash: previous } = this.end;
    const isWithheld = idsIn(event).some((id) => this.#hidden.has(id));
    const { line, hash } = chainLine(entryOf(event, count + 1, isWithheld), previous);
    this.end = { count: count + 1, withheld: withheld + (isWithheld ? 1 : 0), hash };
    return line;
  }
}

/** Head of the file: of what it is, and what is said beside the chain. */
export interface ExportHead {
  workspace: { id: string; name: string };
  article: { id: string; title: string } | null;
  /** UTC, ISO 8601: the only place where it stands. */
  exportedAt: string;
}

/** The file, some lines at a time: its head, each event of the stretch chained to the one before it, and what they come to. */
export async function* exportLines(
  actor: Actor,
  scope: ExportScope,
  { workspace, article, exportedAt }: ExportHead,
  { hidden, withheld }: Survey,
): AsyncGenerator<string, undefined> {
  const people = await listActors(actor);
  const head = {
    format: CHAIN_FORMAT,
    version: CHAIN_VERSION,
    workspace: workspace.id,
    workspaceName: workspace.name,
    article: article?.id ?? null,
    ...(article && { articleTitle: article.title }),
    filter: null,
    exportedAt,
    withheld,
    people,
  };
  yield `${canonicalJson(head)}\n`;
  const chain = new Chain(actor, scope, hidden);
  for await (const events of readBatches(actor, scope)) {
    yield events.map((event) => `${chain.add(event)}\n`).join('');
  }
  yield `${canonicalJson(chain.end)}\n`;
  return undefined;
}

// Nothing of what may change later, such as names, is in the chain.
function entryOf(event: LogEvent, number: number, isWithheld: boolean): ChainEntry {
  if (isWithheld) return { number, withheld: true };
  const { at, type, actorId, articleId, number: articleNumber, subjectId, data } = event;
  // It came out of a column of JSON.
  return { number, at, type, actorId, articleId, articleNumber, subjectId, data: data as ChainEntry[string] };
}

async function* readBatches(
  { workspaceId }: Actor,
  { articleId, last }: ExportScope,
): AsyncGenerator<LogEvent[], undefined> {
  if (last === null) return undefined;
  let after = '0';
  for (;;) {
    const rows = await readLog({ workspaceId, articleId, after, order: 'oldest', take: AT_ONCE });
    const events = rows.filter(({ id }) => BigInt(id) <= BigInt(last));
    if (events.length > 0) yield events;
    if (events.length < AT_ONCE) return undefined;
    after = events.at(-1)?.id ?? after;
  }
}

// Names stand beside the chain, so that the file can be read: who is named otherwise tomorrow has the same id.
async function listActors({ workspaceId }: Actor): Promise<Record<string, string>> {
  const rows = await db.$queryRaw<{ id: string; name: string }[]>`
    SELECT u.id::text AS id, u.name FROM users u
    WHERE u.id IN (SELECT DISTINCT actor_id FROM events WHERE workspace_id = ${workspaceId}::uuid)
    ORDER BY u.id`;
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}
