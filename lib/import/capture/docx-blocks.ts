import type { Mark, Node } from '@tiptap/pm/model';
import { documentSchema } from '@/lib/editor/schema';
import { listOf, type Numbering, type Styles } from '@/lib/import/capture/docx-styles';
import { attribute, childOf, elementsOf, textOf, type XmlElement } from '@/lib/import/capture/xml';
import { InlineRun } from '@/lib/import/inline-run';

/** What a document's body is read with. */
export interface Parts {
  styles: Styles;
  numbering: Numbering;
  footnotes: XmlElement | null;
  endnotes: XmlElement | null;
}

/** A paragraph of a list, on its way into it. */
interface Item {
  kind: 'bullet' | 'ordered';
  level: number;
  content: Node[];
}

/** Elements whose content is read as if they were not there. */
const THROUGH = new Set([
  'w:hyperlink',
  'w:ins',
  'w:moveTo',
  'w:smartTag',
  'w:sdt',
  'w:sdtContent',
  'w:fldSimple',
  'w:customXml',
  'w:dir',
  'w:bdo',
]);
const MARKS: Record<string, string> = {
  'w:b': 'bold',
  'w:i': 'italic',
  'w:strike': 'strike',
  'w:u': 'underline',
};

/** The blocks of a document's body, and its notes behind it. */
export function readBody(document: XmlElement, parts: Parts): Node[] {
  const notes: { number: number; id: string; of: XmlElement | null }[] = [];
  const [footnotes, endnotes] = [byId(parts.footnotes), byId(parts.endnotes)];
  const reader = new Reader(parts, (of, id) => {
    notes.push({ number: notes.length + 1, id, of });
    return notes.length;
  });
  const blocks = reader.blocksOf(childOf(document, 'w:body'));
  for (const { number, id, of } of notes) {
    const note = (of === parts.footnotes ? footnotes : endnotes).get(id);
    const [first, ...rest] = reader.blocksOf(note);
    const mark = documentSchema.text(`[${number}] `);
    if (first?.isTextblock)
      blocks.push(documentSchema.node('paragraph', null, [mark, ...first.children]), ...rest);
  }
  return blocks;
}

function byId(notes: XmlElement | null): ReadonlyMap<string, XmlElement> {
  return new Map(elementsOf(notes ?? undefined).map((note) => [attribute(note, 'w:id') ?? '', note]));
}

class Reader {
  readonly #parts: Parts;
  readonly #note: (of: XmlElement | null, id: string) => number;

  constructor(parts: Parts, note: (of: XmlElement | null, id: string) => number) {
    this.#parts = parts;
    this.#note = note;
  }

  blocksOf(container: XmlElement | undefined, inCell = false): Node[] {
    const blocks: Node[] = [];
    let items: Item[] = [];
    const endList = () => {
      for (const list of listsOf(items)) blocks.push(list);
      items = [];
    };
    for (const element of elementsOf(container)) {
      if (element.name === 'w:p') {
        const contents = this.#contentsOf(element);
        const list =
          listOf(childOf(element, 'w:pPr')) ?? this.#parts.styles.lists.get(styleOf(element)) ?? null;
        const level = this.#parts.styles.headings.get(styleOf(element));
        const [content] = contents;
        if (list && level === undefined && content) {
          items.push({
            kind: this.#parts.numbering(list.numId, list.level),
            level: list.level,
            content: contents.flat(),
          });
          continue;
        }
        endList();
        for (const inline of contents) blocks.push(textblock(level, inline));
      } else if (element.name === 'w:tbl') {
        endList();
        for (const block of this.#tableOf(element, inCell)) blocks.push(block);
      } else if (THROUGH.has(element.name)) {
        endList();
        for (const block of this.blocksOf(element, inCell)) blocks.push(block);
      }
    }
    endList();
    return blocks;
  }

  #tableOf(table: XmlElement, inCell: boolean): Node[] {
    const rows = elementsOf(table, 'w:tr').map((row) =>
      elementsOf(row)
        .flatMap((each) => (each.name === 'w:sdt' ? elementsOf(childOf(each, 'w:sdtContent')) : [each]))
        .filter(({ name }) => name === 'w:tc')
        // What goes on from the cell above is empty.
        .map((cell) => this.blocksOf(cell, true)),
    );
    const cells = rows.flat();
    if (cells.every((blocks) => blocks.length === 0)) return [];
    const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
    const isGrid = !inCell && width <= 100 && cells.length <= 10_000;
    if (!isGrid) return cells.flat();
    return [
      documentSchema.node(
        'table',
        null,
        rows
          .filter((row) => row.length > 0)
          .map((row) => {
            const padded = [...row, ...Array.from({ length: width - row.length }, (): Node[] => [])];
            return documentSchema.node(
              'tableRow',
              null,
              padded.map((blocks) =>
                documentSchema.node(
                  'tableCell',
                  null,
                  blocks.length > 0 ? blocks : [documentSchema.node('paragraph')],
                ),
              ),
            );
          }),
      ),
    ];
  }

