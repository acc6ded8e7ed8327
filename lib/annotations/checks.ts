import { VERIFICATION_STATUSES, type AnnotationView } from '@/lib/annotations/model';
import { isFinished } from '@/lib/annotations/rules';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';

/** Who gave an annotation the finished status that it has, and when (UTC, ISO 8601). */
export interface CheckRecord {
  byId: string;
  at: string;
}

interface Row {
  type: string;
  number: number;
  annotationId: string;
  status: string | null;
  byId: string;
  at: Date;
}

/**
 * By annotation id, who finished its check and when, or confirmed it since on other words, read from the article's events; what was
 * finished from the start counts for whoever made it. Annotations whose check is not finished are left out.
 */
export async function listChecks(
  actor: Actor,
  articleId: string,
  annotations: readonly AnnotationView[],
): Promise<Map<string, CheckRecord>> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT DISTINCT ON (subject_id, type) type, number,
      subject_id::text AS "annotationId", data->'changes'->'status'->>'to' AS status, actor_id::text AS "byId", created_at AS at
    FROM events
    WHERE workspace_id = ${actor.workspaceId}::uuid AND article_id = ${articleId}::uuid
      AND (type = 'annotation.changed' AND data->'changes' ? 'status' OR type = 'annotation.confirmed')
    ORDER BY subject_id, type, number DESC`;
  const ofType = (type: string) =>
    new Map(rows.filter((row) => row.type === type).map((row) => [row.annotationId, row]));
  const [changes, confirmations] = [ofType('annotation.changed'), ofType('annotation.confirmed')];
  return new Map(
    annotations
      .filter((annotation) => isFinished(annotation.status))
      .map((annotation) => {
        const change = changes.get(annotation.id);
        const isKnown =
          change && VERIFICATION_STATUSES.find((status) => status === change.status) === annotation.status;
        const confirmation = confirmations.get(annotation.id);
        const isConfirmed = confirmation && confirmation.number > (change?.number ?? 0);
        const last = isConfirmed ? confirmation : isKnown ? change : null;
        const { createdById: byId, createdAt: at } = annotation;
        return [annotation.id, last ? { byId: last.byId, at: last.at.toISOString() } : { byId, at }] as const;
      }),
  );
}
