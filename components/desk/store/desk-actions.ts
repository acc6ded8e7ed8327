import { fieldLabel } from '@/components/annotations/field-names';
import { KIND_LABELS } from '@/components/annotations/labels';
import { withKey } from '@/components/desk/store/desk-state';
import type { DeskStore } from '@/components/desk/store/desk-store';
import { stateOf } from '@/components/desk/store/overlay';
import { UndoHistory } from '@/components/desk/store/undo-history';
import type { AgentInput, AgentRef, AgentRole } from '@/lib/agents/model';
import { applyChanges, valueOf } from '@/lib/annotations/change-rules';
import { commentInputSchema, type CommentView } from '@/lib/annotations/comment-model';
import type { EvidenceFields, EvidenceView } from '@/lib/evidence/model';
import type { Mention } from '@/lib/annotations/mention-model';
import { REACTION_LABELS, type ReactionKind } from '@/lib/annotations/reaction-model';
import type { AnnotationKind, Decision } from '@/lib/annotations/kind-model';
import type { AnnotationView, FieldConflict, RangeInput } from '@/lib/annotations/model';
import { lackOf } from '@/lib/annotations/range-rules';
import { hasOtherWords, isLost } from '@/lib/annotations/rules';
import { isSameValue } from '@/lib/annotations/value-rules';
import { claimSupport } from '@/lib/evidence/claim-rules';
import { lackMessage } from '@/lib/evidence/sufficiency-rules';
import { newId } from '@/lib/ids';
import type { ImageView } from '@/lib/images/model';
import type { SourceInput } from '@/lib/sources/model';

interface ChangeHow {
  typing?: boolean;
  /** Why a claim counts as verified with less evidence than is asked for. */
  reason?: string | undefined;
}

const GONE = 'This is no longer there.';

/** Everything that a person does at the desk. What can be undone is remembered. */
export class DeskActions {
  readonly #store: DeskStore;
  readonly #history = new UndoHistory();

  constructor(store: DeskStore) {
    this.#store = store;
  }

  /** Makes an annotation and answers its id. */
  create(kind: AnnotationKind, ranges: readonly RangeInput[], fields?: Record<string, unknown>): string {
    const id = newId();
    const { articleVersion } = this.#store;
    const input = { id, kind, articleVersion, ranges: [...ranges], ...(fields && { fields }) };
    this.#store.enqueue(id, { type: 'annotation.create', input });
    const label = `${KIND_LABELS[kind].one} added`;
    this.#history.record({ label, undo: () => this.#delete(id), redo: () => this.#restore(id) });
    this.#store.notify({ message: label });
    return id;
  }

  /** Deletes an annotation; offers to take it back. */
  delete(id: string): void {
    const annotation = this.#store.state.annotations.get(id);
    if (!annotation) return;
    const label = `${KIND_LABELS[annotation.kind].one} deleted`;
    this.#delete(id);
    this.#history.record({ label, undo: () => this.#restore(id, annotation), redo: () => this.#delete(id) });
    this.#store.notify({ message: label, shown: true, undo: true });
  }

  /**
   * Changes one field; a value that cannot be taken becomes a problem of the field and is not sent. A status that needs more evidence than
   * there is is asked about first, unless a reason comes along.
   */
  change(id: string, field: string, to: unknown, { typing = false, reason }: ChangeHow = {}): boolean {
    const annotation = this.#store.state.annotations.get(id);
    if (!annotation) return false;
    const from = valueOf(stateOf(annotation), field);
    if (field === 'status' && reason === undefined && this.#asks(annotation, to)) return false;
    if (!this.#change(id, field, to, { typing, reason })) return false;
    const after = this.#store.state.annotations.get(id);
    const now = after && valueOf(stateOf(after), field);
    if (isSameValue(from, now)) return true;
    const name = fieldLabel(annotation.kind, field);
    this.#history.record({
      label: `${name} changed`,
      undo: () => this.#changeBack(id, field, now, from),
      redo: () => this.#changeBack(id, field, from, now),
      ...(typing && { mergeKey: `${id} ${field}` }),
    });
    return true;
  }

