import type { Node as DocNode } from '@tiptap/pm/model';
import { documentSchema } from '@/lib/editor/schema';
import { cleanText } from '@/lib/import/clean-text';
import { withLook, withMark, type Marked } from '@/lib/import/html-marks';
import { isLayout, isTooLarge, makeTable, partsOfTable } from '@/lib/import/html-tables';
import { InlineRun } from '@/lib/import/inline-run';
import { splitParagraphs } from '@/lib/import/paragraphs';

/** The absolute address that a link may have, or null for one to leave out. */
export type ResolveHref = (href: string) => string | null;

type MakeTextblock = (content: DocNode[]) => DocNode;

interface Place extends Marked {
  /** How many lists and quotations stand around. */
  depth: number;
  /** In a list item only paragraphs and lists may stand. */
  inList: boolean;
  /** In a cell no other table may stand. */
  inCell: boolean;
  resolveHref: ResolveHref;
}

type Read = (element: Element, flow: Flow, place: Place) => void;

// Lists and quotations deeper than this are read as if they stood less deep.
const MAX_DEPTH = 8;
const CHROME = /^(?:navigation|search|menu|menubar|toolbar|dialog|alertdialog|tooltip)$/;

const paragraph: MakeTextblock = (content) => documentSchema.node('paragraph', null, content);
const caption: MakeTextblock = (content) => documentSchema.node('caption', null, content);
const heading =
  (level: number): MakeTextblock =>
  (content) =>
    documentSchema.node('heading', { level }, content);

/** Blocks in the order of the text, and the textblock that is being read. */
class Flow {
  readonly blocks: DocNode[] = [];
  readonly run = new InlineRun();
  private make = paragraph;

  /** Ends the textblock that is being read. */
  end(): void {
    for (const content of this.run.take()) this.blocks.push(this.make(content));
  }

  add(block: DocNode): void {
    this.end();
    this.blocks.push(block);
  }

  /** Reads what belongs into textblocks of its own, made by `make`. */
  within(make: MakeTextblock, read: () => void): void {
    const outer = this.make;
    this.end();
    this.make = make;
    read();
    this.end();
    this.make = outer;
  }
}

/** The blocks of a cleaned page's element (see `cleanHtml`): what the schema knows, in reading order, none of them empty. */
export function readBlocks(root: Node, resolveHref: ResolveHref): DocNode[] {
  return blocksOf(root, { marks: [], depth: 0, inList: false, inCell: false, resolveHref });
}

function blocksOf(node: Node, place: Place): DocNode[] {
  const flow = new Flow();
  readChildren(node, flow, place);
  flow.end();
  return flow.blocks;
}

function readChildren(node: Node, flow: Flow, place: Place): void {
  for (let child = node.firstChild; child; child = child.nextSibling) readNode(child, flow, place);
}

