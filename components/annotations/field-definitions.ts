import type { AnnotationKind, FieldsOf } from '@/lib/annotations/kind-model';
import type { DecisionField } from '@/lib/annotations/rules';

type Choices<V> = V extends string ? Record<V, string> : never;

/** How a field is asked for. `main` fields are in sight, the others behind "More". */
interface Common {
  label: string;
  main?: boolean;
  hint?: string;
}
export type FieldDefinition = Common &
  // A verdict is chosen from the workspace's scale.
  (
    | { control: 'line' | 'text' | 'date' | 'verdict' }
    | { control: 'choice' | 'choices'; choices: Record<string, string> }
    | { control: 'check' }
  );

// A control that fits the type of the field's value; every value of an enumeration must have its words.
type DefinitionOf<V> = [V] extends [boolean]
  ? Common & { control: 'check' }
  : [V] extends [readonly (infer E)[]]
    ? Common & { control: 'choices'; choices: Choices<E> }
    : string extends V
      ? Common & { control: 'line' | 'text' | 'date' | 'verdict' }
      : Common & { control: 'choice'; choices: Choices<V> };

// What a decision writes is shown by the decision, and never asked for.
type DefinitionsOf<K extends AnnotationKind> = {
  [N in Exclude<keyof FieldsOf<K>, DecisionField>]-?: DefinitionOf<NonNullable<FieldsOf<K>[N]>>;
};

