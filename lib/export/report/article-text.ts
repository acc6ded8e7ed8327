import type { DocJson } from '@/lib/articles/model';
import type { BlockName } from '@/lib/export/block-name';
import { markup, type Markup, type Part } from '@/lib/export/report/markup';
import { KIND_NAMES } from '@/lib/export/report/names';
import { anchorOf } from '@/lib/export/report/view';
import { safeUrl } from '@/lib/export/safe-url';
import type { PublicItem } from '@/lib/report/public-model';
import { BLOCK_SEPARATOR } from '@/lib/text/project-text';
import { cutSegments } from '@/lib/text/segments';

/** A stretch of the text with the items whose words it is part of, and those that end with it. */
interface Stretch {
  start: number;
  end: number;
  items: readonly PublicItem[];
  /** Items whose last words these are: their references follow. */
  ending: readonly PublicItem[];
  number: number;
}

/**
 * The article as it was published, with the words that were checked marked: where they overlap they are cut into segments, each of which names
 * its items. After the last words of an item stands a reference to what was found.
 */
export function articleText(doc: DocJson, items: readonly PublicItem[]): Markup {
  const byId = new Map(items.map((item) => [item.id, item]));
  const last = new Map(items.map(({ id, ranges }) => [id, Math.max(0, ...ranges.map(({ end }) => end))]));
  const ranges = items.flatMap(({ id, ranges: own }) => own.map((range) => ({ ...range, id })));
  const stretches = cutSegments(ranges).map(({ start, end, ids }, index): Stretch => {
    const own = ids.flatMap((id) => byId.get(id) ?? []);
    return {
      start,
      end,
      items: own,
      ending: own.filter(({ id }) => last.get(id) === end),
      number: index + 1,
    };
  });
  return markup`${blocksOf(doc, new Walk(stretches))}`;
}

/** Where in the projection of the document the walk is, and which stretches are still to come. */
class Walk {
  #offset = 0;
  #next = 0;
  constructor(readonly stretches: readonly Stretch[]) {}