  /** Says that the words as they are now are those that the annotation means. */
  confirm(id: string): void {
    const annotation = this.#store.state.annotations.get(id);
    if (!annotation) return;
    const { articleVersion } = this.#store;
    this.#store.enqueue(id, {
      type: 'annotation.confirm',
      input: { articleVersion, words: this.#wordsOf(annotation) },
    });
    this.#store.notify({ message: 'Confirmed: these are the words now.' });
  }

  /** Says that one has looked after whoever checked it, or takes that back. */
  secondCheck(id: string, checked: boolean): void {
    const checkedAt = this.#store.state.annotations.get(id)?.check?.at;
    if (checkedAt === undefined) return;
    this.#store.enqueue(id, { type: 'annotation.second_check', input: { checked, checkedAt } });
    this.#store.notify({ message: checked ? 'Second check noted' : 'Second check taken back' });
  }

  /** Accepts a suggestion, which puts its words into the text, or rejects it. */
  decideSuggestion(id: string, decision: Decision): void {
    const annotation = this.#store.state.annotations.get(id);
    if (!annotation) return;
    const { articleVersion } = this.#store;
    const words =
      this.#wordsOf(annotation)[annotation.ranges.findIndex(({ role }) => role === 'content')] ?? '';
    this.#store.enqueue(id, { type: 'annotation.decide', input: { decision, articleVersion, words } });
    this.#store.notify({ message: `Suggestion ${decision}`, shown: true });
  }

  /** Gives up the ranges of an annotation that have no place; without any left that its kind can stand on, the annotation with them. */
  letGo(id: string): void {
    const annotation = this.#store.state.annotations.get(id);
    if (!annotation) return;
    const left = stateOf({
      ...annotation,
      ranges: annotation.ranges.filter((range) => !isLost(range)),
    }).ranges;
    if (lackOf(annotation.kind, left) === null) {
      if (this.change(id, 'ranges', left)) this.#store.notify({ message: 'Let go', shown: true });
      return;
    }
    const label = `${KIND_LABELS[annotation.kind].one} let go`;
    const letGo = () => {
      this.#store.enqueue(id, { type: 'annotation.delete', verb: 'let_go' });
      return null;
    };
    letGo();
    this.#history.record({ label, undo: () => this.#restore(id, annotation), redo: letGo });
    this.#store.notify({ message: label, shown: true, undo: true });
  }

  addComment(
    annotationId: string,
    body: string,
    mentions: readonly Mention[] = [],
    images: readonly ImageView[] = [],
  ): boolean {
    const called = mentions.length > 0 ? { mentions } : {};
    const shown = images.length > 0 ? { images: images.map(({ id, alt }) => ({ id, alt })) } : {};
    const input = commentInputSchema.safeParse({ id: newId(), body, ...called, ...shown });
    if (!input.success) return false;
    this.#store.enqueue(annotationId, { type: 'comment.create', input: input.data, images: [...images] });
    this.#store.notify({ message: 'Comment added' });
    return true;
  }

  editComment(comment: CommentView, body: string): boolean {
    const words = body.trim();
    if (words === '' || words.length > 10_000) return false;
    const { id: commentId, annotationId, version } = comment;
    if (words !== comment.body) {
      this.#store.enqueue(annotationId, { type: 'comment.change', commentId, body: words, version });
    }
    return true;
  }

  deleteComment(comment: CommentView): void {
    this.#store.enqueue(comment.annotationId, { type: 'comment.delete', commentId: comment.id });
    this.#store.notify({ message: 'Comment deleted' });
  }

  /** Reacts to a comment, or takes that back. */
  react({ id: commentId, annotationId }: CommentView, reaction: ReactionKind, isOn: boolean): void {
    this.#store.enqueue(annotationId, { type: 'comment.react', commentId, reaction, isOn });
    const label = REACTION_LABELS[reaction];
    this.#store.notify({ message: isOn ? `Reaction added: ${label}` : `Reaction taken back: ${label}` });
  }

  resolveThread(annotationId: string, resolved: boolean): void {
    const resolve = (value: boolean) => {
      this.#store.enqueue(annotationId, { type: 'thread.resolve', resolved: value });
      return null;
    };
    resolve(resolved);
    const label = resolved ? 'Thread resolved' : 'Thread reopened';
    this.#history.record({ label, undo: () => resolve(!resolved), redo: () => resolve(resolved) });
    this.#store.notify({ message: label });
  }

  /** Says whether a talk holds the article up until it is resolved. */
  blockThread(annotationId: string, blocking: boolean): void {
    const block = (value: boolean) => {
      this.#store.enqueue(annotationId, { type: 'thread.block', blocking: value });
      return null;
    };
    block(blocking);
    const label = blocking ? 'Thread marked as blocking' : 'Thread no longer blocking';
    this.#history.record({ label, undo: () => block(!blocking), redo: () => block(blocking) });
    this.#store.notify({ message: label });
  }

  /** Links a source, which is made first when it is new, and answers the link's id. */
  link(annotationId: string, sourceId: string, fields: EvidenceFields, newSource?: SourceInput): string {
    if (newSource) {
      this.#store.addSource(newSource);
      this.#store.enqueue(annotationId, { type: 'source.create', input: newSource });
    }
    const id = newId();
    this.#store.enqueue(annotationId, { type: 'evidence.create', input: { ...fields, id, sourceId } });
    let link: EvidenceView | undefined;
    const undo = () => {
      link = this.#linkOf(annotationId, id);
      if (!link) return GONE;
      this.#store.enqueue(annotationId, { type: 'evidence.delete', evidenceId: id });
      return null;
    };
    const redo = () => {
      if (!link) return GONE;
      this.#store.enqueue(annotationId, { type: 'evidence.restore', evidence: link });
      return null;
    };
    this.#history.record({ label: 'Source linked', undo, redo });
    this.#store.notify({ message: 'Source linked' });
    return id;
  }

  /** Says who stands in an annotation as what, or that nobody known does; one who is new is made first. */
  setAgent(annotationId: string, role: AgentRole, agent: AgentRef | null, isNew?: AgentInput): void {
    const before = this.#store.state.annotations.get(annotationId)?.agents[role];
    for (const each of [before, agent]) if (each) this.#store.putAgent(each);
    if (isNew) this.#store.enqueue(annotationId, { type: 'agent.create', input: isNew });
    this.change(annotationId, `agents.${role}`, agent?.id ?? null);
    this.#store.notify({ message: agent ? `Named: ${agent.name}` : 'No longer named' });
  }

  changeLink({ id: evidenceId, annotationId, version }: EvidenceView, fields: EvidenceFields): void {
    const change = { ...fields, version };
    this.#store.enqueue(annotationId, { type: 'evidence.change', evidenceId, change });
  }

  unlink(evidence: EvidenceView): void {
    const { annotationId, id: evidenceId } = evidence;
    const unlink = () => {
      this.#store.enqueue(annotationId, { type: 'evidence.delete', evidenceId });
      return null;
    };
    const relink = () => {
      this.#store.enqueue(annotationId, { type: 'evidence.restore', evidence });
      return null;
    };
    unlink();
    this.#history.record({ label: 'Source unlinked', undo: relink, redo: unlink });
    this.#store.notify({ message: 'Source unlinked', shown: true, undo: true });
  }

  /** Ends a conflict: one's own value is written over theirs, or given up. */
  decide(annotationId: string, conflict: FieldConflict, keep: 'mine' | 'theirs'): void {
    const left = this.#store.state.conflicts.get(annotationId) ?? [];
    this.#store.setConflicts(
      annotationId,
      left.filter((each) => each.field !== conflict.field),
    );
    if (keep === 'theirs') return;
    const [sort, id] = conflict.field.split('.');
    if (sort === 'evidence') {
      const now = this.#linkOf(annotationId, id);
      if (now) this.changeLink(now, conflict.yours as EvidenceFields);
    } else if (sort === 'comment') {
      const now = this.#store.state.comments.get(annotationId)?.items.find((each) => each.id === id);
      if (now) this.editComment(now, String(conflict.yours));
    } else this.change(annotationId, conflict.field, conflict.yours);
  }

  undo(): void {
    const message = this.#history.undo();
    this.#store.notify({ message: message ?? 'There is nothing to undo.', shown: true });
  }

  redo(): void {
    const message = this.#history.redo();
    this.#store.notify({ message: message ?? 'There is nothing to do again.', shown: true });
  }

  // The server judges by all that it knows; this is what can be known here.
  #asks({ id, kind, status, evidence }: AnnotationView, to: unknown): boolean {
    if (kind !== 'claim' || to === status) return false;
    const { state, options } = this.#store;
    const { lacks } = claimSupport(evidence, state.lineages, options.sufficiency);
    const messages = lacks.map((lack) => lackMessage(lack, options.sufficiency));
    return messages.length > 0 && this.#store.ask({ id, status: to, lacks: messages });
  }

  #change(id: string, field: string, to: unknown, { typing = false, reason }: ChangeHow): boolean {
    const { state, options, text, articleVersion } = this.#store;
    const annotation = state.annotations.get(id);
    if (!annotation) return false;
    const before = stateOf(annotation);
    const change = { from: valueOf(before, field), to };
    const result = applyChanges(
      before,
      { [field]: change },
      { byId: options.userId, at: new Date().toISOString(), text },
    );
    const key = `${id} ${field}`;
    if (result.outcome !== 'applied') {
      const problem =
        result.outcome === 'invalid' ? (result.problems[field] ?? 'This cannot be saved.') : GONE;
      this.#store.set({ problems: withKey(state.problems, key, problem) });
      return false;
    }
    this.#store.set({ problems: withKey(state.problems, key, undefined) });
    const [changed] = result.changed;
    if (!changed) return true;
    // Finishing a check is a check of the words as they are: which, says the person who sees them.
    const isCheck = field === 'status' && hasOtherWords(annotation);
    const words = isCheck ? this.#wordsOf(annotation) : undefined;
    const changes = { [field]: { from: changed.from, to: changed.to, ...(words && { words }) } };
    const override = reason === undefined ? {} : { overrideReason: reason };
    this.#store.enqueue(id, { type: 'annotation.change', changes, articleVersion, ...override }, { typing });
    // Whoever writes on has seen what the other wrote.
    this.#forgetConflict(annotation, field);
    return true;
  }

  #linkOf(annotationId: string, id: string | undefined): EvidenceView | undefined {
    return this.#store.state.annotations.get(annotationId)?.evidence.find((each) => each.id === id);
  }

  #wordsOf({ ranges }: AnnotationView): string[] {
    return ranges.map(({ start, end }) => this.#store.text.slice(start, end));
  }

  #forgetConflict({ id }: AnnotationView, field: string): void {
    const conflicts = this.#store.state.conflicts.get(id);
    if (conflicts?.some((each) => each.field === field)) {
      this.#store.setConflicts(
        id,
        conflicts.filter((each) => each.field !== field),
      );
    }
  }

  #changeBack(id: string, field: string, expected: unknown, to: unknown): string | null {
    const annotation = this.#store.state.annotations.get(id);
    if (!annotation) return GONE;
    if (!isSameValue(valueOf(stateOf(annotation), field), expected)) {
      return `${fieldLabel(annotation.kind, field)} was changed again since, so it stays as it is.`;
    }
    if (field === 'status' && this.#asks(annotation, to)) return 'This needs a reason.';
    return this.#change(id, field, to, {}) ? null : 'This cannot be undone.';
  }

  #delete(id: string): string | null {
    if (!this.#store.state.annotations.has(id)) return GONE;
    this.#store.enqueue(id, { type: 'annotation.delete' });
    return null;
  }

  #restore(id: string, annotation: AnnotationView | null = null): string | null {
    this.#store.enqueue(id, { type: 'annotation.restore', annotation });
    return null;
  }
}
