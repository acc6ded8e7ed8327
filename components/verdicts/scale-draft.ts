import type { Scale, ScaleValue } from '@/lib/review/scale-model';
import { freshId } from '@/lib/review/scale-rules';

/** A value of a scale as it is being worked on: a new one has no id yet, only a key for the screen. */
export interface DraftValue extends ScaleValue {
  key: string;
  isNew: boolean;
}

/** The values as they are, to be worked on. */
export function draftOf(values: readonly ScaleValue[]): DraftValue[] {
  return values.map((value) => ({ ...value, key: value.id, isNew: false }));
}

/** The values as they would be kept: the new ones with ids from their names. */
export function settled(draft: readonly DraftValue[], stored: Scale): ScaleValue[] {
  const taken = new Set([...stored.values.map(({ id }) => id), ...draft.map(({ id }) => id)]);
  return draft.map(({ id: old, label, description, numeric, colour, bucket, retired, isNew }) => {
    const id = isNew ? freshId(label, taken) : old;
    taken.add(id);
    return { id, label, description, numeric, colour, bucket, retired };
  });
}

/** With one more value at the end of what is offered. */
export function withNew(draft: readonly DraftValue[], key: string): DraftValue[] {
  const added: DraftValue = {
    key,
    id: key,
    isNew: true,
    label: '',
    description: '',
    numeric: null,
    colour: 'grey',
    bucket: 'OTHER',
    retired: false,
  };
  const last = draft.findLastIndex(({ retired }) => !retired);
  return draft.toSpliced(last + 1, 0, added);
}

/** With one value a place up or down among those on offer; as it is where there is no such place. */
export function moved(draft: readonly DraftValue[], key: string, by: 1 | -1): DraftValue[] {
  const from = draft.findIndex((value) => value.key === key);
  const value = draft[from];
  const others = draft.map(({ retired }, at) => (retired ? -1 : at)).filter((at) => at >= 0);
  const to = others[others.indexOf(from) + by];
  if (!value || to === undefined || others.indexOf(from) + by < 0) return [...draft];
  return draft.toSpliced(from, 1).toSpliced(to, 0, value);
}

/** With parts of one value changed. */
export function changedAt(
  draft: readonly DraftValue[],
  key: string,
  parts: Partial<ScaleValue>,
): DraftValue[] {
  return draft.map((value) => (value.key === key ? { ...value, ...parts } : value));
}
