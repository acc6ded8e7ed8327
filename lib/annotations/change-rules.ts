import { z } from 'zod';
import { AGENT_ROLES, type AgentRole } from '@/lib/agents/model';
import { agentRolesOf } from '@/lib/agents/rules';
import type { AnnotationKind } from '@/lib/annotations/kind-model';
import {
  flagsSchema,
  PRIORITIES,
  standingRangeSchema,
  standingRangesSchema,
  tagsSchema,
  VERIFICATION_STATUSES,
  VISIBILITIES,
  type AnnotationChanges,
  type FieldConflict,
  type Flag,
  type FlagInput,
  type Priority,
  type RangeInput,
  type VerificationStatus,
  type Visibility,
} from '@/lib/annotations/model';
import { checkFields, fieldValue, hasField, type Fields } from '@/lib/annotations/field-rules';
import { checkRanges, orderRanges } from '@/lib/annotations/range-rules';
import { decisionOf, isDecisionField, isFinished, isItem } from '@/lib/annotations/rules';
import { isSameValue } from '@/lib/annotations/value-rules';
import { isVisibilityOf } from '@/lib/annotations/visibility-rules';
import { idSchema } from '@/lib/ids';

/** What of an annotation people change. */
export interface AnnotationState {
  kind: AnnotationKind;
  status: VerificationStatus;
  priority: Priority;
  assigneeId: string | null;
  flags: Flag[];
  tags: string[];
  visibility: Visibility;
  ranges: RangeInput[];
  fields: Fields;
  /** Ids of who stands in it as what. */
  agents: Partial<Record<AgentRole, string>>;
}

/** Who changes, when (UTC, ISO 8601), and the text that ranges count in. */
interface ChangeContext {
  byId: string;
  at: string;
  text: string;
}

/** One field that was changed, as it is compared: flags by name and reason, ranges by role and place. */
export interface FieldChange {
  field: string;
  from: unknown;
  to: unknown;
}

/** `changed` is empty when everything already is as asked, as when a change is sent twice. */
export type ChangeResult =
  | { outcome: 'applied'; state: AnnotationState; changed: FieldChange[] }
  | { outcome: 'conflict'; conflicts: Omit<FieldConflict, 'theirsById'>[] }
  | { outcome: 'invalid'; problems: Record<string, string> };

const commonSchema = z.object({
  status: z.enum(VERIFICATION_STATUSES),
  priority: z.enum(PRIORITIES),
  assigneeId: idSchema.nullable(),
  flags: flagsSchema,
  tags: tagsSchema,
  visibility: z.enum(VISIBILITIES),
  ranges: standingRangesSchema,
});

/**
 * Applies changes of single fields to an annotation as it is stored. A field that already is what was asked counts as
 * done; one that is neither that nor what the change was made on is a conflict. With one conflict or one wrong value
 * nothing is applied.
 */
export function applyChanges(
  stored: AnnotationState,
  changes: AnnotationChanges['changes'],
  context: ChangeContext,
): ChangeResult {
  const asked = checkState(stored, changes, context);
  if (!asked.ok) return { outcome: 'invalid', problems: asked.problems };

  const conflicts: Omit<FieldConflict, 'theirsById'>[] = [];
  const changed: FieldChange[] = [];
  for (const [field, change] of Object.entries(changes)) {
    const theirs = valueOf(stored, field);
    const yours = valueOf(asked.state, field);
    if (isSameValue(theirs, yours)) continue;
    if (isSameValue(theirs, comparable(field, change.from))) changed.push({ field, from: theirs, to: yours });
    else conflicts.push({ field, yours, theirs });
  }
  if (conflicts.length > 0) return { outcome: 'conflict', conflicts };
  return { outcome: 'applied', state: asked.state, changed };
}

type StateCheck = { ok: true; state: AnnotationState } | { ok: false; problems: Record<string, string> };

