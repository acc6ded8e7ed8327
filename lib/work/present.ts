import type { AnchorRole, Placement } from '@/lib/annotations/model';
import { isWhole } from '@/lib/annotations/rules';
import { NEVER } from '@/lib/work/statements';
import type { WorkItem, WorkReason } from '@/lib/work/model';

/** An item as a statement gives it. */
export interface StoredItem extends Pick<
  WorkItem,
  'id' | 'articleId' | 'articleTitle' | 'articleLanguage' | 'kind' | 'status' | 'priority' | 'assigneeId'
> {
  dueKey: string;
  place: number;
  question: string | null;
  why: WorkReason[];
}

/** One range of an annotation, with the beginning of its words. */
export interface StoredWords {
  annotationId: string;
  role: AnchorRole;
  exact: string;
  placement: Placement;
}

/** An item as a row of a list of work; `anchors` are its own, in order. */
export function presentItem(row: StoredItem, anchors: readonly StoredWords[]): WorkItem {
  const { dueKey, place: _, question, ...item } = row;
  const content = anchors.filter(({ role }) => role === 'content');
  const marked = (content.length > 0 ? content : anchors).map(({ exact }) => exact).join(' … ');
  return {
    ...item,
    hasOtherWords: anchors.some(({ placement }) => !isWhole(placement)),
    words: (question ?? '') || marked,
    due: dueKey === NEVER ? null : dueKey.replaceAll(NEVER, ''),
  };
}
