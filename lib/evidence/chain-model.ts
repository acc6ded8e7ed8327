import type { AnnotationKind, FieldsOf } from '@/lib/annotations/kind-model';
import type { AnnotationView } from '@/lib/annotations/model';
import type { ArticleFields } from '@/lib/articles/model';
import type { CitedSource } from '@/lib/sources/model';

/** How a voice stands to the one that is nearer to the article. */
export type VoiceHow =
  | 'published_by'
  | 'written_by'
  | 'dispatch_of'
  | 'reported_by'
  | 'found_in'
  | 'carried_by'
  | 'attributed_to'
  | 'told_by'
  | 'claimed_by'
  | 'said_by'
  /** Somebody must stand here, and nobody is named. */
  | 'nobody';

/** One who stands between an article's words and whoever said them first. */
export interface Voice {
  /** The same for the same voice in one article. */
  key: string;
  how: VoiceHow;
  /** Who it is, as far as it is known; otherwise the words that stand in the text. Empty for an article without an outlet. */
  who: string;
  agentId: string | null;
  /** The source that tells of it, when its reader may see it. */
  sourceId: string | null;
  /** The attribution that tells of it, or the quote or claim itself. */
  annotationId: string | null;
  identification: FieldsOf<'attribution'>['identification'] | null;
  /** The text does not say who it is. */
  isVague: boolean;
  /** It is vague, and somebody found out who is meant. */
  isTraced: boolean;
  /** What is to be said about it, in a sentence without its full stop: "Observers: nobody is named". Empty for one who is named. */
  why: string;
  confirmed: FieldsOf<'attribution'>['independentlyConfirmed'] | null;
}

export const CHAIN_KINDS = ['claim', 'quote', 'attribution'] as const satisfies readonly AnnotationKind[];
export type ChainKind = (typeof CHAIN_KINDS)[number];
/** An annotation whose words come from somebody. */
export type ChainItem = Extract<AnnotationView, { kind: ChainKind }>;

/** What chains are read from. */
export interface ChainWorld {
  article: Pick<ArticleFields, 'outlet' | 'agency' | 'byline'>;
  annotations: readonly AnnotationView[];
  /** The sources that evidence names, by id. */
  sources: ReadonlyMap<string, CitedSource>;
}

/** What comes by the same voices: from the article outwards, in reading order. */
export interface Chain {
  key: string;
  voices: Voice[];
  items: ChainItem[];
}

/** A voice with those who stand behind it. */
export interface VoiceNode {
  voice: Voice;
  /** The keys from the article to here, so that one voice in two places is two. */
  path: string;
  /** How much comes by it, what stands behind it included. */
  counts: Record<ChainKind, number>;
  /** What ends here. */
  items: ChainItem[];
  children: VoiceNode[];
}

/** A vague voice of whom nobody found out who it is, and all that rests on it. */
export interface VoiceToTrace {
  voice: Voice;
  items: ChainItem[];
}
