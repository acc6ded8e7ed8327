import { agentRefSelect, presentAgentRef } from '@/lib/agents/present';
import type { Actor } from '@/lib/auth/actor';
import { countComments } from '@/lib/annotations/count-comments';
import type { AnnotationView, NamedAgents } from '@/lib/annotations/model';
import {
  anchorSelect,
  presentAnnotation,
  presentThread,
  threadSelect,
  type StoredAnnotation,
} from '@/lib/annotations/present';
import { evidenceSelect } from '@/lib/evidence/present';
import type { Prisma } from '@/lib/db/generated/client';
import { withheldSourceIds } from '@/lib/sources/access';

/**
 * Annotations of the actor's workspace with all that hangs on them, in the order given: at most seven statements, however many there
 * are. One after the other, because a transaction has one connection. `textVersion` is what the article is at in the same transaction,
 * which holds it there or sees nothing of what others commit meanwhile.
 */
export async function presentAll(
  tx: Prisma.TransactionClient,
  actor: Actor,
  rows: readonly StoredAnnotation[],
  textVersion: number,
): Promise<AnnotationView[]> {
  const where = { workspaceId: actor.workspaceId, annotationId: { in: rows.map((row) => row.id) } };
  const anchors = await tx.anchor.findMany({
    where,
    // In the order in which they were written, by which batches of steps name them.
    orderBy: { ordinal: 'asc' },
    select: { annotationId: true, ...anchorSelect },
  });
  const threads = await tx.thread.findMany({
    where,
    select: { annotationId: true, ...threadSelect },
  });
  const countsOf = await countComments(
    tx,
    actor,
    threads.map((thread) => thread.annotationId),
  );
  const evidence = await tx.evidence.findMany({
    where: { ...where, deletedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: evidenceSelect,
  });
  const withheld = await withheldSourceIds(
    tx,
    actor,
    evidence.map((link) => link.sourceId),
  );

  const named = await tx.annotationAgent.findMany({
    where,
    select: { annotationId: true, role: true, agent: { select: agentRefSelect } },
  });

  const anchorsOf = byAnnotation(anchors);
  const evidenceOf = byAnnotation(evidence);
  const namedIn = byAnnotation(named);
  const threadOf = new Map(threads.map((thread) => [thread.annotationId, thread]));
  return rows.map((row) =>
    presentAnnotation(row, {
      anchors: anchorsOf.get(row.id) ?? [],
      textVersion,
      thread: presentThread(threadOf.get(row.id) ?? null, countsOf.get(row.id)),
      evidence: evidenceOf.get(row.id) ?? [],
      withheld,
      agents: Object.fromEntries(
        (namedIn.get(row.id) ?? []).map(({ role, agent }) => [role, presentAgentRef(agent)]),
      ) as NamedAgents,
    }),
  );
}

/** Rows by the annotation that they hang on, in the order given. */
export function byAnnotation<T extends { annotationId: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.annotationId);
    if (group) group.push(row);
    else groups.set(row.annotationId, [row]);
  }
  return groups;
}
