import type { BlindMarkView } from '@/lib/double-check/model';

let made = 0;

/** A claim that nobody has judged yet, for tests. */
export function markOf(start: number, end: number, parts: Partial<BlindMarkView> = {}): BlindMarkView {
  made += 1;
  return {
    id: `mark-${made}`,
    userId: 'ida',
    kind: 'claim',
    start,
    end,
    exact: 'x'.repeat(end - start),
    statement: '',
    status: 'unchecked',
    verdict: null,
    note: '',
    version: 1,
    ...parts,
  };
}
