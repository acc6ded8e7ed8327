import type { EvidenceRelation } from '@/lib/evidence/model';
import type { AnnotationView } from '@/lib/annotations/model';
import { isDone, isItem, takesEvidence } from '@/lib/annotations/rules';

/** What an annotation still lacks for its check, in words; nothing once the check is done. */
export function missingOf(annotation: AnnotationView): string[] {
  if (!isItem(annotation.kind) || isDone(annotation)) return [];
  const missing = ownMissing(annotation);
  const isSourced = !takesEvidence(annotation.kind) || annotation.evidence.length > 0;
  return isSourced || annotation.kind === 'entity_check' ? missing : [...missing, 'source'];
}

function ownMissing(annotation: AnnotationView): string[] {
  const lacks = (fields: Record<string, unknown>) =>
    Object.entries(fields).flatMap(([name, value]) => (value ? [] : [name]));
  const hasRange = (role: string) => annotation.ranges.some((range) => range.role === role);
  switch (annotation.kind) {
    case 'claim':
      return lacks({
        statement: annotation.fields.statement,
        claimant: annotation.fields.claimant || annotation.agents.claimant,
      });
    case 'quote':
      return lacks({ speaker: annotation.fields.speaker || annotation.agents.speaker, cue: hasRange('cue') });
    case 'attribution':
      return lacks({ 'who it is': annotation.fields.identification });
    case 'entity_check':
      return lacks({ type: annotation.fields.entityType });
    case 'query':
      return lacks({ question: annotation.fields.question, answer: annotation.fields.answer });
    case 'source_citation':
    case 'note':
    case 'cleared':
    case 'suggestion':
      return [];
  }
}

/** What the linked sources come to: "2 sources support it, 1 contradicts it". Empty when none is linked. */
export function supportOf({ evidence }: Pick<AnnotationView, 'evidence'>): string {
  const count = (relation: EvidenceRelation) =>
    new Set(evidence.filter((each) => each.relation === relation).map((each) => each.sourceId)).size;
  return VERBS.map(([relation, one, many]) => ({ number: count(relation), one, many }))
    .filter(({ number }) => number > 0)
    .map(({ number, one, many }, index) => {
      const sources = index > 0 ? '' : number === 1 ? 'source ' : 'sources ';
      return `${number} ${sources}${number === 1 ? one : many}`;
    })
    .join(', ');
}

const VERBS: [relation: EvidenceRelation, one: string, many: string][] = [
  ['supported_by', 'supports it', 'support it'],
  ['contradicted_by', 'contradicts it', 'contradict it'],
  ['qualified_by', 'qualifies it', 'qualify it'],
  ['quoted_from', 'has the quote', 'have the quote'],
  ['mentions_only', 'only mentions it', 'only mention it'],
];
