import type { AnnotationKind } from '@/lib/annotations/kind-model';
import type { AnnotationView, Visibility } from '@/lib/annotations/model';

const READERS = ['public', 'team', 'restricted'] as const;
const TEAM = ['team', 'restricted'] as const;

// What is talk, a remark or a proposal is no finding, so readers are never told of it; and that a sentence was read tells nothing.
const OF_KIND: Record<AnnotationKind, readonly [Visibility, ...Visibility[]]> = {
  claim: READERS,
  quote: READERS,
  attribution: READERS,
  source_citation: READERS,
  entity_check: READERS,
  query: TEAM,
  suggestion: TEAM,
  note: TEAM,
  cleared: ['team'],
};

/** Kinds that are the team's own, which guests never see: its remarks to itself, and which sentences it has read. */
const TEAM_ONLY: readonly AnnotationKind[] = ['note', 'cleared'];

/** Who can be chosen to see annotations of a kind, those who usually do first. */
export function visibilitiesOf(kind: AnnotationKind): readonly Visibility[] {
  return OF_KIND[kind];
}

/** Who sees an annotation of a kind as long as nobody decides otherwise. */
export function usualVisibility(kind: AnnotationKind): Visibility {
  return OF_KIND[kind][0];
}

/** Whether a value is a visibility that annotations of a kind can have. */
export function isVisibilityOf(kind: AnnotationKind, value: unknown): boolean {
  return OF_KIND[kind].some((each) => each === value);
}

/** Whether guests of the article see it. */
export function isForGuests({ kind, visibility }: Pick<AnnotationView, 'kind' | 'visibility'>): boolean {
  return visibility !== 'restricted' && !TEAM_ONLY.includes(kind);
}

/** `isForGuests` as a condition of the database. */
export const FOR_GUESTS = {
  visibility: { not: 'restricted' },
  kind: { notIn: [...TEAM_ONLY] },
} as const satisfies { visibility: { not: Visibility }; kind: { notIn: AnnotationKind[] } };
