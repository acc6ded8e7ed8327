import { UNDEFINED_REASONS } from '@/lib/agreement/undefined-reasons';
import type { Difference, Figure, Figures } from '@/lib/double-check/agreement-rules';
import type { DoubleCheckState, DoubleCheckView } from '@/lib/double-check/model';

/** Names by user id, and what to say of somebody who is not known. */
export type NameOf = (userId: string) => string;

/** What waits for somebody stands out. */
export const STATE_TONES: Record<DoubleCheckState, 'ok' | 'warn' | 'quiet'> = {
  marking: 'warn',
  comparing: 'warn',
  decided: 'ok',
  cancelled: 'quiet',
};

/** How a double check stands, in a word or two. */
export const STATE_LABELS: Record<DoubleCheckState, string> = {
  marking: 'Marking',
  comparing: 'To decide',
  decided: 'Decided',
  cancelled: 'Called off',
};

/** How a double check stands, in a sentence. */
export function standingOf(check: DoubleCheckView, nameOf: NameOf): string {
  const { state, leftId, rightId, leftFinishedAt, rightFinishedAt, deciderId } = check;
  switch (state) {
    case 'marking': {
      const waiting = [
        ...(leftFinishedAt === null ? [nameOf(leftId)] : []),
        ...(rightFinishedAt === null ? [nameOf(rightId)] : []),
      ];
      return `${new Intl.ListFormat('en').format(waiting)} ${waiting.length === 1 ? 'is' : 'are'} marking`;
    }
    case 'comparing':
      return 'Both have finished: to be decided';
    case 'decided':
      return `Decided, closed by ${deciderId === null ? 'nobody' : nameOf(deciderId)}`;
    case 'cancelled':
      return 'Called off';
  }
}

/** What two marks differ in, after “Differ in”. */
export const DIFFERENCE_NAMES: Record<Difference, string> = {
  place: 'where',
  kind: 'kind',
  status: 'status',
  verdict: 'verdict',
};

/** What each figure asks, and what its items are called. */
export const FIGURE_NAMES: Record<keyof Figures, { title: string; asks: string; item: [string, string] }> = {
  where: {
    title: 'Where',
    asks: 'Did they mark the same characters, whatever as?',
    item: ['mark of both together', 'marks of both together'],
  },
  kind: {
    title: 'Kind',
    asks: 'Of what both marked: as the same kind?',
    item: ['pair of marks', 'pairs of marks'],
  },
  status: {
    title: 'Status',
    asks: 'Of items that both marked: with the same status?',
    item: ['pair of items', 'pairs of items'],
  },
  verdict: {
    title: 'Verdict',
    asks: 'Of claims that both rated: with the same verdict?',
    item: ['pair of rated claims', 'pairs of rated claims'],
  },
};

/** A figure with two decimals, and a true minus; a dash where none exists. */
export function figureValue({ agreement }: Figure): string {
  return agreement.defined ? agreement.value.toFixed(2).replace('-', '−') : '–';
}

/** What a figure says, or why it does not exist. */
export function figureSentence({ agreement }: Figure): string {
  if (!agreement.defined) return UNDEFINED_REASONS[agreement.reason];
  const { value } = agreement;
  if (value === 1) return 'Full agreement.';
  if (value >= 0.8) return 'Close: customarily called reliable from 0.80.';
  if (value >= 0.667) return 'Fair: customarily good for tentative conclusions only.';
  if (value > 0) return 'Low: customarily below what one relies on.';
  return value === 0 ? 'No more than chance gives.' : 'Less than chance gives.';
}

/** “1 pair”, “12 pairs”. */
export function counted(count: number, [one, many]: readonly [string, string]): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
