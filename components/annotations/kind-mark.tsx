import clsx from 'clsx';
import type { AnnotationKind } from '@/lib/annotations/kind-model';

const COLOURS: Record<AnnotationKind, { text: string; dot: string }> = {
  claim: { text: 'text-claim', dot: 'bg-claim' },
  quote: { text: 'text-quote', dot: 'bg-quote' },
  attribution: { text: 'text-attr', dot: 'bg-attr' },
  source_citation: { text: 'text-source', dot: 'bg-source' },
  entity_check: { text: 'text-entity', dot: 'bg-entity' },
  query: { text: 'text-query', dot: 'bg-query' },
  note: { text: 'text-note', dot: 'bg-note' },
  cleared: { text: 'text-ok', dot: 'bg-ok' },
  suggestion: { text: 'text-suggestion', dot: 'bg-suggestion' },
};

/** The class that gives something the colour of a kind. */
export function kindColour(kind: AnnotationKind): string {
  return COLOURS[kind].text;
}

/** A kind's colour beside its name; the name always stands there too. */
export function KindDot({ kind, className }: { kind: AnnotationKind; className?: string }) {
  return (
    <i aria-hidden className={clsx('size-[9px] shrink-0 rounded-[2px]', COLOURS[kind].dot, className)} />
  );
}
