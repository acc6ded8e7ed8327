import { agentCursors } from '@/lib/agents/cursor';
import { nameWords, proposalsFor } from '@/lib/agents/match-rules';
import type {
  AgentCounts,
  AgentListQuery,
  AgentPage,
  AgentProposal,
  AgentView,
  StatementSort,
} from '@/lib/agents/model';
import { agentSelect, presentAgent } from '@/lib/agents/present';
import { SORT_OF_ROLE } from '@/lib/agents/statement-rules';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { notFound } from '@/lib/errors';
import { visibleTo } from '@/lib/sources/access';
import { foldText } from '@/lib/text/fold';
import { searchTerms } from '@/lib/text/search-terms';

const DEFAULT_LIMIT = 50;
const MOST_CANDIDATES = 200;
const MOST_PROPOSALS = 10;
const MOST_NAMES = 10;
/** How the list is ordered. */
const BY_NAME = { sort: 'name', direction: 'asc' } as const;
const NOBODY: AgentCounts = { said: 0, claimed: 0, attributed: 0, sources: 0 };

/**
 * A person or organisation of the actor's workspace; who was merged into another is answered as that one. Throws not found for unknown
 * ids and other workspaces' alike.
 */
export async function requireAgent(actor: Actor, agentId: string): Promise<AgentView> {
  const row = await db.agent.findUnique({
    where: { workspaceId_id: { workspaceId: actor.workspaceId, id: agentId } },
    select: { ...agentSelect, mergedIntoId: true, mergedInto: { select: agentSelect } },
  });
  if (!row) throw notFound('person or organisation');
  const { mergedInto, mergedIntoId: _, ...agent } = row;
  return presentAgent(mergedInto ?? agent);
}

/** One page of the workspace's people and organisations, by name. A cursor of no such page is `invalid_input`. */
export async function listAgents(actor: Actor, query: AgentListQuery): Promise<AgentPage> {
  const limit = query.limit ?? DEFAULT_LIMIT;
  const rows = await db.agent.findMany({
    where: {
      workspaceId: actor.workspaceId,
      mergedIntoId: null,
      ...(query.kind && { kind: query.kind }),
      AND: [...searchTerms(query.search ?? '').map(holding), after(query.cursor)],
    },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: limit + 1,
    select: agentSelect,
  });
  const shown = rows.slice(0, limit).map(presentAgent);
  const counts = await countUses(
    actor,
    shown.map((agent) => agent.id),
  );
  const last = shown.at(-1);
  return {
    items: shown.map((agent) => ({ ...agent, counts: counts.get(agent.id) ?? NOBODY })),
    nextCursor: last && rows.length > limit ? agentCursors.at(last, { ...BY_NAME, side: 'after' }) : null,
  };
}

/** Where each of these is named, deleted annotations and sources that are withheld from the actor left out; who is named nowhere may be missing. */
export async function countUses(
  actor: Actor,
  agentIds: readonly string[],
): Promise<Map<string, AgentCounts>> {
  if (agentIds.length === 0) return new Map();
  const { workspaceId } = actor;
  const agentId = { in: [...agentIds] };
  const [named, credited] = await Promise.all([
    db.annotationAgent.groupBy({
      by: ['agentId', 'role'],
      where: { workspaceId, agentId, annotation: { deletedAt: null } },
      _count: true,
    }),
    // One who is named as several things in one source is named in one source.
    db.sourceCredit.groupBy({
      by: ['agentId', 'sourceId'],
      where: { workspaceId, agentId, source: { ...visibleTo(actor), mergedIntoId: null } },
    }),
  ]);
  const counts = new Map<string, AgentCounts>();
  const add = (id: string, what: StatementSort | 'sources', by: number) => {
    const before = counts.get(id) ?? NOBODY;
    counts.set(id, { ...before, [what]: before[what] + by });
  };
  for (const row of named) add(row.agentId, SORT_OF_ROLE[row.role], row._count);
  for (const row of credited) add(row.agentId, 'sources', 1);
  return counts;
}

/** Who may be meant by one of the names, the surest first, at most ten; `exceptId` is left out. Nothing is decided by it. */
export async function proposeAgents(
  actor: Actor,
  names: readonly string[],
  exceptId?: string,
): Promise<AgentProposal[]> {
  const asked = names.slice(0, MOST_NAMES).map(nameWords);
  const whole = asked.filter((words) => words.length > 0);
  if (whole.length === 0) return [];
  const base = {
    workspaceId: actor.workspaceId,
    mergedIntoId: null,
    ...(exceptId !== undefined && { id: { not: exceptId } }),
  };
  const find = async (OR: Prisma.AgentWhereInput[]) =>
    await db.agent.findMany({
      where: { ...base, OR },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take: MOST_CANDIDATES,
      select: agentSelect,
    });
  // Those with all words come first, so that a common word cannot crowd them out; the longest word finds initials.
  const exact = await find(whole.flatMap((words) => [{ AND: words.map(holding) }, holding(words.join(''))]));
  const near = await find(whole.map((words) => holding(longest(words))));
  const candidates = new Map([...exact, ...near].map((row) => [row.id, presentAgent(row)]));
  return proposalsFor(names, [...candidates.values()]).slice(0, MOST_PROPOSALS);
}

function longest(words: readonly string[]): string {
  return words.toSorted((one, other) => other.length - one.length)[0] ?? '';
}

function holding(term: string): Prisma.AgentWhereInput {
  // Prisma hands the wildcards of LIKE through.
  const literal = foldText(term).replaceAll(/[\\%_]/g, (character) => `\\${character}`);
  return { searchText: { contains: literal } };
}

function after(given: string | undefined): Prisma.AgentWhereInput {
  const cursor = agentCursors.read(given, BY_NAME.sort, BY_NAME.direction);
  if (!cursor) return {};
  const { value, id } = cursor;
  return { OR: [{ name: { gt: value } }, { name: value, id: { gt: id } }] };
}
