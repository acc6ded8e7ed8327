import type { Prisma } from '@/lib/db/generated/client';
import type { EvidenceView } from '@/lib/evidence/model';
import { withheldEvidence } from '@/lib/evidence/rules';

export const evidenceSelect = {
  id: true,
  annotationId: true,
  sourceId: true,
  relation: true,
  proximity: true,
  directness: true,
  locatorType: true,
  locator: true,
  locatorEnd: true,
  excerpt: true,
  excerptLanguage: true,
  excerptTranslation: true,
  note: true,
  captureId: true,
  passageStart: true,
  passageEnd: true,
  newestCaptureId: true,
  newestPlacement: true,
  newestStart: true,
  newestEnd: true,
  seenOriginalAt: true,
  seenOriginalById: true,
  tracedToOrigin: true,
  version: true,
  createdAt: true,
  createdById: true,
} as const satisfies Prisma.EvidenceSelect;
export type StoredEvidence = Prisma.EvidenceGetPayload<{ select: typeof evidenceSelect }>;

/** A link to a source as it leaves the server to somebody from whom the sources of these ids are withheld. */
export function presentEvidence(row: StoredEvidence, withheld: ReadonlySet<string>): EvidenceView {
  const link = presentWholeEvidence(row);
  return withheld.has(row.sourceId) ? withheldEvidence(link) : link;
}

/** A link with all that is known of it, for whoever may see its source, and for what the server judges by itself. */
export function presentWholeEvidence({
  passageStart,
  passageEnd,
  newestCaptureId,
  newestPlacement,
  newestStart,
  newestEnd,
  seenOriginalAt,
  seenOriginalById,
  ...row
}: StoredEvidence): EvidenceView {
  return {
    ...row,
    isWithheld: false,
    seenOriginal:
      seenOriginalById !== null && seenOriginalAt !== null
        ? { byId: seenOriginalById, at: seenOriginalAt.toISOString() }
        : null,
    passage: passageStart !== null && passageEnd !== null ? { start: passageStart, end: passageEnd } : null,
    newest:
      newestCaptureId !== null && newestPlacement !== null
        ? { captureId: newestCaptureId, placement: newestPlacement, start: newestStart, end: newestEnd }
        : null,
    createdAt: row.createdAt.toISOString(),
  };
}
