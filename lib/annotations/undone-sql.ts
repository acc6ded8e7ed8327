import { PLACEMENTS, VERIFICATION_STATUSES } from '@/lib/annotations/model';
import { isFinished, isWhole } from '@/lib/annotations/rules';
import { Prisma } from '@/lib/db/generated/client';

const UNFINISHED = VERIFICATION_STATUSES.filter((status) => !isFinished(status));
const OTHER_WORDS = PLACEMENTS.filter((placement) => !isWhole(placement));

/**
 * As `isDone` of lib/annotations/rules denies it, for an annotation `n` of a statement. The OFFSET has PostgreSQL look up the anchors of each
 * annotation that it comes to; it would read all anchors there are into a hash otherwise, where it comes to many.
 */
export function isUndone(): Prisma.Sql {
  return Prisma.sql`(${isUnfinished()} OR EXISTS (
      SELECT FROM anchors c
      WHERE c.workspace_id = n.workspace_id AND c.annotation_id = n.id
        AND c.placement = ANY (${OTHER_WORDS}::placement[])
      OFFSET 0))`;
}

/** As `isFinished` denies it, for an annotation `n` of a statement. */
export function isUnfinished(): Prisma.Sql {
  return Prisma.sql`n.status = ANY (${UNFINISHED}::verification_status[])`;
}
