import type { CaptureDoc, CapturePlace } from '@/lib/captures/model';
import { partitionPoint } from '@/lib/text/partition-point';
import { projectText } from '@/lib/text/project-text';
import type { TextRange } from '@/lib/text/text-range';

/** A top-level block of a copy: its range in the text, those of its textblocks, and what begins in it. */
export interface PaperBlock extends TextRange {
  node: CaptureDoc;
  /** In the text of the copy. */
  textblocks: TextRange[];
  places: CapturePlace[];
}

/** The top-level blocks of a copy's document with their ranges in its projected text. */
export function paperBlocksOf(doc: CaptureDoc, places: readonly CapturePlace[]): PaperBlock[] {
  const blocks: PaperBlock[] = [];
  let at = 0;
  for (const node of doc.content ?? []) {
    const inside = projectText({ type: 'doc', content: [node] }).blocks;
    const textblocks = inside.map(({ start, end }) => ({ start: at + start, end: at + end }));
    const end = textblocks.at(-1)?.end ?? at;
    blocks.push({ node, start: at, end, textblocks, places: [] });
    if (textblocks.length > 0) at = end + 1;
  }
  for (const place of places) blocks[blockAt(blocks, place.start)]?.places.push(place);
  return blocks;
}

/** Index of the block that an offset stands in; the last one for offsets behind the text. */
export function blockAt(blocks: readonly PaperBlock[], offset: number): number {
  return Math.max(0, partitionPoint(blocks.length, (index) => (blocks[index]?.start ?? 0) <= offset) - 1);
}