/** Every field of every kind (domain.md 1.2), in the order in which they are asked for. */
const DEFINITIONS: { [K in AnnotationKind]: DefinitionsOf<K> } = {
  claim: {
    statement: {
      label: 'Statement',
      control: 'text',
      main: true,
      hint: 'What is claimed, so that it can be understood without the article.',
    },
    claimant: { label: 'Claimant', control: 'line', main: true },
    claimType: {
      label: 'Type',
      control: 'choice',
      main: true,
      choices: {
        quantity: 'Quantity',
        event_or_property: 'Event or property',
        causal: 'Cause',
        comparison: 'Comparison',
        law_or_rule: 'Law or rule',
        prediction: 'Prediction',
        personal_experience: 'Personal experience',
        position: 'Position',
        definition: 'Definition',
        identity: 'Identity',
        place_time: 'Place or time',
        image_or_media: 'Picture or recording',
        other: 'Other',
      },
    },
    verdict: { label: 'Verdict', control: 'verdict', main: true },
    verdictRationale: { label: 'Rationale', control: 'text', main: true, hint: 'Why this verdict.' },
    shortStatement: { label: 'Short statement', control: 'line', hint: 'At most 75 characters.' },
    checkability: {
      label: 'Checkability',
      control: 'choice',
      choices: {
        checkable: 'Checkable',
        opinion: 'Opinion',
        prediction_not_yet: 'Prediction, not yet',
        common_knowledge: 'Common knowledge',
      },
    },
    whyCheck: {
      label: 'Why check',
      control: 'choices',
      choices: {
        statistics: 'Statistics',
        controversial: 'Controversial',
        legal_risk: 'Legal risk',
        scientific: 'Scientific',
        historical: 'Historical',
        private_life: 'Private life',
        quotation: 'Quotation',
        key_to_story: 'Key to the story',
      },
    },
    verificationMethod: {
      label: 'How checked',
      control: 'choices',
      choices: {
        document: 'Document',
        data_recalculation: 'Recalculation',
        recording: 'Recording',
        on_record_confirmation: 'Confirmed on record',
        expert: 'Expert',
        reverse_media_search: 'Reverse media search',
        site_visit: 'Site visit',
        other: 'Other',
      },
    },
    calculation: { label: 'Calculation', control: 'text' },
    claimDate: { label: 'Claimed on', control: 'date' },
    asOfDate: { label: 'True as of', control: 'date' },
    location: { label: 'Place', control: 'line' },
    unknowns: { label: 'Unknowns', control: 'text' },
  },
  quote: {
    speaker: { label: 'Speaker', control: 'line', main: true },
    quoteType: {
      label: 'Type',
      control: 'choice',
      main: true,
      choices: {
        direct: 'Direct',
        partial: 'Partial',
        mixed: 'Mixed',
        indirect: 'Indirect, paraphrased',
        reported_thought: 'Reported thought',
      },
    },
    fidelity: {
      label: 'Fidelity',
      control: 'choice',
      main: true,
      choices: {
        verbatim: 'Verbatim',
        verbatim_partial: 'Verbatim in part',
        condensed: 'Condensed',
        cleaned_up: 'Cleaned up',
        translated: 'Translated',
        paraphrase: 'Paraphrase',
        altered_meaning: 'Meaning altered',
        out_of_context: 'Out of context',
        misattributed: 'Misattributed',
        wording_not_found: 'Wording not found',
        secondhand_only: 'Second hand only',
      },
    },
    speakerAsNamed: { label: 'Named as', control: 'line' },
    obtainedVia: {
      label: 'Obtained by',
      control: 'choice',
      choices: {
        own_interview: 'Own interview',
        press_conference: 'Press conference',
        wire: 'Wire',
        other_outlet: 'Other outlet',
        social: 'Social media',
        document: 'Document',
      },
    },
    medium: {
      label: 'Medium',
      control: 'choice',
      choices: {
        spoken: 'Spoken',
        written: 'Written',
        posted: 'Posted',
        broadcast: 'Broadcast',
        official_statement: 'Official statement',
      },
    },
    occasion: { label: 'Occasion', control: 'line' },
    saidAt: { label: 'Said on', control: 'date' },
    addressee: { label: 'Said to', control: 'line' },
    originalLanguage: { label: 'Original language', control: 'line' },
    originalText: { label: 'Original words', control: 'text' },
    translator: { label: 'Translator', control: 'line' },
    transcriptExcerpt: { label: 'Transcript', control: 'text' },
    contextNote: { label: 'Context', control: 'text' },
  },
  attribution: {
    identification: {
      label: 'Identified as',
      control: 'choice',
      main: true,
      choices: {
        named_person: 'Named person',
        named_organisation: 'Named organisation',
        named_document_or_data: 'Named document or data',
        news_agency: 'News agency',
        named_outlet: 'Named outlet',
        described_unnamed: 'Described, not named',
        vague_collective: 'Vague: a group',
        unspecified_media: 'Vague: media reports',
        impersonal_passive: 'Vague: it is said',
        author_self: 'The author',
      },
    },
    agency: { label: 'Agency', control: 'line', main: true },
    independentlyConfirmed: {
      label: 'Confirmed',
      control: 'choice',
      main: true,
      choices: { yes: 'Confirmed independently', no: 'Not confirmed', not_stated: 'Not stated' },
    },
    resolvedTo: { label: 'Really is', control: 'line' },
    note: { label: 'Note', control: 'text' },
  },
  source_citation: {
    linkHref: { label: 'Address', control: 'line', main: true },
    locator: { label: 'Place in it', control: 'line', main: true },
    note: { label: 'Note', control: 'text' },
  },
  entity_check: {
    entityType: {
      label: 'Type',
      control: 'choice',
      main: true,
      choices: {
        name: 'Name',
        title: 'Title',
        number: 'Number',
        date: 'Date',
        place: 'Place',
        spelling: 'Spelling',
        other: 'Other',
      },
    },
    correctForm: { label: 'Correct form', control: 'line', main: true },
    asPrinted: { label: 'As printed', control: 'line' },
    note: { label: 'Note', control: 'text' },
  },
  query: {
    question: { label: 'Question', control: 'text', main: true, hint: 'What is asked, in full.' },
    askedOf: {
      label: 'Asked of',
      control: 'choice',
      main: true,
      choices: { author: 'Author', editor: 'Editor', source: 'Source', legal: 'Legal' },
    },
    answer: { label: 'Answer', control: 'text', main: true },
    dueAt: { label: 'Due', control: 'date' },
    blocking: { label: 'Blocks publication', control: 'check' },
  },
  note: { body: { label: 'Note', control: 'text', main: true, hint: 'Write…' } },
  cleared: {
    reason: {
      label: 'Reason',
      control: 'choice',
      main: true,
      choices: {
        transition: 'Transition',
        opinion: 'Opinion',
        already_checked: 'Checked already',
        common_knowledge: 'Common knowledge',
      },
    },
  },
  suggestion: {
    replacement: {
      label: 'Proposed wording',
      control: 'text',
      main: true,
      hint: 'What should stand there instead.',
    },
    reason: { label: 'Reason', control: 'text', main: true },
  },
};

/** The fields of a kind by name, in order. */
export function fieldsOf(kind: AnnotationKind): [name: string, definition: FieldDefinition][] {
  return Object.entries(DEFINITIONS[kind]);
}

/** The field of a kind that says what it is about in a sentence; null where there is none. */
export const STATEMENT_FIELDS: Record<AnnotationKind, string | null> = {
  claim: 'statement',
  quote: null,
  attribution: 'note',
  source_citation: 'note',
  entity_check: 'note',
  query: 'question',
  note: 'body',
  cleared: null,
  suggestion: 'replacement',
};
