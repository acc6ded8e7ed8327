import { useMemo } from 'react';
import type { PersonView } from '@/lib/workspaces/model';
import type { NameOf } from '@/components/double-check/check-words';

/** Names of the people of a workspace by their ids. */
export function useNames(people: readonly PersonView[]): NameOf {
  return useMemo(() => {
    const names = new Map(people.map(({ userId, name }) => [userId, name]));
    return (userId) => names.get(userId) ?? 'Somebody';
  }, [people]);
}
