import { z } from 'zod';
import { ANNOTATION_KINDS } from '@/lib/annotations/kind-model';
import { isItem } from '@/lib/annotations/rules';
import type { ReviewState, VoidReason } from '@/lib/review/model';

/** What happened on an article. */
interface Happened {
  type: string;
  data: unknown;
}

/** How an article moves by itself: to where, and why what was signed is void, if it is. */
export interface Reopening {
  to: ReviewState;
  reason: VoidReason | 'queries_answered' | 'correction_begun';
}

/** Where an edit of the text takes an article (domain.md 2.1): what was handed in, or approved, was another text. */
export function afterEdit(state: ReviewState): Reopening | null {
  if (state === 'in_review' || state === 'approved') return { to: 'checking', reason: 'text_edited' };
  if (state === 'correction_open') return { to: 'checking', reason: 'correction_begun' };
  return null;
}

/**
 * Where work on the annotations takes an article: an approval is of the checks as they were, and queries that are answered are no longer
 * out. Notes, talk, assignments and the like change nothing.
 */
export function afterWork(
  state: ReviewState,
  happened: readonly Happened[],
  openQueries: number,
): Reopening | null {
  if (state === 'queries_out' && openQueries === 0) return { to: 'checking', reason: 'queries_answered' };
  if (state === 'approved' && happened.some(changesChecks))
    return { to: 'checking', reason: 'items_changed' };
  return null;
}

/** Where an article goes on that comes back from the archive: it is checked again, but for what was not begun, or was withdrawn. */
export function afterRestore(state: ReviewState): Reopening | null {
  if (state === 'imported' || state === 'preparing' || state === 'checking' || state === 'withdrawn')
    return null;
  return { to: 'checking', reason: 'archived' };
}

const dataSchema = z
  .object({ kind: z.enum(ANNOTATION_KINDS), changes: z.record(z.string(), z.unknown()) })
  .partial();

/** Fields of an annotation that tell what was found. */
const JUDGED = new Set([
  'status',
  'ranges',
  'priority',
  'fields.verdict',
  'fields.verdictRationale',
  'fields.fidelity',
]);

const visibilitySchema = z.object({ from: z.unknown(), to: z.unknown() }).partial();

// What is approved is what readers are told.
function concernsReaders(change: unknown): boolean {
  const { from, to } = visibilitySchema.safeParse(change).data ?? {};
  return from === 'public' || to === 'public';
}

/** Whether an event changes what was checked, what was found, or what readers are told of it. */
export function changesChecks({ type, data }: Happened): boolean {
  const { kind, changes = {} } = dataSchema.safeParse(data).data ?? {};
  switch (type) {
    case 'annotation.changed':
      return Object.entries(changes).some(
        ([field, change]) => JUDGED.has(field) || (field === 'visibility' && concernsReaders(change)),
      );
    case 'annotation.created':
    case 'annotation.deleted':
    case 'annotation.restored':
      return kind !== undefined && (isItem(kind) || kind === 'cleared');
    case 'annotation.confirmed':
      return true;
    default:
      return /^evidence\.(linked|changed|unlinked|deleted|restored)/.test(type);
  }
}
