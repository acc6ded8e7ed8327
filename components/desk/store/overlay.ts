import type { AgentRef } from '@/lib/agents/model';
import { applyChanges, valueOf, type AnnotationState } from '@/lib/annotations/change-rules';
import { checksAfter, NO_CHECKS } from '@/lib/annotations/check-rules';
import { idsOf } from '@/lib/agents/rules';
import { carryChanges, carryPlaced, describeRanges, retaken } from '@/components/desk/store/overlay-ranges';
import type { LiveText } from '@/components/desk/text/live-text';
import { NO_THREAD, type ThreadSummary } from '@/lib/annotations/comment-model';
import type { EvidenceView } from '@/lib/evidence/model';
import { changedFields, withFields } from '@/lib/evidence/rules';
import {
  type AnnotationInput,
  type AnnotationView,
  type DecisionInput,
  type NamedAgents,
} from '@/lib/annotations/model';
import { orderRanges } from '@/lib/annotations/range-rules';
import { isAccurate, isFinished } from '@/lib/annotations/rules';
import { usualVisibility } from '@/lib/annotations/visibility-rules';
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

/** What of an annotation `applyChanges` compares and changes. */
export function stateOf(view: AnnotationView): AnnotationState {
  const { kind, status, priority, assigneeId, flags, tags, fields } = view;
  // Work that an older page kept has none.
  const visibility = (view as Partial<AnnotationView>).visibility ?? usualVisibility(kind);
  const agents = idsOf(view.agents);
  const ranges = view.ranges.map(({ role, start, end }) => ({ role, start, end }));
  return { kind, status, priority, assigneeId, flags, tags, visibility, ranges, fields, agents };
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
        withChanges(view, carryChanges(operation, context.live), {
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
    case 'comment.create': {
      // A new comment reopens the thread, here as on the server.
      const { thread } = view;
      const comments = thread.comments + 1;
      return {
        ...view,
        thread:
          thread.resolvedAt === null
            ? { ...thread, comments }
            : { ...thread, comments, ...threadAfter(false, { byId, at }) },
      };
    }
    case 'comment.delete':
      return { ...view, thread: { ...view.thread, comments: Math.max(0, view.thread.comments - 1) } };
    case 'thread.resolve':
      return { ...view, thread: { ...view.thread, ...threadAfter(operation.resolved, { byId, at }) } };
    case 'thread.block': {
      const set = operation.blocking
        ? { blockingAt: at, blockingById: byId }
        : { blockingAt: null, blockingById: null };
      return { ...view, thread: { ...view.thread, ...set } };
    }
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
    case 'comment.react':
    case 'source.create':
    case 'agent.create':
      return view;
  }
}

function threadAfter(
  resolved: boolean,
  { byId, at }: { byId: string; at: string },
): Pick<ThreadSummary, 'resolvedAt' | 'resolvedById' | 'reopenedAt' | 'reopenedById'> {
  return resolved
    ? { resolvedAt: at, resolvedById: byId, reopenedAt: null, reopenedById: null }
    : { resolvedAt: null, resolvedById: null, reopenedAt: at, reopenedById: byId };
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
    visibility: usualVisibility(input.kind),
    ranges: describeRanges(orderRanges(carryPlaced(input, context.live)), [], context.live.projection.text),
    textVersion: context.live.settled.version,
    version: 1,
    createdAt: at,
    createdById: byId,
    updatedAt: at,
    updatedById: byId,
    thread: NO_THREAD,
    evidence: [],
    agents: {},
    override: null,
    ...checksAfter(NO_CHECKS, ['status'], status, { byId, at }),
    fields: input.fields ?? {},
  } as AnnotationView;
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
