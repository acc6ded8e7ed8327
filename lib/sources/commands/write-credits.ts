import { matchOf, nameWords } from '@/lib/agents/match-rules';
import type { Actor } from '@/lib/auth/actor';
import type { Tx } from '@/lib/sources/commands/write-source';
import {
  creditNames,
  keepCredits,
  kindsOfCredit,
  type Credit,
  type CreditName,
} from '@/lib/sources/credit-rules';
import type { SourceFields, SourceView } from '@/lib/sources/model';

type Agent = { id: string; kind: 'person' | 'organisation'; name: string; aliases: string[] };

// From so many names on it is quicker to read all agents than to look for each.
const MANY = 50;

/**
 * Takes the credits of a source along with its names, and links each name that is new in it to who is surely meant: the only one of the
 * workspace that goes by exactly that. Nobody is made, and of restricted sources nobody is linked unless somebody says so. The source
 * must be locked.
 */
export async function writeCredits(
  tx: Tx,
  actor: Actor,
  before: SourceView,
  after: SourceFields,
): Promise<void> {
  const { id: sourceId } = before;
  const [old, now] = [creditNames(before), creditNames(after)];
  const isKnown = new Set(old.map(({ role, name }) => `${role} ${name}`));
  const isOpen = before.access === 'team';
  const added = now.filter(({ role, name }) => isOpen && !isKnown.has(`${role} ${name}`));
  // Before the credits are touched: who merges agents holds them first.
  const sure = await findSure(tx, actor, added);
  const stored = await lockCredits(tx, actor, [sourceId]);
  const kept = keepCredits(stored, old, now);
  const found = added.flatMap((name) => {
    const agentId = sure(name);
    const isTaken = kept.some(({ role, ordinal }) => role === name.role && ordinal === name.ordinal);
    return agentId === null || isTaken ? [] : [{ role: name.role, ordinal: name.ordinal, agentId }];
  });
  await replaceCredits(tx, actor, sourceId, stored, [...kept, ...found]);
}

/** `writeCredits` for sources that were just made and are the team's. */
export async function linkNewSources(
  tx: Tx,
  actor: Actor,
  sources: readonly { id: string; fields: SourceFields }[],
): Promise<void> {
  const { workspaceId } = actor;
  const named = sources.map(({ id, fields }) => ({ id, names: creditNames(fields) }));
  const sure = await findSure(
    tx,
    actor,
    named.flatMap(({ names }) => names),
  );
  const data = named.flatMap(({ id: sourceId, names }) =>
    names.flatMap((name) => {
      const agentId = sure(name);
      const { role, ordinal } = name;
      return agentId === null ? [] : [{ workspaceId, sourceId, role, ordinal, agentId }];
    }),
  );
  if (data.length > 0) await tx.sourceCredit.createMany({ data });
}

/** The credits of sources, held until the transaction ends, in one order whoever asks. */
export async function lockCredits(
  tx: Tx,
  { workspaceId }: Actor,
  sourceIds: readonly string[],
): Promise<(Credit & { sourceId: string })[]> {
  await tx.$queryRaw`
    SELECT FROM source_credits WHERE workspace_id = ${workspaceId}::uuid AND source_id = ANY (${[...sourceIds]}::uuid[])
    ORDER BY source_id, role, ordinal FOR UPDATE`;
  return await tx.sourceCredit.findMany({
    where: { workspaceId, sourceId: { in: [...sourceIds] } },
    select: { sourceId: true, role: true, ordinal: true, agentId: true },
    orderBy: [{ sourceId: 'asc' }, { role: 'asc' }, { ordinal: 'asc' }],
  });
}

async function replaceCredits(
  tx: Tx,
  { workspaceId }: Actor,
  sourceId: string,
  before: readonly Credit[],
  after: readonly Credit[],
): Promise<void> {
  const keyOf = ({ role, ordinal, agentId }: Credit) => `${role} ${ordinal} ${agentId}`;
  if (before.map(keyOf).toSorted().join() === after.map(keyOf).toSorted().join()) return;
  await tx.sourceCredit.deleteMany({ where: { workspaceId, sourceId } });
  const data = after.map(({ role, ordinal, agentId }) => ({ workspaceId, sourceId, role, ordinal, agentId }));
  await tx.sourceCredit.createMany({ data });
}

// Who is surely meant by each of the names, held as they are until the transaction ends; null for nobody, and for more than one.
async function findSure(
  tx: Tx,
  { workspaceId }: Actor,
  names: readonly CreditName[],
): Promise<(name: CreditName) => string | null> {
  const keys = [...new Set(names.map(({ name }) => keyOf(name)))].filter((key) => key !== '');
  if (keys.length === 0) return () => null;
  const agents = await tx.agent.findMany({
    where: {
      workspaceId,
      mergedIntoId: null,
      ...(keys.length <= MANY && { OR: keys.map((key) => ({ searchText: { contains: key } })) }),
    },
    select: { id: true, kind: true, name: true, aliases: true },
  });
  const byKey = new Map<string, Agent[]>();
  for (const agent of agents) {
    const own = new Set([agent.name, ...agent.aliases].map(keyOf));
    for (const key of own) byKey.set(key, [...(byKey.get(key) ?? []), agent]);
  }
  const find = ({ role, name }: CreditName): Agent | null => {
    const meant = (byKey.get(keyOf(name)) ?? []).filter(
      (agent) => kindsOfCredit(role).includes(agent.kind) && isSure(name, agent),
    );
    return meant.length === 1 ? (meant[0] ?? null) : null;
  };
  const held = await holdAgents(
    tx,
    workspaceId,
    names.flatMap((name) => find(name)?.id ?? []),
  );
  return (name) => {
    const agent = find(name);
    return agent && held.has(agent.id) ? agent.id : null;
  };
}

function isSure(name: string, agent: Agent): boolean {
  const reason = matchOf(name, agent)?.reason;
  return reason === 'same_name' || reason === 'same_alias';
}

/** Keeps agents from being merged and deleted until the transaction ends; answers those that stand. */
export async function holdAgents(
  tx: Tx,
  workspaceId: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id::text AS id FROM agents
    WHERE workspace_id = ${workspaceId}::uuid AND id = ANY (${[...new Set(ids)]}::uuid[]) AND merged_into_id IS NULL
    ORDER BY id FOR SHARE`;
  return new Set(rows.map(({ id }) => id));
}

// As lib/agents agentSearchText writes each name in one word.
function keyOf(name: string): string {
  return nameWords(name).join('');
}
