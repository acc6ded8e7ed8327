import type { BenchQuote, QuoteAnnotation } from '@/components/quotes/bench';
import { hasOtherWords } from '@/lib/annotations/rules';
import type { ChangesMessage } from '@/lib/versions/live-rules';

/** What was heard of an article since its bench was read, each with the number of the event that told it. */
export interface BenchHeard {
  /** Quotations as they are now; null for those that are gone. */
  quotes: ReadonlyMap<string, { number: number; annotation: QuoteAnnotation | null }>;
  /** Quotations whose words may be others. */
  touched: ReadonlyMap<string, number>;
  /** The text was edited, here or elsewhere. */
  edited: number;
}

export const NOTHING_HEARD: BenchHeard = { quotes: new Map(), touched: new Map(), edited: 0 };

/** Adds what a message tells to what was heard. */
export function hearOnBench(
  heard: BenchHeard,
  message: ChangesMessage,
  quotes: readonly BenchQuote[],
): BenchHeard {
  const { number, edits } = message;
  const known = new Set(quotes.map(({ annotation }) => annotation.id));
  const told = message.annotations.flatMap((annotation) =>
    annotation.kind === 'quote' ? [[annotation.id, { number, annotation }] as const] : [],
  );
  const gone = message.gone
    .filter((id) => known.has(id))
    .map((id) => [id, { number, annotation: null }] as const);
  const isAll = edits.some(({ touched }) => touched === null);
  const touched = new Set(
    edits.flatMap((edit) => edit.touched ?? []).map(({ annotationId }) => annotationId),
  );
  // What stands with other words already is not told again when these change once more.
  const mayBe = quotes.filter(
    ({ annotation }) =>
      edits.length > 0 && (isAll || touched.has(annotation.id) || hasOtherWords(annotation)),
  );
  return {
    quotes: new Map([...heard.quotes, ...told, ...gone]),
    touched: new Map([...heard.touched, ...mayBe.map(({ annotation: { id } }) => [id, number] as const)]),
    edited: edits.length > 0 ? number : heard.edited,
  };
}

/**
 * Quotations that are other than the bench shows, new and gone ones too, by their ids, each with whether its words may be others; the bench
 * was read at event `since`. What was heard of one's own act may be older than what one did next.
 */
export function changedOnBench(
  heard: BenchHeard,
  quotes: readonly BenchQuote[],
  since: number,
): ReadonlyMap<string, { words: boolean }> {
  const shown = new Map(quotes.map(({ annotation }) => [annotation.id, annotation]));
  const told = [...heard.quotes].filter(([id, { number, annotation }]) => {
    const before = shown.get(id);
    if (number <= since) return false;
    if (!annotation || !before) return before !== annotation;
    return annotation.version >= before.version && !saysTheSame(annotation, before);
  });
  const touched = [...heard.touched].filter(([id, number]) => number > since && shown.has(id));
  return new Map<string, { words: boolean }>([
    ...told.map(([id]) => [id, { words: false }] as const),
    ...touched.map(([id]) => [id, { words: true }] as const),
  ]);
}

/** What there is to show, in one sentence; null where nothing is. */
export function benchNews(changed: number, isEdited: boolean): string | null {
  if (changed === 0) return isEdited ? 'The text was edited.' : null;
  return `${changed} ${changed === 1 ? 'quote' : 'quotes'} changed.`;
}

/** Whether a bench shows both alike, but for the words. */
export function saysTheSame(one: QuoteAnnotation, other: QuoteAnnotation): boolean {
  return saysOf(one) === saysOf(other);
}

function saysOf({ fields, agents, evidence, ranges }: QuoteAnnotation): string {
  // Where it stands is of no matter here, as long as it is as long.
  const marked = ranges.map(({ role, start, end, placement }) => [role, end - start, placement]);
  return JSON.stringify([fields, agents, evidence, marked]);
}
