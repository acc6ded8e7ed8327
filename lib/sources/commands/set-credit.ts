import type { Actor } from '@/lib/auth/actor';
import { AppError, notFound } from '@/lib/errors';
import { appendWorkspaceEvent } from '@/lib/events/append-event';
import { holdAgents, lockCredits } from '@/lib/sources/commands/write-credits';
import { changedMeanwhile, writeOnSource } from '@/lib/sources/commands/write-source';
import type { CreditChange } from '@/lib/sources/credit-model';
import { creditNames, kindsOfCredit } from '@/lib/sources/credit-rules';

/**
 * Says who is meant by a name of a source, or that nobody known is. Says nothing when it was said before. Throws a conflict when another
 * name stands there now, not found for an agent of nowhere, and `invalid_input` for a person as publisher, agency or outlet.
 */
export async function setCredit(
  actor: Actor,
  sourceId: string,
  { role, ordinal, name, agentId }: CreditChange,
): Promise<void> {
  await writeOnSource(actor, sourceId, async (tx, stored) => {
    const { workspaceId } = actor;
    if (agentId !== null) {
      const held = await holdAgents(tx, workspaceId, [agentId]);
      if (!held.has(agentId)) throw notFound('person or organisation');
      const { kind } = await tx.agent.findUniqueOrThrow({
        where: { workspaceId_id: { workspaceId, id: agentId } },
        select: { kind: true },
      });
      if (!kindsOfCredit(role).includes(kind)) {
        const message = 'Choose an organisation here.';
        throw new AppError('invalid_input', message, { fields: { agentId: message } });
      }
    }
    const credits = await lockCredits(tx, actor, [stored.id]);
    const isHere = (each: { role: string; ordinal: number }) =>
      each.role === role && each.ordinal === ordinal;
    const before = credits.find(isHere);
    const standing = creditNames(stored).find(isHere)?.name ?? '';
    // Somebody who is linked without a name can be taken away only.
    if (standing !== name || (name === '' && agentId !== null)) throw changedMeanwhile(stored);
    if ((before?.agentId ?? null) === agentId) return;

    const place = { workspaceId, sourceId: stored.id, role, ordinal };
    await tx.sourceCredit.deleteMany({ where: place });
    if (agentId !== null) await tx.sourceCredit.createMany({ data: { ...place, agentId } });
    await appendWorkspaceEvent(tx, actor, {
      type: 'source.credit_changed',
      subjectId: stored.id,
      // Who is meant in a restricted source is not for everybody who reads the log.
      data: stored.access === 'restricted' ? { role } : { role, ordinal, agentId },
    });
  });
}
