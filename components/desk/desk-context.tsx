'use client';

import { createContext, useContext, useSyncExternalStore } from 'react';
import type { DeskController } from '@/components/desk/desk-controller';
import type { DeskUi } from '@/components/desk/desk-ui';
import type { DeskMarking } from '@/components/desk/desk-marking';
import type { Standing } from '@/components/desk/store/standing';
import type { DeskState } from '@/components/desk/store/desk-state';

interface DeskValue extends Standing {
  desk: DeskController;
  marking: DeskMarking;
}

export const DeskContext = createContext<DeskValue | null>(null);

/** The desk that the component stands on, how its article stands, and what may be done there. */
export function useDesk(): DeskValue {
  const value = useContext(DeskContext);
  if (!value) throw new Error('There is no desk around this component.');
  return value;
}

/** A part of the desk's state; `select` must answer the same thing for the same state. */
export function useDeskState<T>(select: (state: DeskState) => T): T {
  const { store } = useDesk().desk;
  return useSyncExternalStore(
    store.subscribe,
    () => select(store.state),
    () => select(store.state),
  );
}

/** A part of what the screen shows beside the annotations. */
export function useDeskUi<T>(select: (ui: DeskUi) => T): T {
  const { ui } = useDesk().desk;
  return useSyncExternalStore(
    ui.subscribe,
    () => select(ui.state),
    () => select(ui.state),
  );
}

/** The name of a person by id. */
export function useNameOf(): (userId: string | null) => string {
  const { people } = useDesk();
  return (userId) => (userId === null ? '' : (people.get(userId)?.name ?? 'Former member'));
}
