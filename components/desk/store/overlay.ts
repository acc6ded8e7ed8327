import type { AgentRef } from '@/lib/agents/model';
import { applyChanges, valueOf, type AnnotationState } from '@/lib/annotations/change-rules';
import { checksAfter, NO_CHECKS } from '@/lib/annotations/check-rules';
import { idsOf } from '@/lib/agents/rules';
import { describeRange } from '@/lib/anchoring/describe-range';
import type { LiveText } from '@/components/desk/text/live-text';
import type { CommentView } from '@/lib/annotations/comment-model';
import type { EvidenceView } from '@/lib/evidence/model';
import { changedFields, withFields } from '@/lib/evidence/rules';
import {
  type AnnotationInput,
  type AnnotationView,
  type DecisionInput,
  type NamedAgents,
  type Range,
  type RangeInput,
  standingRangesSchema,
} from '@/lib/annotations/model';
import { orderRanges } from '@/lib/annotations/range-rules';
import { isAccurate, isFinished } from '@/lib/annotations/rules';
import { retakable } from '@/lib/annotations/verb-rules';
import type { Changes, Entry } from '@/components/desk/store/operations';

/** An annotation as somebody sees it: what the server said, with what was done since. */
export interface Known {
  view: AnnotationView;
  deleted: boolean;
}

/** What an overlay needs to know beside the operations. */
export interface OverlayContext {
  articleId: string;
  /** What is shown counts in its settled version. */
  live: LiveText;
  /** Who was seen at this desk by id; null for others. */
  agentOf: (id: string) => AgentRef | null;
}

/** The annotation with all that was done to it and not answered yet; null when nobody made it. */
export function overlayAnnotation(
  known: Known | null,
  entries: readonly Entry[],
  context: OverlayContext,
): Known | null {
  let current = known;
  for (const entry of entries) current = applyEntry(current, entry, context);
  return current;
}

/** The comments of one annotation, oldest first, with what was done and not answered yet. */
export function overlayComments(known: readonly CommentView[], entries: readonly Entry[]): CommentView[] {
  let comments = [...known];
  for (const { operation, annotationId, byId, at } of entries) {
    if (operation.type === 'comment.create') {
      const { id, body, mentions = [] } = operation.input;
      if (comments.some((comment) => comment.id === id)) continue;
      const made = { version: 1, createdAt: at, editedAt: null, deletedAt: null };
      comments.push({ id, annotationId, authorId: byId, body, mentions, ...made });
    } else if (operation.type === 'comment.change') {
      const { commentId, body, version } = operation;
      comments = comments.map((comment) =>
        comment.id === commentId && comment.version === version
          ? { ...comment, body, version: version + 1, editedAt: at }
          : comment,
      );
    } else if (operation.type === 'comment.delete') {
      comments = comments.map((comment) =>
        comment.id === operation.commentId ? { ...comment, body: '', deletedAt: at } : comment,
      );
    }
  }
  return comments;
}

/** What of an annotation `applyChanges` compares and changes. */
export function stateOf(view: AnnotationView): AnnotationState {
  const { kind, status, priority, assigneeId, flags, tags, fields } = view;
  const agents = idsOf(view.agents);
  const ranges = view.ranges.map(({ role, start, end }) => ({ role, start, end }));
  return { kind, status, priority, assigneeId, flags, tags, ranges, fields, agents };
}

function applyEntry(current: Known | null, entry: Entry, context: OverlayContext): Known | null {
  const { operation } = entry;
  if (operation.type === 'annotation.create') {
    return current ?? { view: newView(operation.input, entry, context), deleted: false };
  }
  if (operation.type === 'annotation.restore') {
    const view = current?.view ?? operation.annotation;
    return view && { view, deleted: false };
  }
  if (!current) return null;
  if (operation.type === 'annotation.delete') return { ...current, deleted: true };
  return { ...current, view: changeView(current.view, entry, context) };
}

