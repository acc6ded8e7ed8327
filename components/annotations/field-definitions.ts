import { z } from 'zod';
import { VERDICT_LABELS, wordsOf } from '@/components/annotations/labels';
import { FIELD_SCHEMAS, VERDICTS, type AnnotationKind, type FieldsOf } from '@/lib/annotations/model';

/** How a field is shown: a line, several lines, a date, one of a list, several of a list, or yes and no. */
export type FieldControl = 'line' | 'lines' | 'date' | 'choice' | 'choices' | 'switch';

export interface FieldDefinition {
  name: string;
  label: string;
  control: FieldControl;
  /** In sight on the card; the others stand behind "More". */
  important: boolean;
  options: readonly { value: string; label: string }[];
  placeholder?: string;
}

type Definition = Pick<FieldDefinition, 'label'> &
  Partial<Pick<FieldDefinition, 'control' | 'important' | 'placeholder'>>;
type Definitions = { [K in AnnotationKind]: { [F in keyof Required<FieldsOf<K>>]: Definition } };

// In the order in which they stand on the card. A field that the model has and this map lacks stops the build.
const DEFINITIONS: Definitions = {
  claim: {
    statement: {
      label: 'Statement',
      control: 'lines',
      important: true,
      placeholder: 'The claim in one sentence that stands alone',
    },
    claimant: { label: 'Claimant', important: true },
    claimType: { label: 'Type', important: true },
    verdict: { label: 'Verdict', important: true },
    verdictRationale: { label: 'Rationale', control: 'lines' },
    checkability: { label: 'Checkability' },
    whyCheck: { label: 'Why check' },
    verificationMethod: { label: 'Method' },
    shortStatement: { label: 'Short statement' },
    claimDate: { label: 'Claimed on', control: 'date' },
    location: { label: 'Place' },
    calculation: { label: 'Calculation', control: 'lines' },
    asOfDate: { label: 'As of', control: 'date' },
    unknowns: { label: 'Unknowns', control: 'lines' },
  },
  quote: {
    speaker: { label: 'Speaker', important: true },
    speakerAsNamed: { label: 'As named', important: true, placeholder: 'As printed in the article' },
    quoteType: { label: 'Type', important: true },
    fidelity: { label: 'Fidelity', important: true },
    medium: { label: 'Medium' },
    occasion: { label: 'Occasion' },
    saidAt: { label: 'Said on', control: 'date' },
    addressee: { label: 'Addressee' },
    obtainedVia: { label: 'Obtained via' },
    originalLanguage: { label: 'Original language' },
    originalText: { label: 'Original text', control: 'lines' },
    translator: { label: 'Translator' },
    transcriptExcerpt: { label: 'Transcript', control: 'lines' },
    contextNote: { label: 'Context', control: 'lines' },
  },
  attribution: {
    identification: { label: 'Identification', important: true },
    agency: { label: 'Agency', important: true },
    resolvedTo: { label: 'Resolved to', important: true, placeholder: 'Who or what it really is' },
    independentlyConfirmed: { label: 'Confirmed' },
    note: { label: 'Note', control: 'lines' },
  },
  source_citation: {
    locator: { label: 'Locator', important: true },
    linkHref: { label: 'Link', important: true },
    note: { label: 'Note', control: 'lines' },
  },
  entity_check: {
    entityType: { label: 'What', important: true },
    correctForm: { label: 'Correct form', important: true },
    asPrinted: { label: 'As printed' },
    note: { label: 'Note', control: 'lines' },
  },
  query: {
    question: { label: 'Question', control: 'lines', important: true },
    askedOf: { label: 'Asked of', important: true },
    answer: { label: 'Answer', control: 'lines', important: true },
    dueAt: { label: 'Due', control: 'date' },
    blocking: { label: 'Blocks sign-off' },
  },
  note: { body: { label: 'Note', control: 'lines', important: true } },
  cleared: { reason: { label: 'Reason', important: true } },
};

/** The fields of a kind in the order of the card. */
export const FIELD_DEFINITIONS: Record<AnnotationKind, readonly FieldDefinition[]> = {
  claim: definitionsOf('claim'),
  quote: definitionsOf('quote'),
  attribution: definitionsOf('attribution'),
  source_citation: definitionsOf('source_citation'),
  entity_check: definitionsOf('entity_check'),
  query: definitionsOf('query'),
  note: definitionsOf('note'),
  cleared: definitionsOf('cleared'),
};

function definitionsOf(kind: AnnotationKind): FieldDefinition[] {
  const shape: Record<string, z.ZodType> = FIELD_SCHEMAS[kind].shape;
  const definitions: [string, Definition][] = Object.entries(DEFINITIONS[kind]);
  return definitions.map(([name, definition]) => {
    const { control, values } = controlOf(shape[name]);
    return {
      name,
      control,
      important: false,
      options: values.map((value) => ({ value, label: labelOf(name, value) })),
      ...definition,
    };
  });
}

// What the model takes decides the control; only text can be one line, several, or a date.
function controlOf(schema: z.ZodType | undefined): { control: FieldControl; values: string[] } {
  const inner = schema instanceof z.ZodOptional ? schema.unwrap() : schema;
  if (inner instanceof z.ZodEnum) return { control: 'choice', values: inner.options.map(String) };
  if (inner instanceof z.ZodBoolean) return { control: 'switch', values: [] };
  if (inner instanceof z.ZodArray && inner.element instanceof z.ZodEnum) {
    return { control: 'choices', values: inner.element.options.map(String) };
  }
  return { control: 'line', values: [] };
}

function labelOf(field: string, value: string): string {
  const verdict = field === 'verdict' ? VERDICTS.find((known) => known === value) : undefined;
  return verdict ? VERDICT_LABELS[verdict] : wordsOf(value);
}
