import type { ByKind } from '@/lib/export/by-kind';
import { filled, type Node } from '@/lib/export/w3c/node';

/** What an annotation of a kind is in the standard's words. */
export interface KindParts {
  /** The class of our vocabulary that the annotation is classified as. */
  term: string;
  motivation: string[];
  /** On the workspace's scale. */
  verdict?: string | undefined;
  /** Texts by the purpose that they serve; empty ones are left out. */
  texts: [purpose: string, text: string | undefined][];
  /** The fields that have no place in the standard. */
  rest: Node;
}

/** Every kind's motivation and bodies (domain.md 3.2); what has no place in the standard goes out under our own terms. */
export const KIND_PARTS: ByKind<KindParts> = {
  claim: ({ fields: { statement, verdict, verdictRationale, ...rest } }) => ({
    term: 'Claim',
    motivation: verdict || verdictRationale ? ['classifying', 'assessing'] : ['classifying'],
    verdict,
    texts: [
      ['describing', statement],
      ['assessing', verdictRationale],
    ],
    rest,
  }),
  quote: ({ fields: { contextNote, ...rest } }) => ({
    term: 'Quote',
    motivation: ['classifying'],
    texts: [['commenting', contextNote]],
    rest,
  }),
  attribution: ({ fields: { note, ...rest } }) => ({
    term: 'Attribution',
    motivation: ['classifying'],
    texts: [['commenting', note]],
    rest,
  }),
  source_citation: ({ fields: { note, ...rest } }) => ({
    term: 'SourceCitation',
    motivation: ['classifying'],
    texts: [['commenting', note]],
    rest,
  }),
  entity_check: ({ fields: { correctForm, note, ...rest } }) => ({
    term: 'EntityCheck',
    motivation: ['identifying'],
    texts: [
      ['identifying', correctForm],
      ['commenting', note],
    ],
    rest,
  }),
  query: ({ fields: { question, ...rest } }) => ({
    term: 'Query',
    motivation: ['questioning'],
    texts: [['questioning', question]],
    rest,
  }),
  note: ({ fields: { body, ...rest } }) => ({
    term: 'Note',
    motivation: ['commenting'],
    texts: [['commenting', body]],
    rest,
  }),
  suggestion: ({ fields: { replacement, reason, decision = 'open', decidedAt, replaced } }) => ({
    term: 'Suggestion',
    motivation: ['editing'],
    texts: [
      ['editing', replacement],
      ['commenting', reason],
    ],
    // Who decided is a person, told beside this.
    rest: filled({ decision, decidedAt, replaced }),
  }),
  cleared: ({ fields }) => ({ term: 'Cleared', motivation: ['moderating'], texts: [], rest: fields }),
};