function changeView(
  view: AnnotationView,
  { operation, byId, at }: Entry,
  context: OverlayContext,
): AnnotationView {
  switch (operation.type) {
    case 'annotation.change':
      return withOverride(
        withChanges(view, carryChanges(operation, context), {
          byId,
          at,
          text: context.live.projection.text,
          agentOf: context.agentOf,
        }),
        operation,
        { byId, at },
      );
    case 'annotation.confirm':
      return {
        ...view,
        ...checksAfter(view, ['status'], view.status, { byId, at }),
        ranges: retaken(view.ranges, context.live.projection.text),
        updatedAt: at,
        updatedById: byId,
      };
    case 'annotation.second_check':
      return { ...view, secondCheck: operation.input.checked ? { byId, at } : null };
    case 'annotation.decide':
      return view.kind === 'suggestion' ? decided(view, operation.input, { byId, at }) : view;
    case 'comment.create':
      // A new comment reopens the thread, here as on the server.
      return {
        ...view,
        thread: { comments: view.thread.comments + 1, resolvedAt: null, resolvedById: null },
      };
    case 'comment.delete':
      return { ...view, thread: { ...view.thread, comments: Math.max(0, view.thread.comments - 1) } };
    case 'thread.resolve':
      return {
        ...view,
        thread: {
          ...view.thread,
          resolvedAt: operation.resolved ? at : null,
          resolvedById: operation.resolved ? byId : null,
        },
      };
    case 'evidence.create': {
      if (view.evidence.some((evidence) => evidence.id === operation.input.id)) return view;
      const { seenOriginal, ...input } = operation.input;
      const made = { annotationId: view.id, isWithheld: false, version: 1, createdAt: at, createdById: byId };
      const seen = { seenOriginal: seenOriginal ? { byId, at } : null, newest: null };
      return { ...view, evidence: [...view.evidence, { ...input, ...seen, ...made }] };
    }
    case 'evidence.change': {
      const { evidenceId } = operation;
      const { version, ...change } = operation.change;
      const next = (evidence: EvidenceView): EvidenceView =>
        evidence.id === evidenceId && evidence.version === version
          ? { ...withFields(evidence, changedFields(evidence, change), { byId, at }), version: version + 1 }
          : evidence;
      return { ...view, evidence: view.evidence.map(next) };
    }
    case 'evidence.delete':
      return { ...view, evidence: view.evidence.filter((evidence) => evidence.id !== operation.evidenceId) };
    case 'evidence.restore':
      return view.evidence.some((evidence) => evidence.id === operation.evidence.id)
        ? view
        : { ...view, evidence: [...view.evidence, operation.evidence] };
    case 'annotation.create':
    case 'annotation.delete':
    case 'annotation.restore':
    case 'comment.change':
    case 'source.create':
    case 'agent.create':
      return view;
  }
}

// What was asked is shown even where the server has changed meanwhile: a conflict is told when the answer comes.
function withChanges(
  view: AnnotationView,
  changes: Changes,
  context: { byId: string; at: string; text: string; agentOf: OverlayContext['agentOf'] },
): AnnotationView {
  const forced = Object.fromEntries(
    Object.entries(changes).map(([field, { to }]) => [field, { from: valueIn(view, field), to }]),
  );
  const result = applyChanges(stateOf(view), forced, context);
  if (result.outcome !== 'applied') return view;
  const { ranges, agents, ...state } = result.state;
  const described = describeRanges(ranges, view.ranges, context.text);
  // The kind stays, so that the fields stay those of the kind.
  return {
    ...view,
    ...state,
    ...checksAfter(
      view,
      result.changed.map(({ field }) => field),
      state.status,
      { byId: context.byId, at: context.at },
    ),
    agents: namedBy(agents, view.agents, context.agentOf),
    ranges:
      isFinished(state.status) && Object.hasOwn(changes, 'status')
        ? retaken(described, context.text)
        : described,
    updatedAt: context.at,
    updatedById: context.byId,
  } as AnnotationView;
}

// A reason that was not needed goes when the answer comes.
function withOverride(
  view: AnnotationView,
  { changes, overrideReason: reason }: Extract<Entry['operation'], { type: 'annotation.change' }>,
  by: { byId: string; at: string },
): AnnotationView {
  if (!Object.hasOwn(changes, 'status')) return view;
  return { ...view, override: reason !== undefined && isAccurate(view.status) ? { reason, ...by } : null };
}

