import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { Mapping, type StepMap } from '@tiptap/pm/transform';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { activeDecorations } from '@/lib/editor/active-decorations';
import { clipToBlocks, touchedSpan } from '@/lib/editor/block-clip';
import { rangeMapper } from '@/lib/editor/map-range';
import { markStyle } from '@/lib/editor/mark-style';
import { projectionOf } from '@/lib/editor/projection-of';
import type { TextMark } from '@/lib/editor/text-mark';
import type { TextBlock, TextProjection } from '@/lib/text/project-text';
import { cutSegments } from '@/lib/text/segments';
import type { TextRange } from '@/lib/text/text-range';

interface AnnotationState {
  marks: ReadonlyMap<string, TextMark>;
  /** The document that the marks count in. */
  doc: Node;
  /** What was done to that document since. */
  maps: readonly StepMap[];
  drawn: DecorationSet;
  /** The active one, shown above the others; kept apart so that choosing never rebuilds `drawn`. */
  active: TextMark | null;
  outline: DecorationSet;
}

type AnnotationMeta = { marks?: readonly TextMark[]; active?: TextMark | null };

const annotationKey = new PluginKey<AnnotationState>('annotations');

/**
 * Draws annotations as decorations; the document is never touched. What is there from the start is drawn with the text. When the text is
 * changed, what is drawn moves along, until it is said anew where the annotations are.
 */
export function annotationPlugin(initial: readonly TextMark[] = []): Plugin<AnnotationState> {
  return new Plugin<AnnotationState>({
    key: annotationKey,
    state: {
      init: (_config, { doc }) => {
        const nothing = {
          marks: new Map(),
          doc,
          maps: [],
          drawn: DecorationSet.empty,
          active: null,
          outline: DecorationSet.empty,
        };
        return redraw(nothing, initial, doc);
      },
      apply(transaction, before, _old, { doc }) {
        const meta = transaction.getMeta(annotationKey) as AnnotationMeta | undefined;
        const value = transaction.docChanged ? moveAlong(before, transaction) : before;
        if (!meta) return value;
        const drawn = meta.marks ? redraw(value, meta.marks, doc) : value;
        if (meta.active === undefined) return drawn;
        const outline = meta.active
          ? DecorationSet.create(doc, activeDecorations(projectionOf(doc), meta.active))
          : DecorationSet.empty;
        return { ...drawn, active: meta.active, outline };
      },
    },
    props: {
      decorations(state) {
        return annotationKey.getState(state)?.drawn;
      },
    },
  });
}

/** Draws the outline of the active annotation; a plugin of its own, so that its decorations lie above the others. */
export function activeMarkPlugin(): Plugin {
  return new Plugin({ props: { decorations: (state) => annotationKey.getState(state)?.outline } });
}

/**
 * A transaction that shows exactly these annotations, which count in the document as it then is; only blocks in which something differs
 * are drawn again.
 */
export function setMarks(transaction: Transaction, marks: readonly TextMark[]): Transaction {
  return withMeta(transaction, { marks });
}

/** A transaction that outlines one annotation, or none. */
export function setActiveMark(transaction: Transaction, active: TextMark | null): Transaction {
  return withMeta(transaction, { active });
}

function withMeta(transaction: Transaction, meta: AnnotationMeta): Transaction {
  const before = transaction.getMeta(annotationKey) as AnnotationMeta | undefined;
  return transaction.setMeta(annotationKey, { ...before, ...meta }).setMeta('addToHistory', false);
}

/** Ids of the annotations shown at an offset, the innermost first; a place between two characters counts for both. */
export function marksAt(state: EditorState, offset: number): string[] {
  const found: { id: string; length: number }[] = [];
  for (const mark of annotationKey.getState(state)?.marks.values() ?? []) {
    const range = mark.ranges.find(({ start, end }) => start <= offset && offset <= end);
    if (range) found.push({ id: mark.id, length: range.end - range.start });
  }
  return found.toSorted((a, b) => a.length - b.length || (a.id < b.id ? -1 : 1)).map(({ id }) => id);
}

function moveAlong(value: AnnotationState, { mapping, doc }: Transaction): AnnotationState {
  return {
    ...value,
    maps: [...value.maps, ...mapping.maps],
    drawn: value.drawn.map(mapping, doc),
    outline: value.outline.map(mapping, doc),
  };
}

