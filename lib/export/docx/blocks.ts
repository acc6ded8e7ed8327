import { type FileChild, HeadingLevel, type IParagraphOptions, Paragraph } from 'docx';
import type { DocJson } from '@/lib/articles/model';
import type { BlockName } from '@/lib/export/block-name';
import { isRightToLeft } from '@/lib/export/docx/direction';
import type { ListNames } from '@/lib/export/docx/lists';
import type { PlacedMarkers } from '@/lib/export/docx/markers';
import { type NameAddress, runsOf } from '@/lib/export/docx/runs';
import { STYLE } from '@/lib/export/docx/styles';
import { tableOf } from '@/lib/export/docx/table';
import { BLOCK_SEPARATOR } from '@/lib/text/project-text';

/** What a block is written with. */
export interface Surroundings {
  /** Asked once for each textblock, in the order of the document. */
  nextBlock: (length: number) => { start: number; markers: PlacedMarkers[] };
  nameAddress: NameAddress;
  lists: ListNames;
  /** Quotations and lists around it. */
  quotes: number;
  levels: number;
  /** The number or bullet that the next paragraph bears. */
  bullet: { reference: string; level: number } | null;
}

const HEADINGS = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
];
/** Of one list or quotation, in twentieths of a point. */
const INDENT = 567;
/** Word has nine levels of lists. */
const LAST_LEVEL = 8;

/** What each block of the schema is in Word. */
const BLOCKS: Record<BlockName, (node: DocJson, around: Surroundings) => FileChild[]> = {
  doc: renderBlocks,
  paragraph: (node, around) => [textblock(node, around, around.quotes > 0 ? { style: STYLE.quote } : {})],
  heading: (node, around) => {
    const level = node.attrs?.['level'];
    const heading = HEADINGS[(typeof level === 'number' ? level : 1) - 1] ?? HeadingLevel.HEADING_4;
    return [textblock(node, around, { heading })];
  },
  caption: (node, around) => [textblock(node, around, { style: STYLE.caption })],
  codeBlock: (node, around) => [textblock(node, around, { style: STYLE.code })],
  blockquote: (node, around) => renderBlocks(node, { ...around, quotes: around.quotes + 1 }),
  bulletList: (node, around) => listOf(node, around, around.lists.bullets()),
  orderedList: (node, around) => {
    const start = node.attrs?.['start'];
    return listOf(node, around, around.lists.numbers(levelOf(around), typeof start === 'number' ? start : 1));
  },
  listItem: renderBlocks,
  horizontalRule: () => [new Paragraph({ style: STYLE.rule })],
  table: (node, around) => tableOf(node, (cell) => renderBlocks(cell, around)),
  tableRow: renderBlocks,
  tableCell: renderBlocks,
  tableHeader: renderBlocks,
};

/** The blocks inside a node, one after the other; the first bears the number of a list's item. */
export function renderBlocks(node: DocJson, around: Surroundings): FileChild[] {
  return (node.content ?? []).flatMap((child, index) => {
    if (!Object.hasOwn(BLOCKS, child.type)) throw new Error(`Word has no words for ${child.type}.`);
    return BLOCKS[child.type as BlockName](child, index === 0 ? around : { ...around, bullet: null });
  });
}

function listOf(node: DocJson, around: Surroundings, reference: string): FileChild[] {
  const level = levelOf(around);
  const inside = { ...around, levels: around.levels + 1, bullet: { reference, level } };
  return (node.content ?? []).flatMap((item) => renderBlocks(item, inside));
}

function levelOf({ levels }: Surroundings): number {
  return Math.min(levels, LAST_LEVEL);
}

function textblock(node: DocJson, around: Surroundings, options: IParagraphOptions): Paragraph {
  const content = node.content ?? [];
  const length = content.reduce((sum, child) => sum + (child.text?.length ?? 1), 0);
  const { start, markers } = around.nextBlock(length);
  const { nameAddress, quotes, levels, bullet } = around;
  const depth = quotes + levels;
  const isRtl = isRightToLeft(content.map(({ text }) => text ?? '').join(''));
  return new Paragraph({
    ...options,
    ...(isRtl && { bidirectional: true }),
    ...(depth > 0 && { indent: { start: Math.min(depth, 12) * INDENT, ...(bullet && { hanging: 360 }) } }),
    ...(bullet && { numbering: { ...bullet, instance: 0 } }),
    children: runsOf(content, { markers, start, nameAddress }),
  });
}

/** Counts through the textblocks of a document as its projected text does, and gives each the marks that stand in it. */
export function countBlocks(take: (end: number) => PlacedMarkers[]): Surroundings['nextBlock'] {
  let at = 0;
  return (length) => {
    const start = at;
    at += length + BLOCK_SEPARATOR.length;
    return { start, markers: take(start + length) };
  };
}
