import type { Actor } from '@/lib/auth/actor';
import type { Tx } from '@/lib/annotations/write-on-article';
import type { EvidenceView } from '@/lib/evidence/model';
import type { AnnotationView, VerificationStatus } from '@/lib/annotations/model';
import { evidenceSelect, presentWholeEvidence } from '@/lib/evidence/present';
import { isAccurate } from '@/lib/annotations/rules';
import { AppError } from '@/lib/errors';
import { claimSupport } from '@/lib/evidence/claim-rules';
import { getSufficiency, listLineages } from '@/lib/evidence/queries';
import { lackMessage, type Lack } from '@/lib/evidence/sufficiency-rules';

/** What a change of a claim's status does to the reason for which it counts as verified. */
export type OverrideChange = { set: { reason: string; lacks: Lack['what'][] } | null };

/**
 * What a claim's override becomes with its new status; null when nothing does. A status that says that it is accurate asks for what the
 * workspace calls enough, of all its evidence, withheld or not: with less and without a reason, throws a conflict that carries `lacks`
 * and `annotation`. The article must be locked.
 */
export async function decideOverride(
  tx: Tx,
  actor: Actor,
  stored: AnnotationView,
  to: VerificationStatus,
  reason: string | undefined,
): Promise<OverrideChange | null> {
  if (stored.kind !== 'claim') return null;
  const lacks = isAccurate(to) ? await readLacks(tx, actor, stored) : [];
  if (lacks.length === 0) return stored.override ? { set: null } : null;
  if (reason === undefined) throw notEnough(lacks, stored);
  return { set: { reason, lacks: lacks.map(({ what }) => what) } };
}

/** Throws when a claim is made accurate from the start, while it has no evidence, where the workspace asks for some. */
export async function refuseUnproved(tx: Tx, actor: Actor, status: VerificationStatus): Promise<void> {
  if (!isAccurate(status)) return;
  const lacks = await lacksWith(tx, actor, '', []);
  if (lacks.length > 0) throw notEnough(lacks);
}

async function readLacks(tx: Tx, actor: Actor, { id, articleId }: AnnotationView): Promise<ToldLack[]> {
  const rows = await tx.evidence.findMany({
    where: { workspaceId: actor.workspaceId, annotationId: id, deletedAt: null },
    select: evidenceSelect,
  });
  return await lacksWith(tx, actor, articleId, rows.map(presentWholeEvidence));
}

type ToldLack = Lack & { message: string };

async function lacksWith(
  tx: Tx,
  actor: Actor,
  articleId: string,
  evidence: readonly EvidenceView[],
): Promise<ToldLack[]> {
  const policy = await getSufficiency(actor, tx);
  const sourceIds = evidence.map(({ sourceId }) => sourceId);
  const lineages = await listLineages(actor, articleId, sourceIds, tx);
  const { lacks } = claimSupport(evidence, new Map(lineages.map((each) => [each.id, each])), policy);
  return lacks.map((lack) => ({ ...lack, message: lackMessage(lack, policy) }));
}

function notEnough(lacks: readonly ToldLack[], annotation?: AnnotationView): AppError {
  const what = lacks.map(({ message }) => message).join(' ');
  const how = annotation
    ? 'Link what is lacking, or say why it counts as verified all the same.'
    : 'Make the claim first and link its sources, then verify it.';
  return new AppError('conflict', `The evidence is less than this workspace asks for. ${what} ${how}`, {
    details: { lacks, ...(annotation && { annotation }) },
  });
}
