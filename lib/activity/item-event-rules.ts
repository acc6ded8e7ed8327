import type { LogEvent, Phrase } from '@/lib/activity/model';
import {
  fieldList,
  fromTo,
  inWords,
  plain,
  quoted,
  textAt,
  textsAt,
  valueAt,
  type Telling,
} from '@/lib/activity/say-rules';

/** Fields of an annotation that say how its check stands, and so do reasons for an override. */
export const VERDICT_FIELDS = [
  'status',
  'fields.verdict',
  'fields.verdictRationale',
  'fields.fidelity',
] as const;
/** The field that says who sees it. */
export const VISIBILITY_FIELD = 'visibility';
/** The field that says who is to check it. */
export const ASSIGNEE_FIELD = 'assigneeId';

/** What happens to items, to their evidence and in the talk about them. */
export const ITEM_EVENTS: Record<string, Telling> = {
  'annotation.created': {
    group: 'items',
    say: ({ data }) => {
      const kind = textAt(data, 'kind');
      const status = textAt(data, 'status');
      const told = status === '' || status === 'unchecked' ? '' : `, as ${inWords(status).toLowerCase()}`;
      return [
        kind === 'cleared' ? 'read it and found nothing to check' : `marked it as ${article(kind)}${told}`,
      ];
    },
  },
  // `groupOf` says when it is of another group.
  'annotation.changed': { group: 'items', say: sayChanged },
  'annotation.confirmed': plain('verdicts', 'confirmed the check on the words as they are now'),
  'annotation.second_checked': plain('verdicts', 'checked it as the second person'),
  'annotation.second_check_taken_back': plain('verdicts', 'took the second check of it back'),
  'annotation.deleted': {
    group: 'items',
    say: ({ data }) => [textAt(data, 'verb') === 'let_go' ? 'let it go: its words are gone' : 'deleted it'],
  },
  'annotation.restored': plain('items', 'brought it back'),
  'annotation.unassigned': plain(
    'people',
    'left it assigned to nobody, because its checker is no member any more',
  ),

  'comment.added': plain('talk', 'commented'),
  'comment.edited': plain('talk', 'changed a comment'),
  'comment.deleted': plain('talk', 'deleted a comment'),
  'comment.reacted': {
    group: 'talk',
    say: ({ data }) => {
      const reaction = inWords(textAt(data, 'reaction')).toLowerCase();
      return [reaction === '' ? 'reacted to a comment' : `reacted to a comment: ${reaction}`];
    },
  },
  'comment.reaction_withdrawn': plain('talk', 'took a reaction to a comment back'),
  'thread.resolved': plain('talk', 'resolved the thread'),
  'thread.reopened': plain('talk', 'opened the thread again'),
  'thread.blocked': plain('talk', 'marked the thread as blocking'),
  'thread.unblocked': plain('talk', 'took the blocking mark off the thread'),

  'evidence.linked': {
    group: 'evidence',
    say: ({ data }) => {
      const relation = textAt(data, 'relation');
      return [relation === '' ? 'linked a source' : `linked a source: ${inWords(relation).toLowerCase()}`];
    },
  },
  'evidence.changed': {
    group: 'evidence',
    say: ({ data }) => {
      const told = textsAt(data, 'fields');
      const fields = told.length > 0 ? told : namesOf(valueAt(data, 'changes'));
      return [
        fields.length === 0
          ? 'changed a link to a source'
          : `changed a link to a source: ${fieldList(fields)}`,
      ];
    },
  },
  'evidence.unlinked': plain('evidence', 'unlinked a source'),
  'evidence.restored': plain('evidence', 'linked a source again as it was'),
  'evidence.source_changed': {
    group: 'evidence',
    say: ({ data }) => {
      const placement = textAt(data, 'placement');
      return [
        `kept a newer copy of a cited source; there the passage is ${placement === '' ? 'another' : placement}`,
      ];
    },
  },
  'evidence.source_edited': plain('evidence', 'changed what is known of a source cited here'),
  'evidence.source_merged': plain(
    'evidence',
    'merged a source that matters here with another, or took that back',
  ),
  'evidence.origin_changed': plain('evidence', 'changed where a source cited here comes from'),
  'evidence.access_changed': plain('permissions', 'changed who may see a source that matters here'),
};

function sayChanged({ data }: LogEvent): Phrase[] {
  const changes = valueAt(data, 'changes');
  const names = namesOf(changes);
  const parts: Phrase[][] = [];
  const tell = (name: string, words: string) => {
    if (!names.includes(name)) return;
    const change = fromTo(changes, name);
    parts.push([change.startsWith(' away') ? `took ${words}${change}` : `set ${words}${change}`]);
  };
  tell('status', 'the status');
  if (names.includes('fields.verdict')) parts.push(sayVerdict(valueAt(changes, 'fields.verdict')));
  tell('fields.fidelity', 'how true the quote is');
  tell('priority', 'the priority');
  tell(VISIBILITY_FIELD, 'who sees it');
  tell('fields.decision', 'the decision');
  if (names.includes(ASSIGNEE_FIELD)) {
    const to = textAt(changes, ASSIGNEE_FIELD, 'to');
    parts.push(to === '' ? ['assigned it to nobody'] : ['assigned it to ', { person: to }]);
  }
  const rest = names
    .filter((name) => !TOLD.has(name))
    .map((name) => (name === 'ranges' ? 'the words it stands on' : name));
  if (rest.length > 0) parts.push([`changed ${fieldList(rest)}`]);
  const reason = textAt(data, 'override', 'reason');
  if (reason !== '') parts.push(quoted('with less evidence than is asked for: ', reason));
  if (parts.length === 0) return ['changed it'];
  return parts.flatMap((part, index) => (index === 0 ? part : ['; ', ...part]));
}

function sayVerdict(change: unknown): Phrase[] {
  const [from, to] = [textAt(change, 'from'), textAt(change, 'to')];
  if (to !== '')
    return [
      'set the verdict',
      ...(from === '' ? [] : [' from ', { verdict: from }]),
      ' to ',
      { verdict: to },
    ];
  return from === '' ? ['took the verdict away'] : ['took the verdict ', { verdict: from }, ' away'];
}

const TOLD = new Set<string>([
  'status',
  'fields.verdict',
  'fields.fidelity',
  'priority',
  VISIBILITY_FIELD,
  'fields.decision',
  ASSIGNEE_FIELD,
]);

function namesOf(changes: unknown): string[] {
  return typeof changes === 'object' && changes !== null ? Object.keys(changes) : [];
}

function article(kind: string): string {
  const words = inWords(kind).toLowerCase();
  if (words === '') return 'something to check';
  return `${/^[aeiou]/.test(words) ? 'an' : 'a'} ${words}`;
}
