import type { BenchCopy, BenchQuote } from '@/components/quotes/bench';
import { linkTo } from '@/components/quotes/decide';
import { LOCATOR_LABELS } from '@/components/annotations/labels';

/** What the article already says of where a quotation comes from. */
export function SavedLine({ quote, copy }: { quote: BenchQuote; copy: BenchCopy | undefined }) {
  const link = copy && linkTo(quote.annotation, copy.source.id);
  if (!link) return null;
  const place = link.locatorType ? `, ${LOCATOR_LABELS[link.locatorType].short} ${link.locator}` : '';
  return (
    <p className="text-[12.5px] text-ink-2">
      Linked: quoted from <bdi>{copy.source.line}</bdi>
      {place}
    </p>
  );
}
