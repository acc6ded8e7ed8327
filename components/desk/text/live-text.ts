import type { Node } from '@tiptap/pm/model';
import { Mapping, Step, type StepMap } from '@tiptap/pm/transform';
import type { AnnotationView, Range } from '@/lib/annotations/model';
import type { DocJson } from '@/lib/articles/model';
import { rangeMapper } from '@/lib/editor/map-range';
import { projectionOf } from '@/lib/editor/projection-of';
import { documentSchema } from '@/lib/editor/schema';
import { projectText, type TextProjection } from '@/lib/text/project-text';
import type { TextRange } from '@/lib/text/text-range';
import type { StepView, TouchedAnchor } from '@/lib/versions/model';

/** So many of the server's words on one annotation are kept: a page that reads it anew needs none. */
const MOST_KEPT = 50;

/**
 * The article's text as the server knows it, version by version since the desk was opened. The desk works on one of these versions, the
 * settled one: all offsets of the desk count in it, and it is moved on when nobody is disturbed by that.
 */
export class LiveText {
  readonly #first: number;
  readonly #firstDoc: DocJson;
  readonly #firstProjection: TextProjection;
  /** By version since the first: the document, and the map that led to it. */
  readonly #docs: Node[] = [];
  readonly #maps: StepMap[] = [];
  /** By annotation: what the server said of its anchors, and after which version. */
  readonly #touched = new Map<string, { to: number; anchor: TouchedAnchor }[]>();
  /** By version, how ranges get from it to the settled one. */
  readonly #carriers = new Map<number, (range: TextRange) => TextRange>();
  #settled: number;

  constructor(version: number, doc: DocJson) {
    this.#first = version;
    this.#settled = version;
    this.#firstDoc = doc;
    this.#firstProjection = projectText(doc);
  }

  get settled(): { version: number } {
    return { version: this.#settled };
  }

  /** The newest version that is known here. */
  get version(): number {
    return this.#first + this.#maps.length;
  }

  get projection(): TextProjection {
    // Most desks are opened and never see another version: they need no more than the text.
    return this.#settled === this.#first ? this.#firstProjection : projectionOf(this.#docAt(this.#settled));
  }

  get settledDoc(): Node {
    return this.#docAt(this.#settled);
  }

  /** What was done to the settled document until the newest that is known. */
  mapsAhead(): StepMap[] {
    return this.#maps.slice(this.#settled - this.#first);
  }

  /** What was done since a version until the newest that is known; null for a version that is not known here. */
  mapsSince(version: number): Mapping | null {
    if (version < this.#first || version > this.version) return null;
    return new Mapping(this.#maps.slice(version - this.#first));
  }

  /** Takes in steps that are not known yet; answers them. Null when some between are missing: then nothing was taken. */
  receive(views: readonly StepView[]): StepView[] | null {
    const fresh = views.filter((view) => view.version > this.version);
    for (const [index, view] of fresh.entries()) {
      if (view.version !== this.version + 1) return index === 0 ? null : fresh.slice(0, index);
      const step = Step.fromJSON(documentSchema, view.step);
      const { doc } = step.apply(this.#docAt(this.version));
      if (!doc) throw new Error(`The step to version ${view.version} does not fit.`);
      this.#docs.push(doc);
      this.#maps.push(step.getMap());
    }
    return fresh;
  }

  /** Takes note of what the server says of anchors after a batch of steps. */
  noteTouched(to: number, anchors: readonly TouchedAnchor[]): void {
    for (const anchor of anchors) {
      const list = this.#touched.get(anchor.annotationId) ?? [];
      list.push({ to, anchor });
      this.#touched.set(
        anchor.annotationId,
        list.toSorted((one, other) => one.to - other.to).slice(-MOST_KEPT),
      );
    }
  }

  /** Moves the settled version on to the newest one; false when it is there already. */
  settle(): boolean {
    if (this.version === this.#settled) return false;
    this.#settled = this.version;
    this.#carriers.clear();
    return true;
  }

  /** The annotation with its ranges in the settled version, after the server said where they are at `readAt`; itself when they are there already. */
  bringForward(view: AnnotationView, readAt: number): AnnotationView {
    const ranges = this.#withTouched(view.id, readAt, carryRanges(this, view.textVersion, view.ranges));
    if (view.textVersion >= this.#settled && ranges === view.ranges) return view;
    return { ...view, textVersion: Math.max(view.textVersion, this.#settled), ranges: ranges as Range[] };
  }

  #withTouched(id: string, readAt: number, before: readonly Range[]): readonly Range[] {
    let ranges = before;
    for (const { to, anchor } of this.#touched.get(id) ?? []) {
      const range = ranges[anchor.ordinal];
      if (to <= readAt || to > this.#settled || range?.role !== anchor.role) continue;
      const { start, end } = this.carrier(to)(anchor);
      const { placement } = anchor;
      if (range.start === start && range.end === end && range.placement === placement) continue;
      ranges = ranges.with(anchor.ordinal, { ...range, start, end, placement });
    }
    return ranges;
  }

  /** How ranges of one version are taken to the settled one; those of a version that is not known here stay as they are. */
  carrier(version: number): (range: TextRange) => TextRange {
    if (version >= this.#settled || version < this.#first) return (range) => range;
    // Thousands of annotations stand in one version.
    const known = this.#carriers.get(version);
    if (known) return known;
    const maps = this.#maps.slice(version - this.#first, this.#settled - this.#first);
    const carrier = rangeMapper(this.#docAt(version), maps, this.settledDoc);
    this.#carriers.set(version, carrier);
    return carrier;
  }

  #docAt(version: number): Node {
    if (this.#docs.length === 0) this.#docs.push(documentSchema.nodeFromJSON(this.#firstDoc));
    const doc = this.#docs[version - this.#first];
    if (!doc) throw new Error(`Version ${version} of the text is not known here.`);
    return doc;
  }
}

/** The ranges taken to the settled version, with what becomes of their places on the way; the same ones when nothing changes. */
function carryRanges(text: LiveText, version: number, ranges: readonly Range[]): readonly Range[] {
  if (version >= text.settled.version) return ranges;
  const carry = text.carrier(version);
  const carried = ranges.map((range): Range => {
    const { start, end } = carry(range);
    const isLost = start === end && range.start < range.end;
    if (start === range.start && end === range.end && !isLost) return range;
    return { ...range, start, end, placement: isLost ? 'orphaned' : range.placement };
  });
  return carried.every((range, index) => range === ranges[index]) ? ranges : carried;
}
