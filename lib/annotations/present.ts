import {
  ANCHOR_ROLES,
  type AnnotationView,
  type CommentView,
  type EvidenceView,
  type FieldsOf,
  type AnnotationKind,
  type Flag,
  type Range,
  type ThreadSummary,
} from '@/lib/annotations/model';
import type { Prisma } from '@/lib/db/generated/client';

export const evidenceSelect = {
  id: true,
  annotationId: true,
  sourceId: true,
  relation: true,
  proximity: true,
  locatorType: true,
  locator: true,
  excerpt: true,
  note: true,
  version: true,
  createdAt: true,
  createdById: true,
} as const satisfies Prisma.EvidenceSelect;
type StoredEvidence = Prisma.EvidenceGetPayload<{ select: typeof evidenceSelect }>;

/** What of an annotation leaves the server; evidence that was unlinked stays behind. */
export const annotationSelect = {
  id: true,
  articleId: true,
  kind: true,
  status: true,
  priority: true,
  assigneeId: true,
  flags: true,
  tags: true,
  fields: true,
  version: true,
  createdAt: true,
  createdById: true,
  updatedAt: true,
  updatedById: true,
  anchors: {
    select: { role: true, startOffset: true, endOffset: true, exact: true, prefix: true, suffix: true },
    orderBy: { startOffset: 'asc' },
  },
  thread: { select: { resolvedAt: true, resolvedById: true } },
  evidence: {
    where: { deletedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: evidenceSelect,
  },
} as const satisfies Prisma.AnnotationSelect;
export type StoredAnnotation = Prisma.AnnotationGetPayload<{ select: typeof annotationSelect }>;

/** An annotation as it leaves the server. `comments` counts those of its thread that are not deleted. */
export function presentAnnotation(row: StoredAnnotation, comments: number): AnnotationView {
  const { anchors, thread, evidence, ...own } = row;
  const view = {
    ...own,
    flags: row.flags as unknown as Flag[],
    fields: row.fields as FieldsOf<AnnotationKind>,
    ranges: presentRanges(anchors),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    thread: presentThread(thread, comments),
    evidence: evidence.map(presentEvidence),
  };
  // The commands let no fields in that are not the kind's.
  return view as AnnotationView;
}

/** The thread of an annotation, of which there is no row before its first comment. */
export function presentThread(
  thread: { resolvedAt: Date | null; resolvedById: string | null } | null,
  comments: number,
): ThreadSummary {
  return {
    comments,
    resolvedAt: thread?.resolvedAt?.toISOString() ?? null,
    resolvedById: thread?.resolvedById ?? null,
  };
}

/** A link to a source as it leaves the server. */
export function presentEvidence(row: StoredEvidence): EvidenceView {
  return { ...row, createdAt: row.createdAt.toISOString() };
}

export const commentSelect = {
  id: true,
  annotationId: true,
  authorId: true,
  body: true,
  version: true,
  createdAt: true,
  editedAt: true,
  deletedAt: true,
} as const satisfies Prisma.CommentSelect;

/** A comment as it leaves the server; a deleted one has no words. */
export function presentComment(row: Prisma.CommentGetPayload<{ select: typeof commentSelect }>): CommentView {
  return {
    ...row,
    createdAt: row.createdAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
    deletedAt: row.deletedAt?.toISOString() ?? null,
  };
}

function presentRanges(anchors: StoredAnnotation['anchors']): Range[] {
  return ANCHOR_ROLES.flatMap((role) =>
    anchors
      .filter((anchor) => anchor.role === role)
      .map(({ startOffset: start, endOffset: end, exact, prefix, suffix }) => ({
        role,
        start,
        end,
        exact,
        prefix,
        suffix,
      })),
  );
}
