import type { AnnotationKind } from '@/lib/annotations/kind-model';
import type { VerificationStatus } from '@/lib/annotations/model';
import type { Actor } from '@/lib/auth/actor';
import type { Prisma } from '@/lib/db/generated/client';
import { snapToGrapheme } from '@/lib/text/graphemes';
import type { Fate } from '@/lib/versions/fates';
import type { FateView } from '@/lib/versions/new-version-rules';
import { listStoredAnchors, type StoredAnchor } from '@/lib/versions/stored-anchors';

const MOST_WORDS = 300;
const AROUND = 60;

/** An anchor with what is told of its annotation. */
export interface ToldAnchor extends StoredAnchor {
  kind: AnnotationKind;
  status: VerificationStatus;
}

/** The anchors of the annotations of an article that are not deleted. */
export async function listToldAnchors(
  tx: Prisma.TransactionClient,
  { workspaceId }: Actor,
  articleId: string,
): Promise<ToldAnchor[]> {
  const rows = await tx.annotation.findMany({
    where: { workspaceId, articleId, deletedAt: null },
    select: { id: true, kind: true, status: true },
  });
  const annotations = new Map(rows.map((row) => [row.id, row]));
  const anchors = await listStoredAnchors(tx, { workspaceId, articleId });
  return anchors.flatMap((anchor) => {
    const annotation = annotations.get(anchor.annotationId);
    return annotation ? [{ ...anchor, kind: annotation.kind, status: annotation.status }] : [];
  });
}

/** What becomes of an anchor, in words for a person who decides. */
export function presentFate(anchor: ToldAnchor, fate: Fate, after: string): FateView {
  const { annotationId, kind, status, role, ordinal, start, end, exact, placement: was } = anchor;
  const { placement, score, candidates } = fate;
  const isQuiet = placement === 'placed' && was === 'placed';
  return {
    annotationId,
    kind,
    status,
    role,
    ordinal,
    was,
    placement,
    score,
    from: { start, end },
    to: { start: fate.start, end: fate.end },
    exact: isQuiet ? '' : cut(exact),
    words: isQuiet ? '' : cut(after.slice(fate.start, fate.end)),
    candidates: candidates.map((candidate) => ({
      ...candidate,
      prefix: around(after, candidate.start - AROUND, candidate.start),
      words: cut(after.slice(candidate.start, candidate.end)),
      suffix: around(after, candidate.end, candidate.end + AROUND),
    })),
  };
}

function cut(words: string): string {
  if (words.length <= MOST_WORDS) return words;
  return `${words.slice(0, snapToGrapheme(words, MOST_WORDS, -1))}…`;
}

function around(text: string, from: number, to: number): string {
  const start = snapToGrapheme(text, Math.max(0, from), 1);
  const end = snapToGrapheme(text, Math.min(text.length, to), -1);
  return text.slice(start, Math.max(start, end));
}