function readNode(node: Node, flow: Flow, place: Place): void {
  if (node.nodeType === 3) flow.run.addText(node.nodeValue ?? '', place.marks);
  if (!isElement(node) || node.hasAttribute('hidden') || CHROME.test(node.getAttribute('role') ?? '')) return;
  const read = ELEMENTS[node.localName] ?? readChildren;
  read(node, flow, withLook(node, place));
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

const block: Read = (element, flow, place) => {
  flow.end();
  readChildren(element, flow, place);
  flow.end();
};

const nothing: Read = () => undefined;

function textblock(make: MakeTextblock): Read {
  return (element, flow, place) => {
    flow.within(place.inList ? paragraph : make, () => readChildren(element, flow, place));
  };
}

function marked(name: 'bold' | 'italic' | 'underline' | 'strike' | 'code'): Read {
  return (element, flow, place) => {
    // A word processor puts a b element that is not bold around everything.
    const isOff = element.getAttribute('data-look')?.includes(`not-${name}`) ?? false;
    readChildren(element, flow, isOff ? place : withMark(place, documentSchema.mark(name)));
  };
}

const link: Read = (element, flow, place) => {
  const href = place.resolveHref(element.getAttribute('href') ?? '');
  const inside = href === null ? place : withMark(place, documentSchema.mark('link', { href }));
  readChildren(element, flow, inside);
};

const quotation: Read = (element, flow, place) => {
  if (place.inList || place.depth >= MAX_DEPTH) return block(element, flow, place);
  const blocks = blocksOf(element, { ...place, depth: place.depth + 1 });
  if (blocks.length > 0) flow.add(documentSchema.node('blockquote', null, blocks));
};

const list: Read = (element, flow, place) => {
  if (place.depth >= MAX_DEPTH) return block(element, flow, place);
  const items = listItems(element, { ...place, depth: place.depth + 1, inList: true });
  if (items.length === 0) return;
  const start = Number(element.getAttribute('start') ?? 1);
  flow.add(
    element.localName === 'ol'
      ? documentSchema.node(
          'orderedList',
          { start: start >= 1 && start <= 1_000_000 ? Math.trunc(start) : 1 },
          items,
        )
      : documentSchema.node('bulletList', null, items),
  );
};

function listItems(element: Element, place: Place): DocNode[] {
  const items: DocNode[][] = [];
  for (let child = element.firstChild; child; child = child.nextSibling) {
    const flow = new Flow();
    if (isElement(child) && child.localName === 'li' && !child.hasAttribute('hidden'))
      readChildren(child, flow, place);
    else readNode(child, flow, place);
    flow.end();
    addItem(items, flow.blocks);
  }
  return items.map((blocks) => documentSchema.node('listItem', null, blocks));
}

// An item begins with a paragraph: a list that stands in its place goes on with the item before, or is not deeper after all.
function addItem(items: DocNode[][], blocks: readonly DocNode[]): void {
  const first = blocks.findIndex((inside) => inside.type.name === 'paragraph');
  const lists = first < 0 ? blocks : blocks.slice(0, first);
  const before = items.at(-1);
  if (before) for (const nested of lists) before.push(nested);
  else for (const nested of lists) for (const item of nested.children) items.push([...item.children]);
  if (first >= 0) items.push(blocks.slice(first));
}

const preformatted: Read = (element, flow, place) => {
  const text = cleanText(textOf(element)).replace(/^\n/, '').trimEnd();
  if (text.trim() === '') return;
  const isCode = element.querySelector('code') !== null && !place.inList;
  if (isCode) flow.add(documentSchema.node('codeBlock', null, documentSchema.text(text)));
  else
    for (const line of splitParagraphs(text)) flow.add(paragraph([documentSchema.text(line, place.marks)]));
};

function textOf(node: Node): string {
  if (node.nodeType === 3) return node.nodeValue ?? '';
  if (!isElement(node) || node.hasAttribute('hidden') || ELEMENTS[node.localName] === nothing) return '';
  if (node.localName === 'br') return '\n';
  let text = '';
  for (let child = node.firstChild; child; child = child.nextSibling) text += textOf(child);
  return text;
}

const rule: Read = (_element, flow, place) => {
  if (place.inList) flow.end();
  else flow.add(documentSchema.node('horizontalRule'));
};

const table: Read = (element, flow, place) => {
  const parts = partsOfTable(element);
  if (isLayout(element, parts)) return block(element, flow, place);
  flow.end();
  for (const other of parts.others) readNode(other, flow, place);
  flow.end();
  const isTop = !place.inList && !place.inCell && place.depth === 0;
  const inCell = { ...place, inCell: true };
  const made = isTop && !isTooLarge(parts) && makeTable(parts.rows, (cell) => blocksOf(cell, inCell));
  if (made) flow.add(made);
  else for (const row of parts.rows) readRow(row, flow, place);
};

// Where no table may stand: a paragraph for each row.
function readRow(row: readonly Element[], flow: Flow, place: Place): void {
  const contents = row.map((cell) =>
    blocksOf(cell, { ...place, inList: true })
      .filter((inside) => inside.isTextblock)
      .flatMap((inside, index) => [...(index > 0 ? [documentSchema.text(' ')] : []), ...inside.children]),
  );
  if (contents.every((content) => content.length === 0)) return;
  flow.add(
    paragraph(contents.flatMap((content, i) => (i > 0 ? [documentSchema.text(' | '), ...content] : content))),
  );
}

const inQuotes: Read = (element, flow, place) => {
  flow.run.addText('“', place.marks);
  readChildren(element, flow, place);
  flow.run.addText('”', place.marks);
};

/** What becomes of each element; of one that is not named here the content is read as if it were not there. */
const ELEMENTS: Readonly<Record<string, Read>> = {
  ...all(
    'address article aside center dd details div dl dt fieldset figure footer form header hgroup li main p',
    block,
  ),
  ...all('section summary tbody td tfoot th thead tr', block),
  ...all('base link meta title nav search', nothing),
  ...all('h1', textblock(heading(1))),
  ...all('h2', textblock(heading(2))),
  ...all('h3', textblock(heading(3))),
  ...all('h4 h5 h6', textblock(heading(4))),
  ...all('caption figcaption', textblock(caption)),
  ...all('blockquote', quotation),
  ...all('ul ol menu dir', list),
  ...all('table', table),
  ...all('pre', preformatted),
  ...all('hr', rule),
  ...all('br', (_element, flow) => flow.run.addBreak()),
  ...all('a', link),
  ...all('q', inQuotes),
  ...all('b strong', marked('bold')),
  ...all('i em cite dfn var', marked('italic')),
  ...all('u ins', marked('underline')),
  ...all('s strike del', marked('strike')),
  ...all('code kbd samp tt', marked('code')),
};

function all(names: string, read: Read): Record<string, Read> {
  return Object.fromEntries(names.split(' ').map((name) => [name, read]));
}
