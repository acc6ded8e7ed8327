import { choicesOf, KIND_LABELS, PRIORITY_LABELS } from '@/components/annotations/labels';
import type { Option } from '@/components/ui/select';
import { ITEM_KINDS, type WorkReason } from '@/lib/work/model';

/** Why an item waits for whoever looks. */
export const WHY_LABELS: Record<WorkReason, string> = {
  assigned: 'Assigned to you',
  query: 'Asked of you',
  second_check: 'Wants a second check',
};

export const KIND_CHOICES = ITEM_KINDS.map((kind) => ({ value: kind, label: KIND_LABELS[kind].many }));
export const PRIORITY_CHOICES = choicesOf(PRIORITY_LABELS);

/** Where each choice leads. */
export function pathsTo(
  options: readonly Option<string>[],
  pathOf: (value: string) => string,
): Record<string, string> {
  return Object.fromEntries(
    ['', ...options.map(({ value }) => value)].map((value) => [value, pathOf(value)]),
  );
}
