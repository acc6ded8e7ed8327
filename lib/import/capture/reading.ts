import type { Node } from '@tiptap/pm/model';
import type { CaptureDoc, CapturePlace, CaptureReading } from '@/lib/captures/model';
import { MAX_BLOCKS, MAX_TEXT } from '@/lib/articles/rules';
import { documentSchema } from '@/lib/editor/schema';
import { oneLine } from '@/lib/import/clean-text';
import { guessLanguage } from '@/lib/import/language';
import { snapToGrapheme } from '@/lib/text/graphemes';
import { projectText } from '@/lib/text/project-text';

/** A place by the block it begins in, counted among the top-level blocks, and the characters of that block before it. */
export interface BlockPlace extends Omit<CapturePlace, 'start'> {
  block: number;
  within: number;
}

/** What a reader found in the bytes, before it is cut to what is kept. */
export interface Found {
  mediaType: string;
  blocks: Node[];
  places: BlockPlace[];
  title: string;
  language: string;
  /** Sentences for the person. */
  warnings: string[];
}

/** Most places that are kept of a copy. */
const MAX_PLACES = 20_000;
const LONGEST_VALUE = 100;

/** Why bytes cannot be kept as a copy, in a sentence that says what to do. */
export interface Refusal {
  ok: false;
  code: 'empty' | 'wrong_type' | 'damaged' | 'too_large' | 'undecodable';
  message: string;
}

/** Makes a reading of what was found: cut where it is longer than an article may be, and said so. The same input gives the same reading. */
export function makeReading({
  mediaType,
  blocks: all,
  places,
  title,
  language,
  warnings,
}: Found): CaptureReading {
  const { blocks, isCut } = cutToLimits(all);
  const doc = documentSchema.node(
    'doc',
    null,
    blocks.length > 0 ? blocks : [documentSchema.node('paragraph')],
  );
  doc.check();
  const projection = projectText(doc);
  const starts: number[] = [];
  doc.forEach((_block, offset) => {
    starts.push(projection.posToOffset(offset + 1, 1));
  });
  const text = projection.text;
  const kept = places
    .filter(({ block }) => block <= blocks.length)
    .map(({ type, value, block, within }) => ({
      type,
      value: oneLine(value, LONGEST_VALUE),
      start: Math.min((starts[block] ?? text.length) + within, text.length),
    }))
    .slice(0, MAX_PLACES);
  const cut = isCut ? [cutWarning(text, kept)] : [];
  return {
    mediaType,
    doc: doc.toJSON() as CaptureDoc,
    text,
    places: kept,
    title: oneLine(title, 500),
    language: language || guessLanguage(text),
    warning: [...warnings, ...cut].join(' '),
  };
}

function cutToLimits(blocks: readonly Node[]): { blocks: Node[]; isCut: boolean } {
  const kept: Node[] = [];
  let length = 0;
  let count = 0;
  for (const block of blocks) {
    const { text, blocks: inside } = projectText(
      block.isTextblock ? { type: 'doc', content: [block] } : block,
    );
    if (length + text.length > MAX_TEXT || count + inside.length > MAX_BLOCKS) {
      const room = MAX_TEXT - length;
      if (block.isTextblock && room > 0 && count < MAX_BLOCKS) {
        kept.push(block.cut(0, snapToGrapheme(text, room, -1)));
      }
      return { blocks: kept, isCut: true };
    }
    kept.push(block);
    length += text.length + 1;
    count += inside.length;
  }
  return { blocks: kept, isCut: false };
}

function cutWarning(text: string, places: readonly CapturePlace[]): string {
  const last = places.findLast(({ start }) => start <= text.length);
  const where = last
    ? ` in ${last.type === 'timestamp' ? `the cue at ${last.value}` : `${last.type} ${last.value}`}`
    : '';
  const words = oneLine(text.slice(-400), 400).slice(-60);
  return `Its text is longer than what can be searched, and ends${where} after ${text.length.toLocaleString('en')} characters, at “${words}”; the file itself is kept whole.`;
}
