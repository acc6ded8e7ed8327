import type { DeskController } from '@/components/desk/desk-controller';
import { addRange } from '@/components/desk/ranges';
import { stateOf } from '@/components/desk/store/overlay';
import type { AnnotationView } from '@/lib/annotations/model';
import { canDeleteAnnotation } from '@/lib/annotations/policy';
import { lackOf } from '@/lib/annotations/range-rules';
import { decisionOf, isLost, isWhole } from '@/lib/annotations/rules';
import { retakable } from '@/lib/annotations/verb-rules';
import type { TextRange } from '@/lib/text/text-range';

/** Says yes: to the words as they are now, or to a suggestion. False when there is nothing to say it to. */
export function sayYes(desk: DeskController): boolean {
  const { active, actions } = desk;
  if (!active) return false;
  if (isDecidable(desk, active)) actions.decideSuggestion(active.id, 'accepted');
  else if (desk.may.annotate && retakable(active.ranges).length > 0) actions.confirm(active.id);
  else return false;
  return true;
}

/** Says no: gives up words without a place, or rejects a suggestion. False when there is nothing to say it to. */
export function sayNo(desk: DeskController): boolean {
  const { active, actions } = desk;
  if (!active) return false;
  if (isDecidable(desk, active)) actions.decideSuggestion(active.id, 'rejected');
  else if (letGoOf(desk, active) !== null) actions.letGo(active.id);
  else return false;
  return true;
}

/** Whether the person can decide about the suggestion now. */
export function isDecidable(desk: DeskController, annotation: AnnotationView): boolean {
  return desk.may.write && annotation.kind === 'suggestion' && decisionOf(annotation) === 'open';
}

/** What letting go would take: ranges, or the annotation with them; null where there is nothing to let go, or that is not for this person. */
export function letGoOf(desk: DeskController, annotation: AnnotationView): 'ranges' | 'annotation' | null {
  const left = annotation.ranges.filter((range) => !isLost(range));
  if (left.length === annotation.ranges.length || !desk.may.annotate) return null;
  if (lackOf(annotation.kind, left) === null) return 'ranges';
  return canDeleteAnnotation(desk.data.me, annotation) ? 'annotation' : null;
}

/** Goes to the first range whose words changed, to move its ends. */
export function adjust(desk: DeskController, annotation: AnnotationView): boolean {
  const range =
    annotation.ranges.find(({ placement }) => placement === 'changed') ?? retakable(annotation.ranges)[0];
  if (!range) return false;
  goToRange(desk, range);
  desk.store.notify({ message: 'Drag the ends of the words, or move them with [ ] and { }.', shown: true });
  return true;
}

/** Puts what has no place, or else what changed, on the selected words. */
export function reattachHere(desk: DeskController, annotation: AnnotationView): void {
  const selection = desk.paper?.selection;
  const { ranges } = annotation;
  const lost = ranges.findIndex(isLost);
  const index = lost >= 0 ? lost : ranges.findIndex(({ placement }) => !isWhole(placement));
  if (index < 0) desk.store.notify({ message: 'Its words are in their place.', shown: true });
  else if (!selection) {
    desk.store.notify({ message: 'Select in the text what it belongs to, then reattach it.', shown: true });
    desk.paper?.focus();
  } else reattachTo(desk, annotation, index, selection);
}

/** Puts one range of an annotation on other words. */
export function reattachTo(
  desk: DeskController,
  annotation: AnnotationView,
  index: number,
  range: TextRange,
): void {
  const before = stateOf(annotation).ranges;
  const role = before[index]?.role;
  if (!role) return;
  const others = before.filter((_, at) => at !== index);
  if (!desk.actions.change(annotation.id, 'ranges', addRange(others, { role, ...range }))) {
    const problem = desk.store.state.problems.get(`${annotation.id} ranges`);
    desk.store.notify({ message: problem ?? 'It cannot stand there.', shown: true });
    return;
  }
  desk.paper?.showPlace(null);
  desk.paper?.select(range.end);
  desk.store.notify({ message: 'Reattached', shown: true });
  desk.scrollTo(range.start);
}

/** Shows a stretch of the text, with the caret at its beginning. */
export function goToRange(desk: DeskController, range: TextRange): void {
  desk.paper?.select(range.start, range.start, range);
  desk.paper?.focus();
  desk.scrollTo(range.start);
}
