import { invalid } from '@/lib/annotations/refusals';
import type { Tx } from '@/lib/annotations/write-on-article';
import type { EvidenceFields } from '@/lib/evidence/model';
import type { Actor } from '@/lib/auth/actor';
import { NewestFates } from '@/lib/captures/newest-copy';

type Cited = Pick<EvidenceFields, 'captureId' | 'passage' | 'excerpt'>;

const NOWHERE = {
  captureId: null,
  passageStart: null,
  passageEnd: null,
  newestCaptureId: null,
  newestPlacement: null,
  newestStart: null,
  newestEnd: null,
};

/**
 * The columns of a link that say in which copy of its source it stands and where, what became of that in the newest copy, and the excerpt,
 * which is the passage where none is given. Throws `invalid_input` for another source's copy and for a range beyond the copy's text.
 */
export async function readPassage(
  tx: Tx,
  { workspaceId }: Actor,
  sourceId: string,
  { captureId, passage, excerpt }: Cited,
) {
  if (captureId === null) return { ...NOWHERE, excerpt };
  // The text is long, and only a passage is judged by it.
  const capture = await tx.capture.findUnique({
    where: { workspaceId_id: { workspaceId, id: captureId }, sourceId },
    select: { id: true, text: passage !== null },
  });
  if (!capture) throw invalid({ captureId: 'This is no copy of this source. Choose another.' });
  if (passage === null) return { ...NOWHERE, captureId, excerpt };
  const { start, end } = passage;
  if (end > capture.text.length)
    throw invalid({ passage: 'These words are not in the copy. Choose them again.' });

  // As keeping the newer copy would have told it, had the link been there.
  const [newest] = await new NewestFates(workspaceId).find(tx, sourceId, [{ captureId, start, end }]);
  const words = capture.text.slice(start, end).toWellFormed().trim();
  return {
    captureId,
    passageStart: start,
    passageEnd: end,
    newestCaptureId: newest?.captureId ?? null,
    newestPlacement: newest?.placement ?? null,
    newestStart: newest?.start ?? null,
    newestEnd: newest?.end ?? null,
    excerpt: excerpt === '' ? words : excerpt,
  };
}
