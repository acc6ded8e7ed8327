import { agentRefSelect, presentAgentRef } from '@/lib/agents/present';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import { visibleTo } from '@/lib/sources/access';
import type { CreditView } from '@/lib/sources/credit-model';
import { creditNames } from '@/lib/sources/credit-rules';
import type { SourceView } from '@/lib/sources/model';
import { requireSource } from '@/lib/sources/queries';

/** The names of a source that the actor sees, each with who is meant by it, then those who are linked without a name. */
export async function listSourceCredits(actor: Actor, source: SourceView): Promise<CreditView[]> {
  const rows = await db.sourceCredit.findMany({
    where: { workspaceId: actor.workspaceId, sourceId: source.id, source: visibleTo(actor) },
    orderBy: [{ role: 'asc' }, { ordinal: 'asc' }],
    select: { role: true, ordinal: true, agent: { select: agentRefSelect } },
  });
  const names = creditNames(source);
  const isAt = (one: { role: string; ordinal: number }) => (other: { role: string; ordinal: number }) =>
    one.role === other.role && one.ordinal === other.ordinal;
  const named = names.map((name): CreditView => {
    const row = rows.find(isAt(name));
    return { ...name, agent: row ? presentAgentRef(row.agent) : null };
  });
  const nameless = rows.filter((row) => !names.some(isAt(row)));
  return [
    ...named,
    ...nameless.map(({ agent, ...place }) => ({ ...place, name: '', agent: presentAgentRef(agent) })),
  ];
}

/**
 * Throws forbidden for a restricted source: whoever is entered on its behalf would be seen by all, and tell who the protected source is.
 * Not found as `requireSource`.
 */
export async function requireNamesForAll(actor: Actor, sourceId: string): Promise<void> {
  const source = await requireSource(actor, sourceId);
  if (source.access === 'restricted') {
    throw new AppError(
      'forbidden',
      'This source is restricted, so nobody is entered in the list of people on its behalf. Add them there first, if all may know of them.',
    );
  }
}