  #contentsOf(paragraph: XmlElement): Node[][] {
    const run = new InlineRun();
    this.#readInline(paragraph, run, []);
    return run.take();
  }

  #readInline(element: XmlElement, run: InlineRun, marks: readonly Mark[]): void {
    for (const child of elementsOf(element)) {
      if (child.name === 'w:r') this.#readInline(child, run, marksOf(child));
      else if (THROUGH.has(child.name)) this.#readInline(child, run, marks);
      else if (child.name === 'w:t') run.addText(textOf(child), marks);
      else if (child.name === 'w:tab') run.addText(' ', marks);
      else if (child.name === 'w:noBreakHyphen') run.addText('-', marks);
      else if (child.name === 'w:br' || child.name === 'w:cr') run.addBreak();
      else if (child.name === 'w:footnoteReference' || child.name === 'w:endnoteReference') {
        const of = child.name === 'w:footnoteReference' ? this.#parts.footnotes : this.#parts.endnotes;
        run.addText(`[${this.#note(of, attribute(child, 'w:id') ?? '')}]`, []);
      } else if (child.name === 'mc:AlternateContent')
        this.#readInline(childOf(child, 'mc:Choice') ?? child, run, marks);
      else if (child.name === 'w:drawing' || child.name === 'w:pict' || child.name === 'wps:txbx') {
        for (const box of boxesIn(child)) {
          for (const inside of elementsOf(box, 'w:p')) {
            run.addBreak();
            this.#readInline(inside, run, []);
          }
        }
      }
    }
  }
}

function boxesIn(element: XmlElement): XmlElement[] {
  return elementsOf(element).flatMap((child) => (child.name === 'w:txbxContent' ? [child] : boxesIn(child)));
}

function textblock(level: number | undefined, content: Node[]): Node {
  return level === undefined
    ? documentSchema.node('paragraph', null, content)
    : documentSchema.node('heading', { level: Math.min(level, 4) }, content);
}

/** Lists of items that follow each other: deeper ones stand in the item before. */
function listsOf(items: readonly Item[]): Node[] {
  const lists: Node[] = [];
  const level = items.reduce((least, item) => Math.min(least, item.level), Infinity);
  for (let at = 0; at < items.length;) {
    const first = items[at];
    if (!first) break;
    const rows: Node[] = [];
    while (at < items.length) {
      const item = items[at];
      if (!item || (item.level <= level && item.kind !== first.kind && rows.length > 0)) break;
      let end = at + 1;
      while (end < items.length && (items[end]?.level ?? 0) > Math.max(item.level, level)) end += 1;
      const nested = listsOf(items.slice(at + 1, end));
      rows.push(
        documentSchema.node('listItem', null, [
          documentSchema.node('paragraph', null, item.content),
          ...nested,
        ]),
      );
      at = end;
    }
    lists.push(documentSchema.node(first.kind === 'ordered' ? 'orderedList' : 'bulletList', null, rows));
  }
  return lists;
}

function styleOf(paragraph: XmlElement): string {
  return attribute(childOf(paragraph, 'w:pPr', 'w:pStyle'), 'w:val') ?? '';
}

function marksOf(run: XmlElement): Mark[] {
  return elementsOf(childOf(run, 'w:rPr')).flatMap((property) => {
    const mark = MARKS[property.name];
    const value = attribute(property, 'w:val');
    return mark === undefined || ['0', 'false', 'none', 'off'].includes(value ?? '')
      ? []
      : [documentSchema.mark(mark)];
  });
}
