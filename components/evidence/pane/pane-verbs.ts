import { LOCATOR_LABELS } from '@/components/annotations/labels';
import { describeAnnotation } from '@/components/annotations/words-of';
import type { DeskController } from '@/components/desk/desk-controller';
import { atCopy, paneOn, type PaneState } from '@/components/evidence/pane/pane-state';
import { isOpenable, nextStop, passagesOf, type Stop, stopsOf } from '@/components/evidence/pane/walk';
import { sourceLine } from '@/components/evidence/source-line';
import { takesEvidence } from '@/lib/annotations/rules';
import type { EvidenceView } from '@/lib/evidence/model';
import { RELATION_VERBS } from '@/lib/evidence/rules';

const MOST_SPOKEN = 160;

/** Opens the pane, or goes to it: at what the active annotation rests on, or else on a search. */
export function openPane(desk: DeskController, from: PaneState['from']): void {
  const { active, ui } = desk;
  const { pane } = ui.state;
  if (pane) return ui.set({ pane: { ...pane, wanted: {} } });
  const [first] = active ? passagesOf(active) : [];
  if (first) openAtLink(desk, first, from);
  else findEvidence(desk, from);
}

/** Opens the pane at the passage of a link, or at the newest copy of its source where it names none. Withheld ones are not opened. */
export function openAtLink(desk: DeskController, link: EvidenceView, from: PaneState['from']): void {
  if (link.isWithheld) return;
  const pane = desk.ui.state.pane ?? paneOn('copy', from);
  const copy = { sourceId: link.sourceId, captureId: isOpenable(link) ? link.captureId : null };
  const shown = link.passage && { ...link.passage };
  desk.setPane({ ...atCopy(pane, copy, { evidenceId: link.id, shown, picked: null }), wanted: {} });
}

/** Opens the pane where evidence is looked for. */
export function findEvidence(desk: DeskController, from: PaneState['from']): void {
  const { active } = desk;
  desk.setPane(paneOn(active && takesEvidence(active.kind) ? 'find' : 'choose', from));
}

/** Has the pane show what the now active annotation rests on; words that wait to be linked stay. */
export function followActive(desk: DeskController): void {
  const { active, ui } = desk;
  const { pane } = ui.state;
  if (!pane) return;
  const [first] = active && pane.view !== 'find' && !pane.picked ? passagesOf(active) : [];
  const { id: evidenceId = null, passage } = first ?? {};
  const show = first && passage && { evidenceId, shown: { ...passage } };
  ui.set({ pane: show ? atCopy(pane, first, show) : { ...pane, evidenceId: null } });
}

/** Closes the pane and gives the focus back to where it came from. */
export function closePane(desk: DeskController): void {
  const { active } = desk;
  const { pane } = desk.ui.state;
  if (!pane) return;
  desk.setPane(null);
  if (pane.from === 'card' && active) desk.want(active.id, 'card');
  else if (pane.from === 'text') {
    // Under a sheet that covers it, the text takes the focus only once that is gone.
    requestAnimationFrame(() => desk.paper?.focus());
  }
}

/** Goes on, or back, through the evidence: from the words to each passage that they are linked to, then to the next words. */
export function walkEvidence(desk: DeskController, direction: -1 | 1, from: PaneState['from']): void {
  const { store, derived, ui, paper } = desk;
  const { activeId } = store.state;
  const stops = stopsOf(derived.shown(store.state));
  const evidenceId = ui.state.pane?.evidenceId ?? null;
  const next = nextStop(stops, { activeId, evidenceId, caret: paper?.caret ?? 0 }, direction);
  if (!next) {
    const message = stops.length === 0 ? 'Nothing here takes evidence.' : 'There is no further evidence.';
    return store.notify({ message, shown: true });
  }
  const { annotation, link } = next;
  if (annotation.id !== activeId) desk.activate(annotation.id, { follow: false });
  const pane = ui.state.pane;
  // The text keeps the focus; a card that makes room for the pane cannot.
  const wanted = from === 'card' ? {} : null;
  if (link) {
    const copy = { sourceId: link.sourceId, captureId: link.captureId };
    const shown = { ...link.passage };
    desk.setPane(
      atCopy(pane ?? { ...paneOn('copy', from), wanted }, copy, {
        evidenceId: link.id,
        shown,
        picked: null,
      }),
    );
  } else if (pane) ui.set({ pane: { ...pane, evidenceId: null } });
  store.notify({ message: spokenStop(desk, next) });
}

function spokenStop(desk: DeskController, { annotation, link }: Stop): string {
  const passages = passagesOf(annotation);
  if (!link) {
    const count = passages.length;
    const told = count === 0 ? 'no passage' : count === 1 ? '1 passage' : `${count} passages`;
    return `${describeAnnotation(annotation)}; ${told}`;
  }
  const source = desk.store.state.sources.get(link.sourceId);
  const place = link.locatorType ? `${LOCATOR_LABELS[link.locatorType].choice} ${link.locator}` : '';
  const parts = [RELATION_VERBS[link.relation], source ? sourceLine(source) : 'Source', place];
  const head = `Passage ${passages.indexOf(link) + 1} of ${passages.length}: ${parts.filter(Boolean).join(', ')}`;
  return link.excerpt === '' ? head : `${head}: ${link.excerpt.slice(0, MOST_SPOKEN)}`;
}
