import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeAgents, unmergeAgents } from '@/lib/agents/merge-rules';
import { AGENT_ROLES, EMPTY_AGENT, type AgentFields } from '@/lib/agents/model';
import {
  agentRoleOfField,
  agentRolesOf,
  agentRolesWithoutField,
  agentSearchText,
  completedAgent,
  mergeAgentDraft,
  namedAs,
} from '@/lib/agents/rules';
import { agentCursors } from '@/lib/agents/cursor';
import { agentsPath, readAgentQuery } from '@/lib/agents/list-rules';
import { ANNOTATION_KINDS, FIELD_SCHEMAS } from '@/lib/annotations/kind-model';
import { searchTerms } from '@/lib/text/search-terms';

const someone = (parts: Partial<AgentFields> = {}): AgentFields => ({
  ...EMPTY_AGENT,
  name: 'Ida Maren',
  ...parts,
});

describe('what is searched', () => {
  const text = agentSearchText(
    someone({
      name: 'Marén, Ida',
      aliases: ['李 伟'],
      roles: [{ title: 'harbour master', organisation: 'Saltmere', from: '2024', to: '' }],
    }),
  );
  test.each(['maren', 'ida maren', 'MAREN, IDA', '李伟', '李 伟', 'harbour saltmere'])(
    'holds %j',
    (query) => {
      expect(searchTerms(query).every((term) => text.includes(term))).toBe(true);
    },
  );
});

describe('the roles of a kind', () => {
  test('have a field of that kind, or a row of their own', () => {
    for (const kind of ANNOTATION_KINDS) {
      const byField = Object.keys(FIELD_SCHEMAS[kind].shape).flatMap(
        (field) => agentRoleOfField(kind, field) ?? [],
      );
      expect([...byField, ...agentRolesWithoutField(kind)].toSorted()).toEqual(agentRolesOf(kind).toSorted());
    }
    expect(new Set(ANNOTATION_KINDS.flatMap(agentRolesOf))).toEqual(new Set(AGENT_ROLES));
  });

  test('are named by what was written down, else as printed', () => {
    const fields = { speakerAsNamed: 'the harbour master' };
    expect(namedAs({ kind: 'quote', fields }, 'speaker')).toBe('the harbour master');
    expect(namedAs({ kind: 'quote', fields: { ...fields, speaker: 'Ida Maren' } }, 'speaker')).toBe(
      'Ida Maren',
    );
    expect(namedAs({ kind: 'quote', fields }, 'reported_by')).toBe('');
    expect(namedAs({ kind: 'attribution', fields: { resolvedTo: 'Brinewire' } }, 'reported_by')).toBe(
      'Brinewire',
    );
  });
});

test('aliases are kept once, and none that is the name', () => {
  expect(completedAgent(someone({ aliases: ['I. M.', 'Ida Maren', 'I. M.'] })).aliases).toEqual(['I. M.']);
});

describe('a merge', () => {
  const short = fc.string({ minLength: 1, maxLength: 3 });
  const role = fc.record({ title: short, organisation: short, from: fc.constant(''), to: fc.constant('') });
  const agent = fc
    .record({
      kind: fc.constant('person' as const),
      name: short,
      aliases: fc.uniqueArray(short, { maxLength: 4 }),
      roles: fc.uniqueArray(role, { maxLength: 3, selector: (each) => JSON.stringify(each) }),
      sameAs: fc.constantFrom('', 'https://a.example/', 'https://b.example/'),
      note: fc.constantFrom('', 'One.', 'Other.'),
    })
    .map(completedAgent);

  test('keeps every name and role of both, and is taken back exactly', () => {
    fc.assert(
      fc.property(agent, agent, (kept, gone) => {
        const { fields, added } = mergeAgents(kept, gone);
        for (const name of [kept.name, ...kept.aliases, gone.name, ...gone.aliases]) {
          expect([fields.name, ...fields.aliases]).toContain(name);
        }
        expect(fields.roles).toEqual(expect.arrayContaining([...kept.roles, ...gone.roles]));
        expect(completedAgent(fields)).toEqual(fields);
        expect(unmergeAgents(fields, added)).toEqual(kept);
      }),
    );
  });

  test('taken back leaves what was changed since', () => {
    const { fields, added } = mergeAgents(someone(), someone({ name: 'I. Maren', note: 'Met in May.' }));
    const since = { ...fields, note: 'Met in May and June.', aliases: [...fields.aliases, 'Idda'] };
    expect(unmergeAgents(since, added)).toEqual(someone({ note: 'Met in May and June.', aliases: ['Idda'] }));
  });

  test('adds no more than one may have', () => {
    const many = (letter: string) => Array.from({ length: 50 }, (_, at) => `${letter}${at}`);
    const { fields } = mergeAgents(
      someone({ aliases: many('a') }),
      someone({ name: 'X', aliases: many('b') }),
    );
    expect(fields.aliases).toEqual(many('a'));
  });
});

test('a draft takes over what others changed elsewhere, and tells what they changed too', () => {
  const base = someone();
  const latest = someone({ note: 'Theirs.', sameAs: 'https://maren.example/', kind: 'organisation' });
  const draft = someone({ note: 'Mine.', name: 'Ida Maren-Moor', kind: 'organisation' });
  expect(mergeAgentDraft(base, latest, draft)).toEqual({
    fields: { ...draft, sameAs: 'https://maren.example/' },
    notes: {
      note: { theirs: 'Theirs.', isDisputed: true },
      sameAs: { theirs: 'https://maren.example/', isDisputed: false },
    },
  });
});

test('an address is read as it was written', () => {
  const id = '0198c0de-0000-7000-8000-00000000000a';
  const cursor = agentCursors.at({ id, name: 'Ö"' }, { sort: 'name', direction: 'asc', side: 'after' });
  const query = { search: '李 & son', kind: 'person', cursor } as const;
  const address = new URL(agentsPath(query), 'https://desk.example');
  expect(readAgentQuery(Object.fromEntries(address.searchParams))).toEqual(query);
  expect(readAgentQuery({ kind: 'robot', search: ['a', 'b'], limit: '0' })).toEqual({});
});
