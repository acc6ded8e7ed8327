import { type RefObject, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import type { DeskController } from '@/components/desk/desk-controller';
import type { SaveState } from '@/components/desk/store/outbox';

/** From what is shown last, where two differ. */
const WORSE: readonly SaveState['kind'][] = ['saved', 'saving', 'refused', 'offline', 'signed-out'];

interface Trouble {
  kind: Exclude<SaveState['kind'], 'saved' | 'saving'>;
  /** What was done and is not saved. */
  count: number;
  /** What the server said when it refused what was written in the text. */
  refusal: string | null;
}

/**
 * How what was done is saved: null while all goes well, and whoever draws it is not asked again with every letter. Whether it is saved yet,
 * `data-save` of the element says, from the very letter on.
 */
export function useSave(desk: DeskController): {
  ref: RefObject<HTMLOutputElement | null>;
  trouble: Trouble | null;
} {
  const ref = useRef<HTMLOutputElement>(null);
  const words = useSyncExternalStore(
    (listener) => subscribe(desk, listener),
    () => JSON.stringify(troubleOf(desk)),
    () => 'null',
  );
  useLayoutEffect(() => {
    const show = () => {
      const kind = worseOf(desk);
      if (ref.current && ref.current.dataset['save'] !== kind) ref.current.dataset['save'] = kind;
    };
    show();
    return subscribe(desk, show);
  }, [desk]);
  return { ref, trouble: JSON.parse(words) as Trouble | null };
}

function subscribe({ store, writing }: DeskController, listener: () => void): () => void {
  const stops = [store.subscribe(listener), writing.saving.subscribe(listener)];
  return () => stops.forEach((stop) => stop());
}

function worseOf({ store, writing }: DeskController): SaveState['kind'] {
  const kinds = [store.state.save.kind, writing.saving.state.kind];
  return WORSE.findLast((kind) => kinds.includes(kind)) ?? 'saved';
}

function troubleOf(desk: DeskController): Trouble | null {
  const kind = worseOf(desk);
  if (kind === 'saved' || kind === 'saving') return null;
  const { state: marked } = desk.store;
  const { state: written } = desk.writing.saving;
  return {
    kind,
    count: marked.save.count + written.count,
    refusal: written.kind === 'refused' ? (written.message ?? '') : null,
  };
}