function redraw(value: AnnotationState, list: readonly TextMark[], doc: Node): AnnotationState {
  const projection = projectionOf(doc);
  const { blocks } = projection;
  const marks = new Map(list.map((mark) => [mark.id, mark]));
  const before = value.maps.length > 0 ? movedMarks(value, doc) : value.marks;
  const changed = changedMarks(before, marks);
  if (changed.length === 0 && value.maps.length === 0) return value;
  const touched = touchedBlocks(changed, blocks);
  for (const { start, end } of writtenRanges(value.maps, projection)) addTouched(touched, blocks, start, end);
  const next = { ...value, marks, doc, maps: [] };
  if (touched.size === 0) return next;
  // Taking many blocks out of a set costs more than building it anew.
  if (touched.size > blocks.length / 4) {
    const drawn = draw(list, projection, () => true);
    return { ...next, drawn: DecorationSet.create(doc, drawn) };
  }
  const wanted = blocks.filter((_, index) => touched.has(index));
  const old = wanted.flatMap((block) => value.drawn.find(block.pos, block.pos + block.end - block.start));
  const near = list.filter((mark) => mark.ranges.some(({ start, end }) => isOn(wanted, start, end)));
  const fresh = draw(near, projection, (start) => isOn(wanted, start, start + 1));
  return { ...next, drawn: value.drawn.remove(old).add(doc, fresh) };
}

/** The marks where what was drawn for them is now. */
function movedMarks({ marks, doc: before, maps }: AnnotationState, doc: Node): ReadonlyMap<string, TextMark> {
  const move = rangeMapper(before, maps, doc);
  return new Map(
    [...marks].map(([id, mark]) => [
      id,
      { ...mark, ranges: mark.ranges.map((range) => ({ ...range, ...move(range) })) },
    ]),
  );
}

/** Where something was written or taken away: pieces there may have lost an edge, or begin where another ends. */
function writtenRanges(maps: readonly StepMap[], projection: TextProjection): TextRange[] {
  const ranges: TextRange[] = [];
  maps.forEach((map, index) => {
    const rest = new Mapping(maps.slice(index + 1));
    map.forEach((_from, _to, start, end) => {
      ranges.push({
        start: Math.max(0, projection.posToOffset(rest.map(start, -1), -1) - 1),
        end: projection.posToOffset(rest.map(end, 1), 1) + 1,
      });
    });
  });
  return ranges;
}

function changedMarks(
  before: ReadonlyMap<string, TextMark>,
  after: ReadonlyMap<string, TextMark>,
): TextMark[] {
  const changed: TextMark[] = [];
  for (const [id, mark] of after) {
    const old = before.get(id);
    if (old === mark) continue;
    if (!old) changed.push(mark);
    else if (!isSame(old, mark)) changed.push(old, mark);
  }
  for (const [id, mark] of before) if (!after.has(id)) changed.push(mark);
  return changed;
}

function isSame(a: TextMark, b: TextMark): boolean {
  return (
    a.kind === b.kind &&
    a.finished === b.finished &&
    a.ranges.length === b.ranges.length &&
    a.ranges.every((range, index) => {
      const other = b.ranges[index];
      return range.role === other?.role && range.start === other.start && range.end === other.end;
    })
  );
}

function touchedBlocks(marks: readonly TextMark[], blocks: readonly TextBlock[]): Set<number> {
  const touched = new Set<number>();
  for (const { start, end } of marks.flatMap((mark) => mark.ranges)) addTouched(touched, blocks, start, end);
  return touched;
}

function addTouched(touched: Set<number>, blocks: readonly TextBlock[], start: number, end: number): void {
  const [first, last] = touchedSpan(blocks, start, end);
  for (let index = first; index < last; index++) touched.add(index);
}

function isOn(blocks: readonly TextBlock[], start: number, end: number): boolean {
  const [first, last] = touchedSpan(blocks, start, end);
  return first < last;
}

// Every decoration lies inside one block, so that a block can be drawn again by itself.
function draw(
  marks: readonly TextMark[],
  projection: TextProjection,
  isWanted: (start: number) => boolean,
): Decoration[] {
  const parts = new Map<string, { mark: TextMark; role: TextMark['ranges'][number]['role'] }>();
  const ranges = marks.flatMap((mark) =>
    mark.ranges.map(({ role, start, end }) => {
      const id = `${mark.id} ${role}`;
      parts.set(id, { mark, role });
      return { id, start, end };
    }),
  );
  const decorations: Decoration[] = [];
  for (const segment of cutSegments(ranges)) {
    const here = segment.ids.flatMap((id) => parts.get(id) ?? []);
    const style = markStyle(
      here.map(({ mark, role }) => ({ kind: mark.kind, role, finished: mark.finished })),
    );
    const attributes = {
      class: style.className,
      'data-annotations': [...new Set(here.map(({ mark }) => mark.id))].join(' '),
      ...(style.count !== null && { 'data-count': String(style.count) }),
    };
    for (const { from, to, start } of clipToBlocks(projection.blocks, segment.start, segment.end)) {
      if (isWanted(start)) decorations.push(Decoration.inline(from, to, attributes));
    }
  }
  return decorations;
}
