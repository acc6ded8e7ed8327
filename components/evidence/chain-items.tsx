import Link from 'next/link';
import { KindDot } from '@/components/annotations/kind-mark';
import { KIND_LABELS } from '@/components/annotations/labels';
import { wordsOf } from '@/components/annotations/words-of';
import { countWords } from '@/components/evidence/chain-words';
import type { ChainItem } from '@/lib/evidence/chain-model';

/** As many as are shown unasked. */
const FEW = 3;

/** Claims and quotes by their words, each a link to the desk; many are folded. */
export function ChainItems({ items, desk }: { items: readonly ChainItem[]; desk: string }) {
  if (items.length === 0) return null;
  const list = (
    <ul className="mt-1 flex flex-col gap-1">
      {items.map((item) => (
        <li key={item.id}>
          <Link href={`${desk}?annotation=${item.id}`} prefetch={false} className="chain-item">
            <KindDot kind={item.kind} className="mt-1.5" />
            <span className="sr-only">{KIND_LABELS[item.kind].one}: </span>
            <span dir="auto" className="chain-words">
              {wordsOf(item)}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
  if (items.length <= FEW) return list;
  const counts = { claim: 0, quote: 0, attribution: 0 };
  for (const { kind } of items) counts[kind] += 1;
  return (
    <details>
      <summary className="chain-fold">{countWords(counts)}</summary>
      {list}
    </details>
  );
}
