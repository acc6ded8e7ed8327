'use client';

import { usePreference } from '@/components/desk/preference';
import type { DecidedFidelity } from '@/components/quotes/bench';
import { DECIDED_FIDELITIES, FIDELITY_NAMES } from '@/components/quotes/fidelity-names';
import { usePageKeys } from '@/components/ui/use-page-keys';

const TYPING = 'input:not([type="radio"]), textarea, select, [role="menu"], [role="dialog"]';
const CONTROL = 'a[href], button, summary';

/** What the bench's keys do. */
export interface BenchActs {
  step: (direction: -1 | 1) => void;
  pick: (fidelity: DecidedFidelity) => void;
  choosePlace: (index: number) => void;
  take: () => void;
  open: () => void;
  undo: () => void;
  showNews: () => void;
}

/** Listens for the bench's keys; fields, windows and menus keep their own. Single letters only where the person has them switched on. */
export function useBenchKeys(acts: BenchActs): void {
  const [hasSingleKeys] = usePreference('single-keys', true);
  usePageKeys((event) => {
    const { target, key } = event;
    if (event.defaultPrevented || event.altKey || !(target instanceof Element) || target.closest(TYPING))
      return;
    if (event.ctrlKey || event.metaKey) {
      if (key.toLowerCase() !== 'z' || event.shiftKey) return;
      event.preventDefault();
      return acts.undo();
    }
    if (key === 'Enter') {
      if (target.closest(CONTROL)) return;
      event.preventDefault();
      return acts.take();
    }
    const act = hasSingleKeys ? actOf(key, acts) : null;
    if (!act) return;
    event.preventDefault();
    act();
  });
}

function actOf(key: string, acts: BenchActs): (() => void) | null {
  if (key === 'j') return () => acts.step(1);
  if (key === 'k') return () => acts.step(-1);
  if (key === 'o') return acts.open;
  if (key === 'r') return acts.showNews;
  if (/^[a-i]$/.test(key)) return () => acts.choosePlace(key.charCodeAt(0) - 97);
  const fidelity = DECIDED_FIDELITIES.find((each) => FIDELITY_NAMES[each].key === key);
  return fidelity ? () => acts.pick(fidelity) : null;
}
