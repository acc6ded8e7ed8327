import type { AgentFieldName, AgentFields, AgentRef, AgentRole } from '@/lib/agents/model';
import { nameWords } from '@/lib/agents/match-rules';
import type { AnnotationKind } from '@/lib/annotations/kind-model';
import { isSameValue } from '@/lib/annotations/value-rules';
import { displayName } from '@/lib/sources/name-rules';
import { foldText } from '@/lib/text/fold';

const FIELD_NAMES = [
  'kind',
  'name',
  'aliases',
  'roles',
  'sameAs',
  'note',
] as const satisfies AgentFieldName[];

/** As what people and organisations can be named in each kind of annotation. */
const ROLES_OF: Record<AnnotationKind, readonly AgentRole[]> = {
  claim: ['claimant', 'reported_by'],
  quote: ['speaker', 'addressee', 'reported_by'],
  attribution: ['agency', 'outlet', 'reported_by'],
  source_citation: [],
  entity_check: [],
  query: [],
  note: [],
  cleared: [],
  suggestion: [],
};

/** The field that holds the name as it was written down; roles that are not here have none in that kind. */
const FIELD_OF: Partial<Record<AnnotationKind, Partial<Record<AgentRole, string>>>> = {
  claim: { claimant: 'claimant' },
  quote: { speaker: 'speaker', addressee: 'addressee' },
  attribution: { agency: 'agency', reported_by: 'resolvedTo' },
};

/** As what somebody can be named in an annotation of the kind. */
export function agentRolesOf(kind: AnnotationKind): readonly AgentRole[] {
  return ROLES_OF[kind];
}

/** The role of whoever a field of the kind names; null for a field that names nobody. */
export function agentRoleOfField(kind: AnnotationKind, field: string): AgentRole | null {
  return ROLES_OF[kind].find((role) => FIELD_OF[kind]?.[role] === field) ?? null;
}

/** The roles of a kind for which it has no field of its own. */
export function agentRolesWithoutField(kind: AnnotationKind): AgentRole[] {
  return ROLES_OF[kind].filter((role) => FIELD_OF[kind]?.[role] === undefined);
}

/** The name that an annotation holds for a role, as it was written down; empty without one. */
export function namedAs({ kind, fields }: { kind: AnnotationKind; fields: object }, role: AgentRole): string {
  const field = FIELD_OF[kind]?.[role];
  const value: unknown = field === undefined ? '' : Reflect.get(fields, field);
  const printed: unknown = role === 'speaker' ? Reflect.get(fields, 'speakerAsNamed') : '';
  return [value, printed].find((each) => typeof each === 'string' && each !== '')?.toString() ?? '';
}

/** By role, the ids of who stands in an annotation. */
export function idsOf(
  agents: Partial<Record<AgentRole, Pick<AgentRef, 'id'>>>,
): Partial<Record<AgentRole, string>> {
  return Object.fromEntries(Object.entries(agents).map(([role, { id }]) => [role, id]));
}

/** What search looks in: names in both orders, in one word where they are written in several, and roles; `searchTerms` folds a query in the same way. */
export function agentSearchText({ name, aliases, roles }: AgentFields): string {
  const names = [name, ...aliases].flatMap((each) => [each, displayName(each), nameWords(each).join('')]);
  const works = roles.flatMap(({ title, organisation }) => [title, organisation]);
  return foldText([...new Set([...names, ...works])].filter((part) => part !== '').join('\n'));
}

/** The fields as they are kept: aliases once each, and none that is the name itself. */
export function completedAgent(fields: AgentFields): AgentFields {
  const aliases = [...new Set(fields.aliases)].filter((alias) => alias !== fields.name);
  return { ...fields, aliases };
}

/** The names of the fields in which two differ. */
export function changedAgentFields(one: AgentFields, other: AgentFields): AgentFieldName[] {
  return FIELD_NAMES.filter((name) => !isSameValue(one[name], other[name]));
}

/** What is said of somebody, without what the server says. */
export function agentFieldsOf(agent: AgentFields): AgentFields {
  const { kind, name, aliases, roles, sameAs, note } = agent;
  return { kind, name, aliases, roles, sameAs, note };
}

/** What somebody else made of one field, when it is not the same. */
export interface AgentNote {
  theirs: unknown;
  /** Whether the person changed it too; then saving takes theirs away. */
  isDisputed: boolean;
}

/** A draft brought up to date after somebody else saved: what the person left as it was takes the latest value; `notes` tell what others changed. */
export function mergeAgentDraft(
  base: AgentFields,
  latest: AgentFields,
  draft: AgentFields,
): { fields: AgentFields; notes: Partial<Record<AgentFieldName, AgentNote>> } {
  const notes: Partial<Record<AgentFieldName, AgentNote>> = {};
  const taken: AgentFieldName[] = [];
  for (const name of changedAgentFields(base, latest)) {
    const isDisputed = !isSameValue(base[name], draft[name]);
    if (!isDisputed) taken.push(name);
    if (!isSameValue(draft[name], latest[name])) notes[name] = { theirs: latest[name], isDisputed };
  }
  const theirs = Object.fromEntries(taken.map((name) => [name, latest[name]]));
  return { fields: { ...draft, ...theirs }, notes };
}
