import { ANNOTATION_KINDS, type AnnotationKind } from '@/lib/annotations/model';
import type { ArticleRow } from '@/lib/articles/model';

const KINDS: Record<AnnotationKind, { one: string; many: string; colour: string }> = {
  claim: { one: 'claim', many: 'claims', colour: 'bg-claim' },
  quote: { one: 'quote', many: 'quotes', colour: 'bg-quote' },
  attribution: { one: 'attribution', many: 'attributions', colour: 'bg-attr' },
  source_citation: { one: 'source citation', many: 'source citations', colour: 'bg-source' },
  entity_check: { one: 'entity check', many: 'entity checks', colour: 'bg-entity' },
  query: { one: 'query', many: 'queries', colour: 'bg-query' },
  note: { one: 'note', many: 'notes', colour: 'bg-note' },
  cleared: { one: 'sentence cleared', many: 'sentences cleared', colour: 'bg-line-2' },
};

/** How many annotations of each kind an article has, as a dot and a number each; the kind's name is in the title. */
export function KindCounts({ counts }: { counts: ArticleRow['annotations'] }) {
  const present = ANNOTATION_KINDS.flatMap((kind) => {
    const count = counts[kind] ?? 0;
    return count > 0 ? [{ kind, count, name: count === 1 ? KINDS[kind].one : KINDS[kind].many }] : [];
  });
  if (present.length === 0) return <span className="text-ink-3">none</span>;
  return (
    <ul className="flex flex-wrap gap-x-2.5 gap-y-0.5 text-[12.5px] tabular-nums">
      {present.map(({ kind, count, name }) => (
        <li key={kind} title={`${count.toLocaleString('en')} ${name}`} className="flex items-center gap-1">
          <span aria-hidden className={`size-[7px] rounded-full ${KINDS[kind].colour}`} />
          {count.toLocaleString('en')}
          <span className="sr-only"> {name}</span>
        </li>
      ))}
    </ul>
  );
}
