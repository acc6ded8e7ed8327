import type { Locator } from '@/components/captures/locate-passage';
import type { AnnotationView } from '@/lib/annotations/model';
import type { FieldsOf } from '@/lib/annotations/kind-model';
import type { CaptureView } from '@/lib/captures/model';
import type { QuoteComparison } from '@/lib/quotes/comparison';
import type { TextRange } from '@/lib/text/text-range';

/** What a person decides of a quotation; what a comparison suggests is among it. */
export type DecidedFidelity = NonNullable<FieldsOf<'quote'>['fidelity']>;

export type QuoteAnnotation = Extract<AnnotationView, { kind: 'quote' }>;

/** A quotation of the article as it is printed now. */
export interface BenchQuote {
  annotation: QuoteAnnotation;
  /** In reading order; more than one where something stands between them. */
  pieces: readonly string[];
  /** Counted from 1; null for one without a place. */
  sentence: number | null;
}

/** A source by what people tell it by. */
export interface BenchSource {
  id: string;
  line: string;
  language: string;
}

/** A kept copy that quotations are compared with. */
export interface BenchCopy {
  capture: Pick<CaptureView, 'id' | 'number' | 'createdAt' | 'language' | 'hasText'>;
  source: BenchSource;
}

/** A source with copies of it, the newest first. */
export interface CopiesOfSource {
  source: BenchSource;
  copies: readonly BenchCopy['capture'][];
}

/** A stretch of a copy with what stands around it. */
export interface Passage extends TextRange {
  before: string;
  /** The words of the quotation, and between them what it leaves out. */
  parts: readonly { text: string; isQuoted: boolean }[];
  after: string;
  locator: Locator | null;
  /** Who speaks there, as the copy calls them; empty where it does not say. */
  speaker: string;
  excerpt: string;
}

/** What came of comparing one quotation with one copy. */
export interface Outcome {
  captureId: string;
  comparison: QuoteComparison;
  /** Where it is; null when the wording was not found. */
  passage: Passage | null;
  /** Further places, or, when it was not found, what comes nearest. */
  others: readonly { place: TextRange; words: string; locator: Locator | null }[];
  /** Which of the others a person has chosen as the place. */
  chosen: number | null;
}

/** The quotation as a decision stored it; undefined where nobody has decided. */
export function decidedOf({ annotation }: Pick<BenchQuote, 'annotation'>): DecidedFidelity | undefined {
  return annotation.fields.fidelity;
}
