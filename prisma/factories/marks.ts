import type { AnnotationKind, FieldsOf } from '@/lib/annotations/kind-model';
import type { AnchorRole, FlagName, RangeInput, VerificationStatus } from '@/lib/annotations/model';
import { isItem } from '@/lib/annotations/rules';
import type { PlacedSentence } from './article-text';
import type { Stretch } from './prose';
import type { Random } from './random';

/** An annotation to be made: its ranges count in the article's text. */
export type Mark = {
  [K in AnnotationKind]: { kind: K; fields: FieldsOf<K>; ranges: RangeInput[]; flag?: FlagName };
}[AnnotationKind] & { status: VerificationStatus };

const DONE = [
  'verified',
  'verified',
  'verified',
  'verified_with_change',
  'not_checkable',
  'unverifiable',
] as const;
const OPEN = ['unchecked', 'unchecked', 'in_progress', 'needs_source', 'awaiting_reply', 'disputed'] as const;

/** Makes `count` annotations of every kind, spread over the sentences in reading order; many overlap. */
export function makeMarks(random: Random, sentences: readonly PlacedSentence[], count: number): Mark[] {
  return Array.from({ length: count }, (_, index): Mark => {
    const at = Math.floor((index * sentences.length) / count);
    const sentence = sentences[at];
    if (!sentence) throw new RangeError('There is no sentence to mark.');
    const mark = random.pick(marksOf(sentence, sentences[at + 1]));
    return {
      ...mark,
      status: !isItem(mark.kind) ? 'unchecked' : random.pick(random.chance(55) ? DONE : OPEN),
    };
  });
}

type Unjudged = Mark extends infer M ? (M extends Mark ? Omit<M, 'status'> : never) : never;

function marksOf(sentence: PlacedSentence, next: PlacedSentence | undefined): Unjudged[] {
  const whole = range('content', sentence.start, sentence.end);
  const found = (is: Stretch) => sentence.stretches.filter((stretch) => stretch.is === is);
  const as = (role: AnchorRole, is: Stretch) =>
    found(is).map(({ start, end }) => range(role, sentence.start + start, sentence.start + end));
  const wordsOf = (is: Stretch) =>
    found(is)
      .map(({ start, end }) => sentence.text.slice(start, end))
      .join(' … ');

  const marks: Unjudged[] = [
    {
      kind: 'claim',
      ranges: [whole],
      fields: { statement: sentence.text.slice(0, 300), claimType: 'event_or_property' },
    },
    { kind: 'note', ranges: [whole], fields: { body: 'Seen in the last edition too.' } },
    { kind: 'query', ranges: [whole], fields: { question: 'How do we know this?', askedOf: 'author' } },
    { kind: 'cleared', ranges: [whole], fields: { reason: 'transition' } },
  ];
  for (const statement of as('content', 'statement')) {
    marks.push({
      kind: 'claim',
      ranges: [statement],
      fields: { claimType: 'comparison' },
      flag: 'citation_needed',
    });
  }
  if (found('said').length > 0) {
    const ranges = [...as('content', 'said'), ...as('cue', 'cue'), ...as('source', 'speaker')];
    marks.push({
      kind: 'quote',
      ranges,
      fields: { quoteType: 'direct', speakerAsNamed: wordsOf('speaker') },
    });
    marks.push({ kind: 'quote', ranges, fields: { quoteType: 'direct', fidelity: 'verbatim' } });
  }
  for (const figure of as('content', 'figure')) {
    const fields = { entityType: 'number', asPrinted: wordsOf('figure') } as const;
    marks.push({ kind: 'entity_check', ranges: [figure], fields });
    // From a figure into the next sentence, which may be in the next paragraph.
    if (next)
      marks.push({
        kind: 'claim',
        ranges: [range('content', figure.start, next.end)],
        fields: { claimType: 'quantity' },
      });
  }
  for (const statement of as('content', 'statement')) {
    const fields = { replacement: 'as far as anybody remembers', reason: 'Nobody has counted.' };
    marks.push({ kind: 'suggestion', ranges: [statement], fields });
  }
  for (const name of as('content', 'name')) {
    marks.push({
      kind: 'entity_check',
      ranges: [name],
      fields: { entityType: 'place', asPrinted: wordsOf('name') },
    });
  }
  for (const document of as('content', 'document')) {
    marks.push({
      kind: 'source_citation',
      ranges: [document],
      fields: { note: 'Asked the archive for a copy.' },
    });
  }
  if (found('vague').length > 0) {
    const ranges = [...as('content', 'statement'), ...as('cue', 'cue'), ...as('source', 'vague')];
    marks.push({
      kind: 'attribution',
      ranges,
      fields: { identification: 'vague_collective' },
      flag: 'vague_attribution',
    });
  }
  return marks;
}

function range(role: AnchorRole, start: number, end: number): RangeInput {
  return { role, start, end };
}
