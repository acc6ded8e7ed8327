import { KIND_KEYS } from '@/components/desk/keys';
import { usePreference } from '@/components/desk/preference';
import { usePageKeys } from '@/components/ui/use-page-keys';
import { BLIND_KINDS, type BlindKind } from '@/lib/double-check/model';

const FIELD = 'input, textarea, select';
const OVER = '[role="menu"], [role="dialog"]';

/** The letters that mark, as on the desk. */
export const BLIND_KEYS: readonly [letter: string, kind: BlindKind][] = KIND_KEYS.flatMap(
  ([letter, kind]) => {
    const blind = BLIND_KINDS.find((each) => each === kind);
    return blind ? [[letter, blind] as [string, BlindKind]] : [];
  },
);

/** What the keys of marking do. */
export interface MarkingActs {
  mark: (kind: BlindKind) => void;
  sentence: (direction: -1 | 1) => void;
  grow: (direction: -1 | 1) => void;
  edge: (edge: 'start' | 'end', direction: -1 | 1) => void;
  step: (direction: -1 | 1) => void;
  status: () => void;
  remove: () => void;
  escape: () => void;
}

/** Listens for the keys of marking, which are the desk's; fields, windows and menus keep their own. */
export function useMarkingKeys(acts: MarkingActs): void {
  const [hasSingleKeys] = usePreference('single-keys', true);
  usePageKeys((event) => {
    const { target } = event;
    if (event.defaultPrevented || event.ctrlKey || event.metaKey) return;
    const isOver = target instanceof Element && target.closest(OVER) !== null;
    const isField = target instanceof Element && target.closest(FIELD) !== null;
    if (isOver || (isField && event.key !== 'Escape')) return;
    const act = actOf(event, acts, hasSingleKeys);
    if (!act) return;
    event.preventDefault();
    act();
  });
}

function actOf({ key, altKey, shiftKey }: KeyboardEvent, acts: MarkingActs, hasSingleKeys: boolean) {
  if (altKey && shiftKey && key === 'ArrowRight') return () => acts.grow(1);
  if (altKey && shiftKey && key === 'ArrowLeft') return () => acts.grow(-1);
  if (altKey) return null;
  if (key === 'Escape') return acts.escape;
  if (key === 'Delete') return acts.remove;
  if (!hasSingleKeys) return null;
  const kind = BLIND_KEYS.find(([letter]) => letter === key.toUpperCase())?.[1];
  if (kind && !shiftKey) return () => acts.mark(kind);
  switch (key) {
    case '.':
      return () => acts.sentence(1);
    case ',':
      return () => acts.sentence(-1);
    case ']':
      return () => acts.edge('end', 1);
    case '[':
      return () => acts.edge('end', -1);
    case '}':
      return () => acts.edge('start', 1);
    case '{':
      return () => acts.edge('start', -1);
    case 'j':
      return () => acts.step(1);
    case 'k':
      return () => acts.step(-1);
    case 'v':
      return acts.status;
    default:
      return null;
  }
}
