import type { Agreement } from '@/lib/agreement/agreement';
import { cohenKappa } from '@/lib/agreement/cohen-kappa';
import { krippendorffAlpha } from '@/lib/agreement/krippendorff-alpha';
import { pairSpans } from '@/lib/agreement/pair-spans';
import { unitizingAlpha } from '@/lib/agreement/unitizing-alpha';
import type { BlindMarkView } from '@/lib/double-check/model';

export const DIFFERENCES = ['place', 'kind', 'status', 'verdict'] as const;
export type Difference = (typeof DIFFERENCES)[number];

/** Marks of two people on the same words, side by side, or one that stands alone. */
export interface ComparedRow {
  key: string;
  left: BlindMarkView | null;
  right: BlindMarkView | null;
  /** In what two marks differ; empty where they agree, and for one that stands alone. */
  differs: Difference[];
}

/** A figure, with the number of things that it rests on. */
export interface Figure {
  agreement: Agreement;
  items: number;
}

/** How far two people agree; of kind, status and verdict, over what both marked. */
export interface Figures {
  /** Krippendorff's α of stretches: marked or not, whatever as. `items` are marks of both. */
  where: Figure;
  kind: Record<'kappa' | 'alpha', Figure>;
  /** Of items: what is cleared has no status. */
  status: Record<'kappa' | 'alpha', Figure>;
  /** Of claims that both gave a verdict. */
  verdict: Record<'kappa' | 'alpha', Figure>;
}

/** The marks of two people in reading order, with how far they agree. `length` is that of the text, in UTF-16 units. */
export function compareMarks(
  left: readonly BlindMarkView[],
  right: readonly BlindMarkView[],
  length: number,
): { rows: ComparedRow[]; figures: Figures } {
  const rows = pairSpans(left, right).map((pair): ComparedRow => {
    const { left: one, right: other } = pair;
    return { key: rowKey(one?.id, other?.id), left: one, right: other, differs: differencesOf(one, other) };
  });
  const pairs = rows.flatMap(({ left: one, right: other }) => (one && other ? [[one, other] as const] : []));
  const items = pairs.filter((pair) => pair.every(({ kind }) => kind !== 'cleared'));
  const where = unitizingAlpha([left, right], length).where;
  return {
    rows,
    figures: {
      where: { agreement: where, items: left.length + right.length },
      kind: figuresOf(pairs.map(([one, other]) => [one.kind, other.kind])),
      status: figuresOf(items.map(([one, other]) => [one.status, other.status])),
      verdict: figuresOf(pairs.map(([one, other]) => [one.verdict, other.verdict])),
    },
  };
}

/** Which row two marks make; a mark is in one row only. */
export function rowKey(leftId: string | null | undefined, rightId: string | null | undefined): string {
  return `${leftId ?? ''}:${rightId ?? ''}`;
}

/** Whether somebody has to choose: two marks that differ, or one alone. */
export function isDifference({ left, right, differs }: Omit<ComparedRow, 'key'>): boolean {
  return left === null || right === null || differs.length > 0;
}

function differencesOf(one: BlindMarkView | null, other: BlindMarkView | null): Difference[] {
  if (!one || !other) return [];
  const isSame: Record<Difference, boolean> = {
    place: one.start === other.start && one.end === other.end,
    kind: one.kind === other.kind,
    status: one.status === other.status,
    verdict: one.verdict === other.verdict,
  };
  return DIFFERENCES.filter((part) => !isSame[part]);
}

function figuresOf(
  pairs: readonly (readonly [string | null, string | null])[],
): Record<'kappa' | 'alpha', Figure> {
  const items = pairs.filter(([one, other]) => one !== null && other !== null).length;
  return {
    kappa: { agreement: cohenKappa(pairs), items },
    alpha: { agreement: krippendorffAlpha(pairs, 'nominal'), items },
  };
}
