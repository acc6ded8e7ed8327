import type { Node } from '@tiptap/pm/model';
import { documentSchema } from '@/lib/editor/schema';
import { oneLine } from '@/lib/import/clean-text';
import { parseDate } from '@/lib/import/dates';
import type { Found } from '@/lib/import/draft';
import { readFirstLines } from '@/lib/import/first-lines';
import { foldText } from '@/lib/text/fold';

const NEAR_THE_TOP = 12;
const LONGEST_TITLE = 200;
const LONGEST_FIELD = 500;

/** Blocks in which a heading of level 1 holds the title, which one it is, and the title itself ('' when none was found). */
export interface TitledBlocks {
  blocks: Node[];
  titleIndex: number;
  title: string;
  from: string;
  titleAdded: boolean;
}

/**
 * Makes the title a heading of the text. In this order: the textblock near the top that says what the page calls its title, the first
 * heading, a first line that looks like a title; else a heading is put before the text, empty when there is no title.
 */
export function placeTitle(blocks: readonly Node[], found: Found): TitledBlocks {
  const top = blocks.slice(0, NEAR_THE_TOP);
  const told = found.title;
  const wanted = foldText(told?.value ?? '');
  const said =
    wanted === ''
      ? -1
      : top.findIndex((block) => block.isTextblock && foldText(block.textContent) === wanted);
  if (said >= 0) return promote(blocks, said, told?.from ?? '');
  const outlet = foldText(found.outlet?.value ?? '');
  const headings = top
    .map((block, index) => ({ block, index }))
    .filter(({ block }) => isTitleHeading(block, outlet));
  const heading =
    headings.find(({ block }) => block.attrs['level'] === 1) ?? headings.find(({ index }) => index === 0);
  if (heading) return promote(blocks, heading.index, 'heading of the text');
  if (!told && blocks.length > 1 && blocks[0] && looksLikeTitle(blocks[0]))
    return promote(blocks, 0, 'first line');
  const title = told?.value ?? '';
  const content = title === '' ? [] : [documentSchema.text(title)];
  const added = documentSchema.node('heading', { level: 1 }, content);
  return { blocks: [added, ...blocks], titleIndex: 0, title, from: told?.from ?? '', titleAdded: true };
}

function promote(blocks: readonly Node[], index: number, from: string): TitledBlocks {
  const content = blocks[index]?.content;
  const placed = [...blocks];
  placed[index] = documentSchema.node('heading', { level: 1 }, content);
  const title = oneLine(placed[index].textBetween(0, placed[index].content.size, '', ' '), LONGEST_FIELD);
  return { blocks: placed, titleIndex: index, title, from, titleAdded: false };
}

function isTitleHeading(block: Node, outlet: string): boolean {
  return (
    block.type.name === 'heading' &&
    /\p{L}/u.test(block.textContent) &&
    foldText(block.textContent) !== outlet
  );
}

// Short, and neither a sentence nor one of the lines that stand around a title.
function looksLikeTitle(block: Node): boolean {
  const line = block.textContent;
  if (block.type.name !== 'paragraph' || line.length > LONGEST_TITLE || line.split(' ').length > 32)
    return false;
  if (/[.。．,，;；:：、…]["”’'»」』)]*$/.test(line) || !/\p{L}/u.test(line)) return false;
  const { publishedAt, agency, outlet } = readFirstLines([line]);
  return parseDate(line) === null && !publishedAt && !agency && !outlet && !/^by\s/i.test(line);
}
