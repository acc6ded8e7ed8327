import type { CapturePlace } from '@/lib/captures/model';
import { partitionPoint } from '@/lib/text/partition-point';
import type { EvidenceView } from '@/lib/evidence/model';
import type { TextRange } from '@/lib/text/text-range';

/** A place of a copy as people write it. */
export interface Locator {
  type: NonNullable<EvidenceView['locatorType']>;
  value: string;
  /** Empty when it is one place. */
  end: string;
}

const STAMP =
  /[[(<]\s*(\d{1,3}:\d{2}(?::\d{2})?)(?:[.,]\d{1,3})?\s*[\])>]|^(\d{1,3}:\d{2}(?::\d{2})?)(?=[\s.,–—-])/gm;
/** How far back a stamp in the text itself counts, in UTF-16 units. */
const STAMP_REACH = 6_000;

interface Located {
  text: string;
  places: readonly CapturePlace[];
  /** The textblocks of the text. */
  blocks: readonly TextRange[];
}

/**
 * Where a stretch of a copy stands: its time, its page, a time stamp that is written before it, or else its paragraph, counted from 1 without
 * empty ones. Null for a text without any.
 */
export function locatePassage(copy: Located, { start, end }: TextRange): Locator | null {
  const last = Math.max(start, end - 1);
  for (const type of ['timestamp', 'page'] as const) {
    const places = copy.places.filter((place) => place.type === type);
    const at = placeAt(places, start);
    if (at) return span(type, at.value, placeAt(places, last)?.value ?? at.value);
  }
  const stamp = stampBefore(copy.text, start);
  if (stamp !== null) return { type: 'timestamp', value: stamp, end: '' };
  const blocks = copy.blocks.filter((block) => block.end > block.start);
  const index = (offset: number) =>
    partitionPoint(blocks.length, (each) => (blocks[each]?.start ?? 0) <= offset);
  return blocks.length === 0
    ? null
    : span('paragraph', String(Math.max(1, index(start))), String(Math.max(1, index(last))));
}

function span(type: Locator['type'], value: string, end: string): Locator {
  return { type, value, end: end === value ? '' : end };
}

function placeAt(places: readonly CapturePlace[], offset: number): CapturePlace | undefined {
  return places[partitionPoint(places.length, (index) => (places[index]?.start ?? 0) <= offset) - 1];
}

function stampBefore(text: string, start: number): string | null {
  const from = Math.max(0, start - STAMP_REACH);
  const last = [...text.slice(from, start).matchAll(STAMP)].at(-1);
  return last?.[1] ?? last?.[2] ?? null;
}
