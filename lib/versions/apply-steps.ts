import { Fragment, type Mark, type Node, type Slice } from '@tiptap/pm/model';
import {
  AddMarkStep,
  RemoveMarkStep,
  ReplaceAroundStep,
  ReplaceStep,
  Step,
  type StepMap,
} from '@tiptap/pm/transform';
import { finish, type Work } from '@/lib/anchoring/work';
import { MAX_BLOCKS, MAX_TEXT } from '@/lib/articles/rules';
import { canonicalFragment, canonicalMark, isStorable } from '@/lib/editor/canonical';
import { projectionOf } from '@/lib/editor/projection-of';
import { documentSchema } from '@/lib/editor/schema';
import { applyStep } from '@/lib/versions/apply-step';
import { rebaseSteps } from '@/lib/versions/rebase-steps';

/** How deep blocks may stand in blocks. */
const MAX_DEPTH = 40;

export type StepsFault = 'malformed' | 'does_not_fit' | 'too_long' | 'too_many_blocks' | 'too_deep';

/** The documents before each step and after all of them, and what each step did to positions. */
export interface AppliedSteps {
  docs: Node[];
  steps: Step[];
  maps: StepMap[];
}
export type StepsResult = ({ ok: true } & AppliedSteps) | { ok: false; fault: StepsFault };

/** Steps out of JSON from anywhere; null when one is none, or holds what an article does not keep. */
function readSteps(json: readonly unknown[]): Step[] | null {
  try {
    const steps = json.map((each) => Step.fromJSON(documentSchema, each));
    return json.every(hasWholeSlice) && steps.every(isCanonical) ? steps : null;
  } catch {
    // ProseMirror throws a RangeError for what it knows to be wrong, and a TypeError for shapes it never thought of.
    return null;
  }
}

/** The document after steps, in order; null when one does not fit. */
export function replayStepsOf(doc: Node, steps: readonly Step[]): Node | null {
  let after: Node | null = doc;
  for (const step of steps) after = after && applyStep(step, after);
  return after;
}

/** The document after steps that were applied before, and so are right; null when they do not fit. */
export function replaySteps(doc: Node, json: readonly unknown[]): Node | null {
  return replayStepsOf(
    doc,
    json.map((each) => Step.fromJSON(documentSchema, each)),
  );
}

/**
 * Applies steps from anywhere to a document of the editor's schema: all or none. Whatever comes out is such a document again, within the
 * limits of articles; it may be without text, because who selects all and types has none in between.
 */
export function applySteps(doc: Node, json: readonly unknown[]): StepsResult {
  const steps = readSteps(json);
  return steps ? followSteps(doc, steps) : { ok: false, fault: 'malformed' };
}

/** `applySteps` for steps that were made before others, whose maps these are, led to the document. */
export function applyRebased(doc: Node, json: readonly unknown[], over: readonly StepMap[]): StepsResult {
  const steps = readSteps(json);
  return steps ? followSteps(doc, rebaseSteps(steps, over, doc)) : { ok: false, fault: 'malformed' };
}

export function followSteps(doc: Node, steps: readonly Step[]): StepsResult {
  return finish(followingSteps(doc, steps));
}

/** `applySteps` for steps that were read, with pauses. */
export function* followingSteps(doc: Node, steps: readonly Step[]): Work<StepsResult> {
  const docs = [doc];
  let after = doc;
  for (const step of steps) {
    const next = applyStep(step, after);
    if (!next) return { ok: false, fault: 'does_not_fit' };
    const fault = faultOf(after, next, 0);
    if (fault) return { ok: false, fault };
    docs.push((after = next));
    yield;
  }
  const { text, blocks } = projectionOf(after);
  if (text.length > MAX_TEXT) return { ok: false, fault: 'too_long' };
  if (blocks.length > MAX_BLOCKS) return { ok: false, fault: 'too_many_blocks' };
  return { ok: true, docs, steps: [...steps], maps: steps.map((step) => step.getMap()) };
}

// ProseMirror takes a slice that is none for one that is empty.
function hasWholeSlice(json: unknown): boolean {
  const slice: unknown = Reflect.get(Object(json), 'slice');
  return slice === undefined || slice === null || Array.isArray(Reflect.get(Object(slice), 'content'));
}

function isCanonical(step: Step): boolean {
  if (step instanceof ReplaceStep) return areNumbers(step.from, step.to) && isKept(step.slice);
  if (step instanceof ReplaceAroundStep) {
    return areNumbers(step.from, step.to, step.gapFrom, step.gapTo, step.insert) && isKept(step.slice);
  }
  if (step instanceof AddMarkStep || step instanceof RemoveMarkStep) {
    return areNumbers(step.from, step.to) && isKeptMark(step.mark, step instanceof AddMarkStep);
  }
  return false;
}

// Link marks that were let in before a rule became stricter can still be taken away.
function isKeptMark(mark: Mark, isNew: boolean): boolean {
  return !isNew || canonicalMark(mark) === mark;
}

function isKept({ content }: Slice): boolean {
  let hasOnlyKnown = canonicalFragment(content) === content;
  content.descendants((node) => {
    if (node.isText && !isStorable(node.text ?? '')) hasOnlyKnown = false;
    return hasOnlyKnown;
  });
  return hasOnlyKnown;
}

function areNumbers(...positions: number[]): boolean {
  return positions.every((pos) => Number.isSafeInteger(pos) && pos >= 0);
}

// Nodes are values: what both documents share was right before.
function faultOf(before: Node | null, after: Node, depth: number): StepsFault | null {
  if (before === after) return null;
  if (depth > MAX_DEPTH) return 'too_deep';
  if (!after.type.validContent(after.content)) return 'does_not_fit';
  if (after.isText) return isStorable(after.text ?? '') ? null : 'malformed';
  const known = new Set<Node>(before?.content.content ?? Fragment.empty.content);
  for (let index = 0; index < after.childCount; index++) {
    const child = after.child(index);
    if (known.has(child)) continue;
    const counterpart = before?.maybeChild(index) ?? null;
    const fault = faultOf(counterpart?.type === child.type ? counterpart : null, child, depth + 1);
    if (fault) return fault;
  }
  return null;
}
