import type { Node } from '@tiptap/pm/model';
import type { Step } from '@tiptap/pm/transform';

/** The document after a step; null when the step does not fit it. */
export function applyStep(step: Step, doc: Node): Node | null {
  try {
    return step.apply(doc).doc;
  } catch {
    // Positions outside the document, or content that a node does not take.
    return null;
  }
}
