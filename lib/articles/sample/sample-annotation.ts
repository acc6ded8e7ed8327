import type { EvidenceFields } from '@/lib/evidence/model';
import type { AnnotationKind, FieldsOf } from '@/lib/annotations/kind-model';
import type { AnchorRole, FlagInput, VerificationStatus } from '@/lib/annotations/model';
import type { SampleSource } from '@/lib/articles/sample/sample-sources';

/** The words of a range. They stand once in the article, or once in `within`, which does. */
export interface Words {
  role: AnchorRole;
  words: string;
  within?: string;
}

type SaidOfLinks = 'relation' | 'proximity' | 'locatorType' | 'locator' | 'excerpt' | 'note';

/** An annotation of the sample, its places told by their words. */
export type SampleAnnotation = {
  [K in AnnotationKind]: {
    kind: K;
    fields: FieldsOf<K>;
    places: Words[];
    status?: VerificationStatus;
    flags?: FlagInput[];
    priority?: 'high';
    /** Whether it waits for the person themselves. */
    mine?: boolean;
    evidence?: (Pick<EvidenceFields, SaidOfLinks> & { source: SampleSource })[];
    comments?: string[];
  };
}[AnnotationKind];

/** The words themselves. */
export function content(words: string, within?: string): Words {
  return { role: 'content', words, ...(within !== undefined && { within }) };
}

/** The words that say that somebody said it. */
export function cue(words: string, within: string): Words {
  return { role: 'cue', words, within };
}

/** The words that say who said it. */
export function source(words: string, within?: string): Words {
  return { role: 'source', words, ...(within !== undefined && { within }) };
}

/** A link to a page of a source, with the words that stand there. */
export function onPage(
  name: SampleSource,
  relation: EvidenceFields['relation'],
  page: string,
  excerpt: string,
): NonNullable<SampleAnnotation['evidence']>[number] {
  return {
    source: name,
    relation,
    proximity: 'primary',
    locatorType: 'page',
    locator: page,
    excerpt,
    note: '',
  };
}