// Who is not known here stands without a name until the server answers.
function namedBy(
  ids: AnnotationState['agents'],
  before: NamedAgents,
  agentOf: OverlayContext['agentOf'],
): NamedAgents {
  const known = Object.values(before);
  const named = Object.entries(ids).map(([role, id]) => {
    const agent = known.find((each) => each.id === id) ?? agentOf(id);
    return [role, agent ?? { id, kind: 'person', name: '…', sameAs: '', roles: [] }] as const;
  });
  return Object.fromEntries(named);
}

// Ranges count in the version that they were chosen in; words that are gone by now have no place to be shown at.
function carryPlaced({ articleVersion, ranges }: AnnotationInput, { live }: OverlayContext): RangeInput[] {
  const carry = live.carrier(articleVersion);
  return ranges.map((range) => ({ ...range, ...carry(range) })).filter(({ start, end }) => start < end);
}

function carryChanges(
  { changes, articleVersion }: Extract<Entry['operation'], { type: 'annotation.change' }>,
  { live }: OverlayContext,
): Changes {
  const to = standingRangesSchema.safeParse(changes['ranges']?.to).data;
  if (!to || articleVersion === undefined) return changes;
  const carry = live.carrier(articleVersion);
  return { ...changes, ranges: { from: null, to: to.map((range) => ({ ...range, ...carry(range) })) } };
}

function valueIn(view: AnnotationView, field: string): unknown {
  if (field.startsWith('agents.')) return valueOf(stateOf(view), field);
  return field.startsWith('fields.')
    ? Reflect.get(view.fields, field.slice('fields.'.length))
    : Reflect.get(view, field);
}

function newView(input: AnnotationInput, { byId, at }: Entry, context: OverlayContext): AnnotationView {
  const status = input.status ?? 'unchecked';
  // The server refuses fields that are not the kind's.
  return {
    id: input.id,
    articleId: context.articleId,
    kind: input.kind,
    status,
    priority: 'normal',
    assigneeId: null,
    flags: [],
    tags: [],
    ranges: describeRanges(orderRanges(carryPlaced(input, context)), [], context.live.projection.text),
    textVersion: context.live.settled.version,
    version: 1,
    createdAt: at,
    createdById: byId,
    updatedAt: at,
    updatedById: byId,
    thread: { comments: 0, resolvedAt: null, resolvedById: null },
    evidence: [],
    agents: {},
    override: null,
    ...checksAfter(NO_CHECKS, ['status'], status, { byId, at }),
    fields: input.fields ?? {},
  } as AnnotationView;
}

// The words as they are now, in the place of those that were marked.
function retaken(ranges: Range[], text: string): Range[] {
  const again = new Set(retakable(ranges));
  if (again.size === 0) return ranges;
  return ranges.map((range) =>
    again.has(range)
      ? { ...range, ...describeRange(text, range.start, range.end), placement: 'placed' }
      : range,
  );
}

// The words come with the text, when the server has written them.
function decided(
  view: Extract<AnnotationView, { kind: 'suggestion' }>,
  { decision, words }: DecisionInput,
  { byId, at }: { byId: string; at: string },
): AnnotationView {
  const replaced = decision === 'accepted' ? { replaced: words } : {};
  const fields = { ...view.fields, decision, decidedById: byId, decidedAt: at, ...replaced };
  return { ...view, fields, updatedAt: at, updatedById: byId };
}

// Ranges that stay keep their identity, so that what follows from them need not be worked out again.
function describeRanges(ranges: readonly RangeInput[], before: Range[], text: string): Range[] {
  const described = ranges.map(({ role, start, end }) => {
    const same = before.find((range) => range.role === role && range.start === start && range.end === end);
    if (same) return same;
    const { exact, prefix, suffix } = describeRange(text, start, end);
    return { role, start, end, exact, prefix, suffix, placement: 'placed' as const };
  });
  const isSame = described.length === before.length && described.every((range, at) => range === before[at]);
  return isSame ? before : described;
}
