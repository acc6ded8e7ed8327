import type { AnnotationKind } from '@/lib/annotations/kind-model';
import type { ComparedRow } from '@/lib/double-check/agreement-rules';
import type { BlindKind, BlindMarkView, Choice, MarkContent, OwnJudgement } from '@/lib/double-check/model';

/** What was decided, with the mark whose words it is about. */
export interface Outcome {
  content: Omit<MarkContent, 'start' | 'end'>;
  words: BlindMarkView;
}

/**
 * What a choice comes to: the mark of that side, or, where that side marked nothing, nothing (null). One's own judgement stands on the
 * words of the side that it names; undefined when that side marked none.
 */
export function outcomeOf(
  { left, right }: Pick<ComparedRow, 'left' | 'right'>,
  choice: Choice,
  own: OwnJudgement | null,
): Outcome | null | undefined {
  if (choice !== 'own') {
    const mark = choice === 'left' ? left : right;
    return mark && { content: mark, words: mark };
  }
  const words = own?.place === 'right' ? right : left;
  if (!own || !words) return undefined;
  const { kind, statement, status, verdict } = own;
  return { content: { kind, statement, status, verdict, note: '' }, words };
}

/** Where each kind keeps a sentence that says what it is about; null for one that has no place for it. */
const STATEMENT_FIELDS: Record<BlindKind, string | null> = {
  claim: 'statement',
  quote: 'contextNote',
  attribution: 'note',
  source_citation: 'note',
  entity_check: 'note',
  query: 'question',
  cleared: null,
};

/** The fields of the annotation that comes of a decision. */
export function fieldsFor({ kind, statement, verdict }: Outcome['content']): Record<string, string> {
  const field = STATEMENT_FIELDS[kind];
  return {
    ...(field !== null && statement !== '' && { [field]: statement }),
    ...(kind === 'claim' && verdict !== null && { verdict }),
  };
}

/** What is said in the thread of the annotation that a decision stands for. */
export interface Said {
  left: { name: string; mark: BlindMarkView | null };
  right: { name: string; mark: BlindMarkView | null };
  decided: Outcome['content'];
  choice: Choice;
  comment: string;
  /** The status of the decision could not be given, as the claim has too little evidence yet. */
  isHeldBack: boolean;
  statusName: (status: MarkContent['status']) => string;
  kindName: (kind: AnnotationKind) => string;
  verdictName: (verdict: string) => string;
}

/** The comment that tells a thread what both said, and what was decided. */
export function decisionComment(said: Said): string {
  const { left, right, decided, choice, comment, isHeldBack } = said;
  const chosen = { left: `as ${left.name} has it`, right: `as ${right.name} has it`, own: 'otherwise' }[
    choice
  ];
  const lines = [
    `Independent double check, decided ${chosen}.`,
    ...[left, right].map(
      ({ name, mark }) => `${name}: ${mark ? describe(mark, said) : 'marked nothing here'}`,
    ),
    `Decision: ${describe(decided, said)}`,
    ...(isHeldBack
      ? [
          `It is in progress until its evidence is linked, then it can be set to ${said.statusName(decided.status)}.`,
        ]
      : []),
    ...(comment === '' ? [] : [comment]),
  ];
  return lines.join('\n\n');
}

function describe({ kind, status, verdict, statement, note }: Outcome['content'], said: Said): string {
  const parts = [
    said.kindName(kind),
    ...(kind === 'cleared' ? [] : [said.statusName(status)]),
    ...(verdict === null ? [] : [said.verdictName(verdict)]),
  ];
  const words = [statement, note].filter((each) => each !== '').map((each) => `“${each}”`);
  return [parts.join(', '), ...words].join('. ');
}
