import { Fragment, type Mark, type Node, Slice } from '@tiptap/pm/model';
import { isAllowedHref } from '@/lib/editor/extensions';
import { keptSpan } from '@/lib/editor/tables';

/** The longest address and title that a link may have. */
const MAX_HREF = 5_000;
const MAX_TITLE = 500;

/**
 * Content with nothing in its attributes that an article does not keep: whatever a page that was copied from said about how a link
 * opens or a list is lettered is gone, and so are links to addresses that are not allowed. Of an article's own content it is the same object.
 */
export function canonicalFragment(fragment: Fragment): Fragment {
  const nodes = fragment.content.map(canonicalNode);
  return nodes.every((node, index) => node === fragment.child(index)) ? fragment : Fragment.fromArray(nodes);
}

/** `canonicalFragment` of a slice. */
export function canonicalSlice(slice: Slice): Slice {
  const content = canonicalFragment(slice.content);
  return content === slice.content ? slice : new Slice(content, slice.openStart, slice.openEnd);
}

/** The mark as an article keeps it; null for a link that it does not. */
export function canonicalMark(mark: Mark): Mark | null {
  if (mark.type.name !== 'link') return Object.keys(mark.attrs).length === 0 ? mark : mark.type.create();
  const href: unknown = mark.attrs['href'];
  if (typeof href !== 'string' || href.length > MAX_HREF || !isStorable(href) || !isAllowedHref(href))
    return null;
  const title: unknown = mark.attrs['title'];
  const told = typeof title === 'string' && isStorable(title) ? title.slice(0, MAX_TITLE) : null;
  const kept = mark.type.create(told === null ? { href } : { href, title: told });
  return kept.eq(mark) ? mark : kept;
}

/** Whether PostgreSQL can hold a text: no U+0000, no half of a character. */
export function isStorable(text: string): boolean {
  return !/[\0\p{Surrogate}]/u.test(text);
}

function canonicalNode(node: Node): Node {
  const marks = node.marks.flatMap((mark) => canonicalMark(mark) ?? []);
  const hasSameMarks =
    marks.length === node.marks.length && marks.every((mark, index) => mark === node.marks[index]);
  if (node.isText) return hasSameMarks ? node : node.mark(marks);
  const content = canonicalFragment(node.content);
  const attrs = canonicalAttrs(node);
  if (hasSameMarks && content === node.content && attrs === node.attrs) return node;
  return node.type.create(attrs, content, marks);
}

function canonicalAttrs(node: Node): Node['attrs'] {
  const kept = keptAttrs(node);
  const isSame = Object.keys(node.attrs).every((name) => node.attrs[name] === (kept[name] ?? null));
  return isSame ? node.attrs : kept;
}

// What lib/articles/document.ts lets in of attributes; all others are as the schema makes them.
function keptAttrs({ type, attrs }: Node): Record<string, unknown> {
  const fresh = { ...type.create(null).attrs };
  switch (type.name) {
    case 'heading':
      return { ...fresh, level: integer(attrs['level'], 1, 4) };
    case 'orderedList':
      return { ...fresh, start: integer(attrs['start'], 1, 1_000_000) };
    case 'codeBlock': {
      const language: unknown = attrs['language'];
      return {
        ...fresh,
        language: typeof language === 'string' && /^[\w+#-]{1,40}$/.test(language) ? language : null,
      };
    }
    case 'tableCell':
    case 'tableHeader':
      return { ...fresh, colspan: keptSpan(attrs['colspan']), rowspan: keptSpan(attrs['rowspan']) };
    default:
      return fresh;
  }
}

function integer(value: unknown, min: number, max: number): number {
  return typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max ? value : min;
}
