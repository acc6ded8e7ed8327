import { KindDot } from '@/components/annotations/kind-mark';
import { KIND_LABELS } from '@/components/annotations/labels';
import { ANNOTATION_KINDS } from '@/lib/annotations/kind-model';
import type { ArticleRow } from '@/lib/articles/model';

/** How many annotations of each kind an article has, as a dot and a number each; the kind's name is in the title. */
export function KindCounts({ counts }: { counts: ArticleRow['annotations'] }) {
  const present = ANNOTATION_KINDS.flatMap((kind) => {
    const count = counts[kind] ?? 0;
    const name = KIND_LABELS[kind][count === 1 ? 'one' : 'many'].toLowerCase();
    return count > 0 ? [{ kind, name, count: count.toLocaleString('en') }] : [];
  });
  if (present.length === 0) return <span className="text-ink-3">none</span>;
  return (
    <ul className="flex gap-2.5 overflow-hidden text-[12.5px] tabular-nums">
      {present.map(({ kind, name, count }) => (
        <li key={kind} title={`${count} ${name}`} className="flex items-center gap-1">
          <KindDot kind={kind} className="size-[7px]!" />
          {count}
          <span className="sr-only"> {name}</span>
        </li>
      ))}
    </ul>
  );
}
