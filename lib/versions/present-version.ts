import type { Node } from '@tiptap/pm/model';
import type { DocJson } from '@/lib/articles/model';
import { projectionOf } from '@/lib/editor/projection-of';
import { textHash } from '@/lib/versions/doc-hash';
import type { VersionView } from '@/lib/versions/history-rules';

/** A document as it was at a version, as it leaves the server. */
export function presentVersion({
  doc,
  version,
  current,
}: {
  doc: Node;
  version: number;
  current: number;
}): VersionView {
  return { version, current, doc: doc.toJSON() as DocJson, textHash: textHash(projectionOf(doc).text) };
}
