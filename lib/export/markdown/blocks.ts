import type { DocJson } from '@/lib/articles/model';
import type { BlockName } from '@/lib/export/block-name';
import { renderInline } from '@/lib/export/markdown/inline';
import type { Place } from '@/lib/export/markdown/tokens';
import { piecesOf, type PlacedReference } from '@/lib/export/markdown/pieces';
import { renderTable } from '@/lib/export/markdown/table-block';

/** The references of a textblock, counted from its beginning; asked once for each textblock, in the order of the document. */
type NextReferences = (length: number) => PlacedReference[];

interface Surroundings {
  nextReferences: NextReferences;
  depth: number;
  /** What the list right before this node marks its items with; two lists with one marker would become one. */
  markerBefore: string | null;
}

interface Block {
  text: string;
  marker?: string;
}

/** What each block of the schema is in Markdown. A block without words is no text; what it would have held is not there either. */
export const BLOCKS: Record<BlockName, (node: DocJson, around: Surroundings) => Block> = {
  doc: (node, around) => ({ text: joined(renderBlocks(node, around)) }),
  paragraph: (node, around) => ({ text: inlineOf(node, around) }),
  caption: (node, around) => ({ text: inlineOf(node, around) }),
  heading: (node, around) => {
    const text = inlineOf(node, around, 'heading');
    const level = typeof node.attrs?.['level'] === 'number' ? node.attrs['level'] : 1;
    return { text: text === '' ? '' : `${'#'.repeat(level)} ${text}` };
  },
  codeBlock: (node, { nextReferences }) => {
    const code = (node.content ?? []).map((child) => child.text ?? '').join('');
    const labels = nextReferences(code.length).map(({ label }) => `[^${label}]`);
    const longest = Math.max(2, ...Array.from(code.matchAll(/`+/g), ([run]) => run.length));
    const fence = '`'.repeat(longest + 1);
    const language = typeof node.attrs?.['language'] === 'string' ? node.attrs['language'] : '';
    // After a carriage return a line feed would be the second half of one line's end.
    const end = code.endsWith('\r') ? '\r' : '\n';
    // Nothing in code is a reference, so they follow it.
    return {
      text: [`${fence}${language}\n${code}${end}${fence}`, labels.join('')].filter(Boolean).join('\n\n'),
    };
  },
  blockquote: (node, around) => ({ text: indented(joined(renderBlocks(node, around)), '> ', '> ') }),
  bulletList: (node, around) => {
    const [usual, other] = around.depth % 2 === 0 ? ['-', '+'] : ['+', '-'];
    const marker = around.markerBefore === usual ? other : usual;
    return listOf(node, around, marker, () => `${marker} `);
  },
  orderedList: (node, around) => {
    const marker = around.markerBefore === '.' ? ')' : '.';
    const start = typeof node.attrs?.['start'] === 'number' ? node.attrs['start'] : 1;
    return listOf(node, around, marker, (index) => `${start + index}${marker} `);
  },
  listItem: (node, around) => ({ text: joined(renderBlocks(node, { ...around, depth: around.depth + 1 })) }),
  horizontalRule: () => ({ text: '***' }),
  table: (node, around) => ({ text: renderTable(node, (cell) => cellText(cell, around)) }),
  tableRow: (node, around) => ({ text: joined(renderBlocks(node, around)) }),
  tableCell: (node, around) => ({ text: cellText(node, around) }),
  tableHeader: (node, around) => ({ text: cellText(node, around) }),
};

/** What stands in a cell on one line: a cell has no blocks in Markdown, only line ends between their words. */
function cellText(cell: DocJson, around: Surroundings): string {
  const lines = (node: DocJson): string[] => {
    if (TEXTBLOCKS.has(node.type)) return [inlineOf(node, around, 'cell')];
    return (node.content ?? []).flatMap(lines);
  };
  return lines(cell)
    .filter((line) => line !== '')
    .join('<br>');
}

const TEXTBLOCKS: ReadonlySet<string> = new Set(['paragraph', 'heading', 'caption', 'codeBlock']);

/** The blocks inside a node, one after the other, those without words left out. */
export function* renderBlocks(node: DocJson, around: Surroundings): Generator<string> {
  let markerBefore: string | null = null;
  for (const child of node.content ?? []) {
    const { text, marker = null } = handlerOf(child)(child, { ...around, markerBefore });
    if (text === '') continue;
    markerBefore = marker;
    yield text;
  }
}

function handlerOf({ type }: DocJson) {
  if (!Object.hasOwn(BLOCKS, type)) throw new Error(`Markdown has no words for ${type}.`);
  return BLOCKS[type as BlockName];
}

function inlineOf(node: DocJson, { nextReferences }: Surroundings, place: Place = 'paragraph'): string {
  const content = node.content ?? [];
  const length = content.reduce((sum, child) => sum + (child.text?.length ?? 1), 0);
  return renderInline(piecesOf(content, nextReferences(length)), place);
}

function listOf(
  node: DocJson,
  around: Surroundings,
  marker: string,
  before: (index: number) => string,
): Block {
  const items = (node.content ?? []).map((item) => handlerOf(item)(item, around).text);
  const isTight = items.every((item) => !/\n\n/.test(item));
  const lines = items.map((item, index) => indented(item, before(index), ' '.repeat(before(index).length)));
  return { text: lines.join(isTight ? '\n' : '\n\n'), marker };
}

function joined(blocks: Iterable<string>): string {
  return [...blocks].join('\n\n');
}

/** The lines of a text with something before the first, and something before the others; nothing white at the end of empty ones. */
export function indented(text: string, first: string, others: string): string {
  return text
    .split(/(?<=\r\n|\n|\r(?!\n))/)
    .map((line, index) => {
      const prefix = index === 0 ? first : others;
      return /^[\r\n]*$/.test(line) ? prefix.trimEnd() + line : prefix + line;
    })
    .join('');
}
