import {
  fieldList,
  inWords,
  plain,
  quoted,
  textAt,
  textsAt,
  valueAt,
  type Telling,
} from '@/lib/activity/say-rules';

/** What happens to sources, people and organisations. */
export const LIBRARY_EVENTS: Record<string, Telling> = {
  'source.created': plain('sources', 'added a source'),
  'source.changed': {
    group: 'sources',
    say: ({ data }) => [`changed a source: ${changedFields(data) || 'something of it'}`],
  },
  'source.copy_kept': {
    group: 'sources',
    say: ({ data }) => {
      const how = { upload: 'from a file', paste: 'from pasted text', fetch: 'from its address' }[
        textAt(data, 'way')
      ];
      return [`kept copy ${textAt(data, 'number')} of a source`, ...(how === undefined ? [] : [`, ${how}`])];
    },
  },
  'source.credit_changed': {
    group: 'sources',
    say: ({ data }) => [
      `said who is meant in a source as ${inWords(textAt(data, 'role')).toLowerCase() || 'somebody'}`,
    ],
  },
  'source.derived': plain('sources', 'said where a source comes from'),
  'source.distinguished': plain('sources', 'said that sources that look alike are not the same'),
  'source.proposed_again': plain('sources', 'took back that sources that look alike are not the same'),
  'source.merged': plain('sources', 'merged another source into this one'),
  'source.merge_undone': plain('sources', 'took a merge of sources back'),
  'source.restricted': plain('permissions', 'restricted a source to named people'),
  'source.opened': plain('permissions', 'opened a restricted source to the team'),
  'source.readers_changed': plain('permissions', 'changed who may see a restricted source'),

  'origin.created': {
    group: 'sources',
    say: ({ data }) => ['added an origin that sources derive from', ...quoted(': ', textAt(data, 'title'))],
  },

  'agent.created': {
    group: 'sources',
    say: ({ data }) => ['added a person or organisation', ...quoted(': ', textAt(data, 'fields', 'name'))],
  },
  'agent.changed': {
    group: 'sources',
    say: ({ data }) => {
      const fields = changedFields(data);
      return [
        fields === ''
          ? 'changed a person or organisation named here'
          : `changed a person or organisation: ${fields}`,
      ];
    },
  },
  'agent.deleted': {
    group: 'sources',
    say: ({ data }) => ['deleted a person or organisation', ...quoted(': ', textAt(data, 'name'))],
  },
  'agent.merged': {
    group: 'sources',
    say: ({ data }) => {
      const gone = textAt(data, 'goneName');
      return gone === ''
        ? ['found that two names here are one person or organisation']
        : [...quoted('merged ', gone), ' into this one'];
    },
  },
  'agent.unmerged': plain('sources', 'took a merge of people or organisations back'),
};

function changedFields(data: unknown): string {
  const changes = valueAt(data, 'changes');
  const names =
    typeof changes === 'object' && changes !== null ? Object.keys(changes) : textsAt(data, 'fields');
  return names.length === 0 ? '' : fieldList(names);
}
