import type { DocJson } from '@/lib/articles/model';
import { encodeUnsafe } from '@/lib/export/safe-url';

/** How text can be emphasised in Markdown, from the outside in. */
export const EMPHASES = ['bold', 'italic', 'strike'] as const;
export type Emphasis = (typeof EMPHASES)[number];

interface Marks {
  emphasis: ReadonlySet<Emphasis>;
  /** The destination as Markdown writes it. */
  link: string | null;
}

/** A stretch of a textblock with the same marks; a reference stands between two characters. */
export type Piece = Marks &
  (
    | { kind: 'text'; text: string }
    | { kind: 'code'; text: string }
    | { kind: 'break' }
    | { kind: 'reference'; label: string }
  );

/** A footnote's reference and the place of it: UTF-16 units from the beginning of the textblock. */
export interface PlacedReference {
  label: string;
  offset: number;
}

/** What each mark of the schema is in Markdown; underlining is not, and its words stay. */
export const MARKS: Record<'bold' | 'italic' | 'strike' | 'underline' | 'code' | 'link', Emphasis | null> = {
  bold: 'bold',
  italic: 'italic',
  strike: 'strike',
  underline: null,
  code: null,
  link: null,
};

const PLAIN: Marks = { emphasis: new Set(), link: null };

/** Text of a person, in which a line break is a line break and nothing is markup. */
export function piecesOfText(text: string): Piece[] {
  return text
    .split(/(\r\n|\r|\n)/)
    .filter((part) => part !== '')
    .map((part) =>
      /^[\r\n]/.test(part) ? { ...PLAIN, kind: 'break' } : { ...PLAIN, kind: 'text', text: part },
    );
}

/** The pieces of a textblock's inline nodes with the references, which are ordered by their place, put where they belong. */
export function piecesOf(content: readonly DocJson[], references: readonly PlacedReference[]): Piece[] {
  const pieces: Piece[] = [];
  const waiting = [...references];
  let offset = 0;
  const takeReferences = () => {
    while (waiting[0] && waiting[0].offset <= offset) {
      pieces.push({ ...PLAIN, kind: 'reference', label: waiting[0].label });
      waiting.shift();
    }
  };
  for (const node of content) {
    takeReferences();
    const marks = marksOf(node);
    if (node.type === 'hardBreak') {
      pieces.push({ ...marks, kind: 'break' });
      offset += 1;
      continue;
    }
    if (node.type !== 'text') throw new Error(`Markdown has no words for ${node.type}.`);
    const isCode = hasMark(node, 'code');
    let rest = node.text ?? '';
    while (rest !== '') {
      takeReferences();
      const length = Math.min(rest.length, (waiting[0]?.offset ?? Infinity) - offset);
      pieces.push({ ...marks, kind: isCode ? 'code' : 'text', text: rest.slice(0, length) });
      rest = rest.slice(length);
      offset += length;
    }
  }
  takeReferences();
  return pieces;
}

function hasMark(node: DocJson, type: string): boolean {
  return node.marks?.some((mark) => mark.type === type) ?? false;
}

function marksOf(node: DocJson): Marks {
  const marks = node.marks ?? [];
  const link = marks.find((mark) => mark.type === 'link');
  return {
    emphasis: new Set(marks.flatMap(({ type }) => emphasisOf(type) ?? [])),
    link: link ? destination(link.attrs ?? {}) : null,
  };
}

function emphasisOf(type: string): Emphasis | null {
  if (!Object.hasOwn(MARKS, type)) throw new Error(`Markdown has no words for the mark ${type}.`);
  return MARKS[type as keyof typeof MARKS];
}

function destination({ href }: Record<string, unknown>): string | null {
  if (typeof href !== 'string' || !URL.canParse(href)) return null;
  // Parentheses and ampersands are left alone by encoding, but not by Markdown.
  const address = encodeUnsafe(new URL(href).href).replaceAll('&', '&amp;');
  return `<${address}>`;
}