  /** Begins the next textblock. */
  enter(length: number): { start: number; end: number; stretches: Stretch[] } {
    const start = this.#offset;
    const end = start + length;
    this.#offset = end + BLOCK_SEPARATOR.length;
    while ((this.stretches[this.#next]?.end ?? Infinity) <= start) this.#next += 1;
    const found: Stretch[] = [];
    for (let index = this.#next; (this.stretches[index]?.start ?? Infinity) <= end; index += 1) {
      const stretch = this.stretches[index];
      if (stretch) found.push(stretch);
    }
    return { start, end, stretches: found };
  }
}

/** What each block of the schema is in HTML. Headings of the article stand below the page's own. */
export const BLOCKS: Record<BlockName, (node: DocJson, walk: Walk) => Markup> = {
  doc: (node, walk) => markup`${blocksOf(node, walk)}`,
  paragraph: (node, walk) => markup`<p dir="auto">${inlineOf(node, walk)}</p> `,
  caption: (node, walk) => markup`<p dir="auto" class="caption">${inlineOf(node, walk)}</p> `,
  heading: (node, walk) => {
    const inside = inlineOf(node, walk);
    switch (node.attrs?.['level']) {
      case 1:
      case 2:
        return markup`<h3 dir="auto">${inside}</h3> `;
      case 3:
        return markup`<h4 dir="auto">${inside}</h4> `;
      default:
        return markup`<h5 dir="auto">${inside}</h5> `;
    }
  },
  codeBlock: (node, walk) => markup`<pre><code>${inlineOf(node, walk)}</code></pre> `,
  blockquote: (node, walk) => markup`<blockquote>${blocksOf(node, walk)}</blockquote> `,
  bulletList: (node, walk) =>
    markup`<ul>
      ${blocksOf(node, walk)}
    </ul> `,
  orderedList: (node, walk) => {
    const start = node.attrs?.['start'];
    return markup`<ol start="${typeof start === 'number' ? start : 1}">
      ${blocksOf(node, walk)}
    </ol> `;
  },
  listItem: (node, walk) => markup`<li>${blocksOf(node, walk)}</li> `,
  horizontalRule: () => markup`<hr /> `,
  table: (node, walk) =>
    markup`<div class="table" role="region" aria-label="Table" tabindex="0">
      <table>
        ${blocksOf(node, walk)}
      </table>
    </div> `,
  tableRow: (node, walk) =>
    markup`<tr>
      ${blocksOf(node, walk)}
    </tr> `,
  tableCell: (node, walk) => markup`<td${spans(node)}>${blocksOf(node, walk)}</td>`,
  // HTML lets no header cell hold what begins a section of its own.
  tableHeader: (node, walk) =>
    holdsAny(node, ['heading', 'blockquote'])
      ? markup`<td class="head"${spans(node)}>${blocksOf(node, walk)}</td>`
      : markup`<th${spans(node)}>${blocksOf(node, walk)}</th>`,
};

function blocksOf(node: DocJson, walk: Walk): Markup[] {
  return (node.content ?? []).map((child) => {
    if (!Object.hasOwn(BLOCKS, child.type)) throw new Error(`The report has no words for ${child.type}.`);
    return BLOCKS[child.type as BlockName](child, walk);
  });
}

function holdsAny({ content = [] }: DocJson, types: readonly BlockName[]): boolean {
  return content.some((child) => types.some((type) => type === child.type) || holdsAny(child, types));
}

function spans({ attrs }: DocJson): Markup {
  const span = (name: 'colspan' | 'rowspan') => {
    const value = attrs?.[name];
    return typeof value === 'number' && value > 1 ? markup` ${name}="${value}"` : null;
  };
  return markup`${span('colspan')}${span('rowspan')}`;
}

function inlineOf(node: DocJson, walk: Walk): Part[] {
  const content = node.content ?? [];
  const length = content.reduce((sum, child) => sum + lengthOf(child), 0);
  const { start, end: blockEnd, stretches } = walk.enter(length);
  const parts: Part[] = [];
  let offset = start;
  let next = 0;
  for (const child of content) {
    const end = offset + lengthOf(child);
    while (offset < end) {
      while ((stretches[next]?.end ?? Infinity) <= offset) next += 1;
      const stretch = stretches[next];
      const isMarked = stretch !== undefined && stretch.start <= offset;
      const until = Math.min(end, stretch === undefined ? end : isMarked ? stretch.end : stretch.start);
      const piece = pieceOf(child, offset - (end - lengthOf(child)), until - (end - lengthOf(child)));
      parts.push(isMarked ? markOf(stretch, piece, offset) : piece);
      if (isMarked && until === stretch.end) parts.push(stretch.ending.map(referenceTo));
      offset = until;
    }
  }
  // Words that end with the break after the block.
  const over = stretches.filter(({ end }) => end === blockEnd + BLOCK_SEPARATOR.length);
  parts.push(over.map(({ ending }) => ending.map(referenceTo)));
  return parts;
}

const lengthOf = ({ text }: DocJson) => text?.length ?? 1;

/** A stretch can go on over several pieces and blocks; only its first piece carries its id. */
function markOf({ number, items, start }: Stretch, piece: Part, offset: number): Markup {
  const kinds = [...new Set(items.map(({ kind }) => `is-${kind.replaceAll('_', '-')}`))].join(' ');
  const labels = items.map(({ label }) => label).join(' ');
  const id = offset === start ? markup` id="s-${number}"` : null;
  return markup`<mark class="${kinds}" data-annotations="${labels}"${id}>${piece}</mark>`;
}

function referenceTo(item: PublicItem): Markup {
  const name = `${KIND_NAMES[item.kind].one} ${item.label}`;
  return markup`<a class="ref" id="at-${anchorOf(item)}" href="#${anchorOf(item)}" aria-label="${name}"
    >${item.label}</a
  >`;
}

type MarkName = 'bold' | 'italic' | 'strike' | 'underline' | 'code' | 'link';

/** What each mark of the schema is in HTML. */
export const MARKS: Record<MarkName, (inside: Part, attrs: Record<string, unknown>) => Markup> = {
  bold: (inside) => markup`<strong>${inside}</strong>`,
  italic: (inside) => markup`<em>${inside}</em>`,
  strike: (inside) => markup`<s>${inside}</s>`,
  underline: (inside) => markup`<u>${inside}</u>`,
  code: (inside) => markup`<code>${inside}</code>`,
  link: (inside, { href }) => {
    const url = typeof href === 'string' ? safeUrl(href) : null;
    return url === null
      ? markup`${inside}`
      : markup`<a href="${url}" rel="nofollow noopener noreferrer">${inside}</a>`;
  },
};

function pieceOf(node: DocJson, from: number, to: number): Part {
  if (node.type === 'hardBreak') return markup`<br />`;
  if (node.type !== 'text') throw new Error(`The report has no words for ${node.type}.`);
  const text: Part = (node.text ?? '').slice(from, to);
  return (node.marks ?? []).toReversed().reduce<Part>((inside, { type, attrs }) => {
    if (!Object.hasOwn(MARKS, type)) throw new Error(`The report has no words for the mark ${type}.`);
    return MARKS[type as MarkName](inside, attrs ?? {});
  }, text);
}
