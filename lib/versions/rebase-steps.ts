import type { Node } from '@tiptap/pm/model';
import { Mapping, type Step, type StepMap } from '@tiptap/pm/transform';
import { applyStep } from '@/lib/versions/apply-step';

/**
 * Steps that were made for an older version, as they are for a document that others' steps led to since: each is taken back over those
 * before it, along what others did, and forth again, exactly as `prosemirror-collab` does on the page that sent them. One that others
 * left no room for is left out, there as here.
 */
export function rebaseSteps(steps: readonly Step[], over: readonly StepMap[], doc: Node): Step[] {
  const mapping = new Mapping();
  for (const step of steps.toReversed()) mapping.appendMap(step.getMap().invert());
  for (const map of over) mapping.appendMap(map);
  const rebased: Step[] = [];
  let current = doc;
  steps.forEach((step, index) => {
    const own = steps.length - index;
    const mapped = step.map(mapping.slice(own));
    const next = mapped && applyStep(mapped, current);
    if (!mapped || !next) return;
    mapping.appendMap(mapped.getMap(), own - 1);
    rebased.push(mapped);
    current = next;
  });
  return rebased;
}
