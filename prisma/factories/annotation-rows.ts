import { describeRange } from '@/lib/anchoring/describe-range';
import { takesEvidence } from '@/lib/annotations/rules';
import { usualVisibility } from '@/lib/annotations/visibility-rules';
import type { Actor } from '@/lib/auth/actor';
import type { Prisma } from '@/lib/db/generated/client';
import type { Mark } from './marks';
import type { Random } from './random';

/** Rows of one article's annotations, by table, in an order in which they can be inserted. */
interface Rows {
  annotations: Prisma.AnnotationCreateManyInput[];
  anchors: Prisma.AnchorCreateManyInput[];
  threads: Prisma.ThreadCreateManyInput[];
  comments: Prisma.CommentCreateManyInput[];
  evidence: Prisma.EvidenceCreateManyInput[];
}

/** Few enough rows for the parameters of one statement, whatever the table. */
const CHUNK = 1_000;

/** The rows of annotations on an article; ids and times follow from `random` and from their order. */
export function annotationRows(
  random: Random,
  actor: Actor,
  article: { articleId: string; text: string; marks: readonly Mark[]; sourceIds: readonly string[] },
): Rows {
  const { workspaceId, userId } = actor;
  const { articleId, text, sourceIds } = article;
  const rows: Rows = { annotations: [], anchors: [], threads: [], comments: [], evidence: [] };
  const first = random.below(1_000_000_000);

  for (const [index, mark] of article.marks.entries()) {
    const at = new Date(Date.UTC(2026, 2, 1) + index * 60_000);
    const stamps = { createdAt: at, createdById: userId, updatedAt: at, updatedById: userId };
    const id = random.uuid(first + index);
    const flags = mark.flag ? [{ name: mark.flag, reason: '', byId: userId, at: at.toISOString() }] : [];
    const { kind, status, fields } = mark;
    const visibility = usualVisibility(kind);
    rows.annotations.push({ workspaceId, id, articleId, kind, status, visibility, fields, flags, ...stamps });
    for (const [ordinal, { role, start, end }] of mark.ranges.entries()) {
      const { exact, prefix, suffix } = describeRange(text, start, end);
      const anchor = { workspaceId, articleId, annotationId: id, role, ordinal, exact, prefix, suffix };
      rows.anchors.push({ ...anchor, startOffset: start, endOffset: end });
    }
    if (random.chance(12)) {
      rows.threads.push({ workspaceId, annotationId: id });
      for (let reply = 0; reply <= random.below(3); reply++) {
        const comment = { workspaceId, annotationId: id, authorId: userId, createdAt: at };
        const body = random.pick(['Where is this from?', 'Asked. **Waiting** for an answer.', 'See page 4.']);
        rows.comments.push({ ...comment, id: random.uuid(first + index), body });
      }
    }
    if (sourceIds.length > 0 && takesEvidence(kind) && random.chance(15)) {
      const link = { workspaceId, id: random.uuid(first + index), annotationId: id, ...stamps };
      const relation = random.pick(['supported_by', 'contradicted_by', 'qualified_by'] as const);
      rows.evidence.push({ ...link, sourceId: random.pick(sourceIds), relation });
    }
  }
  return rows;
}

/** Inserts rows in bulk, table after table. */
export async function insertRows(tx: Prisma.TransactionClient, rows: Rows): Promise<void> {
  for (const data of chunks(rows.annotations)) await tx.annotation.createMany({ data });
  for (const data of chunks(rows.anchors)) await tx.anchor.createMany({ data });
  for (const data of chunks(rows.threads)) await tx.thread.createMany({ data });
  for (const data of chunks(rows.comments)) await tx.comment.createMany({ data });
  for (const data of chunks(rows.evidence)) await tx.evidence.createMany({ data });
}

function chunks<T>(list: T[]): T[][] {
  return Array.from({ length: Math.ceil(list.length / CHUNK) }, (_, index) =>
    list.slice(index * CHUNK, (index + 1) * CHUNK),
  );
}