// The annotation as it would be with all changes, whatever they were made on.
function checkState(
  stored: AnnotationState,
  changes: AnnotationChanges['changes'],
  context: ChangeContext,
): StateCheck {
  const common: Record<string, unknown> = { ...stored, flags: flagInputs(stored.flags) };
  const fields: Fields = { ...stored.fields };
  const agents = { ...stored.agents };
  const problems: Record<string, string> = {};
  for (const [field, { to }] of Object.entries(changes)) {
    const own = ownField(field);
    if (own !== null && isDecided(stored, own)) problems[field] = decidedMessage(stored, own);
    else if (own !== null && hasField(stored.kind, own)) fields[own] = to;
    else if (roleOf(stored.kind, field)) putAgent(agents, field, to, problems);
    else if (Object.hasOwn(commonSchema.shape, field)) common[field] = to;
    else problems[field] = 'Annotations of this kind have no such field.';
  }
  if (Object.hasOwn(changes, 'status') && !isItem(stored.kind)) {
    problems['status'] = 'There is nothing to check here, so it has no status.';
  }

  if (Object.hasOwn(changes, 'visibility') && !isVisibilityOf(stored.kind, common['visibility'])) {
    problems['visibility'] =
      'Annotations of this kind cannot be shown so. Choose one of those that are offered.';
  }

  const parsed = commonSchema.safeParse(common);
  for (const issue of parsed.error?.issues ?? []) problems[String(issue.path[0])] ??= issue.message;
  const ownFields = checkFields(stored.kind, fields);
  if (!ownFields.ok) Object.assign(problems, ownFields.problems);
  const ranges = checkChangedRanges(stored, parsed.data?.ranges, changes, context.text);
  if (!ranges.ok) problems['ranges'] = ranges.message;
  const isLost = ranges.ok && ranges.ranges.some(({ start, end }) => start === end);
  if (isLost && Object.hasOwn(changes, 'status') && parsed.data && isFinished(parsed.data.status)) {
    problems['status'] =
      'Its words have lost their place. Reattach them or let them go, then set the status.';
  }

  if (!parsed.success || !ownFields.ok || !ranges.ok || Object.keys(problems).length > 0) {
    return { ok: false, problems };
  }
  const flags = stampFlags(stored.flags, parsed.data.flags, context);
  return {
    ok: true,
    state: {
      ...parsed.data,
      kind: stored.kind,
      flags,
      ranges: ranges.ranges,
      fields: ownFields.fields,
      agents,
    },
  };
}

// Stored ranges are not judged again when they are not what is changed.
function checkChangedRanges(
  stored: AnnotationState,
  asked: RangeInput[] | undefined,
  changes: AnnotationChanges['changes'],
  text: string,
) {
  if (!asked || !Object.hasOwn(changes, 'ranges')) return { ok: true as const, ranges: stored.ranges };
  return checkRanges(stored.kind, asked, text, stored.ranges);
}

/** The flags as asked; one that stands already with the same reason keeps who set it and when. */
function stampFlags(
  stored: readonly Flag[],
  asked: readonly FlagInput[],
  { byId, at }: ChangeContext,
): Flag[] {
  return asked.map(
    ({ name, reason }) =>
      stored.find((flag) => flag.name === name && flag.reason === reason) ?? { name, reason, byId, at },
  );
}

/** A field's value in the form in which it is compared with what others say it is. */
export function valueOf(state: AnnotationState, field: string): unknown {
  const own = ownField(field);
  if (own !== null) return comparable(field, state.fields[own]);
  const role = roleOf(state.kind, field);
  if (role) return state.agents[role] ?? null;
  return comparable(field, Reflect.get(state, field));
}

// What a client says a field was may be of any form: then it is compared as it is, and is a conflict.
function comparable(field: string, value: unknown): unknown {
  if (ownField(field) !== null) return fieldValue(value);
  if (field === 'flags') {
    const flags = looseFlags.safeParse(value);
    return flags.success ? flags.data.toSorted((one, other) => (one.name < other.name ? -1 : 1)) : value;
  }
  if (field === 'ranges') {
    const ranges = looseRanges.safeParse(value);
    return ranges.success ? orderRanges(ranges.data) : value;
  }
  return value ?? null;
}

const looseFlags = z.array(z.object({ name: z.string(), reason: z.string() }));
const looseRanges = z.array(
  z.object({ role: standingRangeSchema.shape.role, start: z.number(), end: z.number() }),
);

function isDecided(stored: AnnotationState, field: string): boolean {
  return (
    isDecisionField(stored.kind, field) || (hasField(stored.kind, field) && decisionOf(stored) !== 'open')
  );
}

function decidedMessage(stored: AnnotationState, field: string): string {
  if (isDecisionField(stored.kind, field)) return 'Accept or reject the suggestion to decide about it.';
  return `This was ${decisionOf(stored)} already. Make another suggestion instead.`;
}

function flagInputs(flags: readonly Flag[]): FlagInput[] {
  return flags.map(({ name, reason }) => ({ name, reason }));
}

function roleOf(kind: AnnotationKind, field: string): AgentRole | null {
  const role = AGENT_ROLES.find((each) => field === `agents.${each}`);
  return role && agentRolesOf(kind).includes(role) ? role : null;
}

function putAgent(
  agents: AnnotationState['agents'],
  field: string,
  to: unknown,
  problems: Record<string, string>,
): void {
  const role = AGENT_ROLES.find((each) => field === `agents.${each}`);
  const id = idSchema.nullable().safeParse(to ?? null);
  if (!role || !id.success) problems[field] = 'Choose a person or an organisation.';
  else if (id.data === null) Reflect.deleteProperty(agents, role);
  else agents[role] = id.data;
}

function ownField(field: string): string | null {
  return field.startsWith('fields.') ? field.slice('fields.'.length) : null;
}
