import type { AnnotationView, CheckRecord, VerificationStatus } from '@/lib/annotations/model';
import { isFinished } from '@/lib/annotations/rules';

/** Who checked an annotation, and who looked after them. */
export type Checks = Pick<AnnotationView, 'check' | 'secondCheck'>;

/** Nobody checked it yet. */
export const NO_CHECKS: Checks = { check: null, secondCheck: null };

/** Fields that say what was found: who changes one has checked anew. */
const FOUND = new Set(['status', 'fields.verdict', 'fields.fidelity']);

/**
 * Who counts as having checked an annotation once somebody has changed these fields of it, `status` being what it is then. A check that is
 * not finished is nobody's, and a new one has not been looked after yet.
 */
export function checksAfter(
  { check, secondCheck }: Checks,
  changed: readonly string[],
  status: VerificationStatus,
  by: CheckRecord,
): Checks {
  if (!isFinished(status)) return { check: null, secondCheck: null };
  return changed.some((field) => FOUND.has(field))
    ? { check: by, secondCheck: null }
    : { check, secondCheck };
}

/** The columns that checks are stored in. */
export function checkColumns({ check, secondCheck }: Checks) {
  return {
    checkedById: check?.byId ?? null,
    checkedAt: check?.at ?? null,
    secondCheckById: secondCheck?.byId ?? null,
    secondCheckAt: secondCheck?.at ?? null,
  };
}
