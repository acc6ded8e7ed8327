import type { Mention } from '@/lib/annotations/mention-model';
import type { CommentView, ThreadSummary } from '@/lib/annotations/comment-model';
import type { CommentCounts } from '@/lib/annotations/count-comments';
import type { FieldsOf, AnnotationKind } from '@/lib/annotations/kind-model';
import {
  ANCHOR_ROLES,
  type AnnotationView,
  type CheckRecord,
  type Flag,
  type NamedAgents,
  type Override,
  type Range,
} from '@/lib/annotations/model';
import { groupReactions } from '@/lib/annotations/reaction-model';
import type { Prisma } from '@/lib/db/generated/client';
import { presentEvidence, type StoredEvidence } from '@/lib/evidence/present';
import { imageSelect } from '@/lib/images/present';

/** The columns of an annotation that leave the server. */
export const annotationSelect = {
  id: true,
  articleId: true,
  kind: true,
  status: true,
  priority: true,
  assigneeId: true,
  flags: true,
  tags: true,
  visibility: true,
  fields: true,
  version: true,
  createdAt: true,
  createdById: true,
  updatedAt: true,
  updatedById: true,
  overrideReason: true,
  overrideById: true,
  overrideAt: true,
  checkedById: true,
  checkedAt: true,
  secondCheckById: true,
  secondCheckAt: true,
} as const satisfies Prisma.AnnotationSelect;
export type StoredAnnotation = Prisma.AnnotationGetPayload<{ select: typeof annotationSelect }>;

export const anchorSelect = {
  role: true,
  startOffset: true,
  endOffset: true,
  exact: true,
  prefix: true,
  suffix: true,
  placement: true,
} as const satisfies Prisma.AnchorSelect;
type StoredAnchor = Prisma.AnchorGetPayload<{ select: typeof anchorSelect }>;

/**
 * What hangs on an annotation: its ranges in order of place and the version of the text that they count in, its thread, and the links to
 * sources that leave the server.
 */
export interface AnnotationParts {
  anchors: readonly StoredAnchor[];
  textVersion: number;
  thread: ThreadSummary;
  evidence: readonly StoredEvidence[];
  /** Ids of sources that are withheld from the reader. */
  withheld: ReadonlySet<string>;
  agents: NamedAgents;
}

/** An annotation as it leaves the server. */
export function presentAnnotation(
  {
    overrideReason,
    overrideById,
    overrideAt,
    checkedById,
    checkedAt,
    secondCheckById,
    secondCheckAt,
    ...row
  }: StoredAnnotation,
  { anchors, textVersion, thread, evidence, withheld, agents }: AnnotationParts,
): AnnotationView {
  const view = {
    ...row,
    flags: row.flags as unknown as Flag[],
    fields: row.fields as FieldsOf<AnnotationKind>,
    ranges: presentRanges(anchors),
    textVersion,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    thread,
    evidence: evidence.map((link) => presentEvidence(link, withheld)),
    agents,
    override: presentOverride({ overrideReason, overrideById, overrideAt }),
    check: presentCheck(checkedById, checkedAt),
    secondCheck: presentCheck(secondCheckById, secondCheckAt),
  };
  // The commands let no fields in that are not the kind's.
  return view as AnnotationView;
}

export const threadSelect = {
  resolvedAt: true,
  resolvedById: true,
  reopenedAt: true,
  reopenedById: true,
  blockingAt: true,
  blockingById: true,
} as const satisfies Prisma.ThreadSelect;

/** The thread of an annotation, of which there is no row before its first comment. */
export function presentThread(
  thread: Prisma.ThreadGetPayload<{ select: typeof threadSelect }> | null,
  counts: CommentCounts | undefined,
): ThreadSummary {
  return {
    comments: counts?.comments ?? 0,
    unread: counts?.unread ?? 0,
    resolvedAt: thread?.resolvedAt?.toISOString() ?? null,
    resolvedById: thread?.resolvedById ?? null,
    reopenedAt: thread?.reopenedAt?.toISOString() ?? null,
    reopenedById: thread?.reopenedById ?? null,
    blockingAt: thread?.blockingAt?.toISOString() ?? null,
    blockingById: thread?.blockingById ?? null,
  };
}

function presentCheck(byId: string | null, at: Date | null): CheckRecord | null {
  return byId !== null && at !== null ? { byId, at: at.toISOString() } : null;
}

function presentOverride({
  overrideReason: reason,
  overrideById: byId,
  overrideAt: at,
}: Pick<StoredAnnotation, 'overrideReason' | 'overrideById' | 'overrideAt'>): Override | null {
  return reason !== null && byId !== null && at !== null ? { reason, byId, at: at.toISOString() } : null;
}

export const commentSelect = {
  id: true,
  annotationId: true,
  authorId: true,
  body: true,
  mentions: true,
  images: { select: imageSelect, orderBy: { ordinal: 'asc' } },
  version: true,
  createdAt: true,
  editedAt: true,
  deletedAt: true,
  reactions: { select: { kind: true, userId: true }, orderBy: [{ createdAt: 'asc' }, { userId: 'asc' }] },
} as const satisfies Prisma.CommentSelect;

/** A comment as it leaves the server; a deleted one has no words, and nobody reacts to it. */
export function presentComment(row: Prisma.CommentGetPayload<{ select: typeof commentSelect }>): CommentView {
  return {
    ...row,
    // The command lets nothing else in.
    mentions: row.deletedAt ? [] : (row.mentions as unknown as Mention[]),
    images: row.deletedAt ? [] : row.images,
    reactions: row.deletedAt ? [] : groupReactions(row.reactions),
    createdAt: row.createdAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
    deletedAt: row.deletedAt?.toISOString() ?? null,
  };
}

function presentRanges(anchors: readonly StoredAnchor[]): Range[] {
  return ANCHOR_ROLES.flatMap((role) =>
    anchors
      .filter((anchor) => anchor.role === role)
      .map(({ startOffset: start, endOffset: end, exact, prefix, suffix, placement }) => ({
        role,
        start,
        end,
        exact,
        prefix,
        suffix,
        placement,
      })),
  );
}
