import type { Entry, Operation } from '@/components/desk/store/operations';
import type { Known } from '@/components/desk/store/overlay';
import { deletedComment } from '@/components/desk/store/overlay-comments';
import type { LiveText } from '@/components/desk/text/live-text';
import type { CommentView, ThreadSummary } from '@/lib/annotations/comment-model';
import type { EvidenceView } from '@/lib/evidence/model';
import type { AnnotationView } from '@/lib/annotations/model';

/** What the server said last of each annotation and its comments. */
export class ServerSide {
  readonly #text: LiveText;
  readonly #known = new Map<string, Known>();
  /** In which version of the text the server told the ranges of each. */
  readonly #readAt = new Map<string, number>();
  readonly #comments = new Map<string, readonly CommentView[]>();
  /** When each annotation was last answered for, in ticks: an older list must not undo a newer answer. */
  readonly #answered = new Map<string, number>();
  #tick = 0;

  constructor(text: LiveText, annotations: readonly AnnotationView[]) {
    this.#text = text;
    for (const view of annotations) this.#put(view);
  }

  /** Takes all that is known to the settled version of the text; answers the ids of those that change. */
  moveText(): string[] {
    const changed: string[] = [];
    for (const [id, known] of this.#known) {
      const view = this.#text.bringForward(known.view, this.#readAt.get(id) ?? 0);
      if (view === known.view) continue;
      this.#known.set(id, { ...known, view });
      changed.push(id);
    }
    return changed;
  }

  /** Takes in what the server tells of itself; what is older than what is known is passed over. Answers the ids of those that are new or different. */
  hear(views: readonly AnnotationView[], gone: readonly string[]): string[] {
    const heard = views.filter((view) => view.version >= (this.#known.get(view.id)?.view.version ?? 0));
    for (const view of heard) this.#put(view);
    for (const id of gone) this.#change(id, (known) => ({ ...known, deleted: true }));
    return [...heard.map((view) => view.id), ...gone];
  }

  #put(view: AnnotationView): void {
    this.#readAt.set(view.id, view.textVersion);
    this.#known.set(view.id, { view: this.#text.bringForward(view, view.textVersion), deleted: false });
  }

  get(annotationId: string): Known | null {
    return this.#known.get(annotationId) ?? null;
  }

  commentsOf(annotationId: string): readonly CommentView[] {
    return this.#comments.get(annotationId) ?? [];
  }

  setComments(annotationId: string, comments: readonly CommentView[]): void {
    this.#comments.set(annotationId, comments);
  }

  /** Marks the moment before something is asked of the server. */
  beginReading(): number {
    return ++this.#tick;
  }

  /** Takes in annotations that were asked for at `since`; answers the ids of those that are new or different. */
  take(views: readonly AnnotationView[], since: number): string[] {
    const taken = views.filter((view) => (this.#answered.get(view.id) ?? 0) < since);
    for (const view of taken) this.#put(view);
    return taken.map((view) => view.id);
  }

  /** Takes note that only these exist, as it was at `since`; answers the ids of those that are gone. */
  keepOnly(ids: ReadonlySet<string>, since: number): string[] {
    const gone = [...this.#known].filter(
      ([id, known]) => !known.deleted && !ids.has(id) && (this.#answered.get(id) ?? 0) < since,
    );
    for (const [id, known] of gone) this.#known.set(id, { ...known, deleted: true });
    return gone.map(([id]) => id);
  }

  /** Takes in what the server answered to an operation; its routes answer with the thing itself. */
  answer({ annotationId, operation }: Entry, value: unknown): void {
    this.#answered.set(annotationId, ++this.#tick);
    switch (operation.type) {
      case 'annotation.create':
      case 'annotation.change':
      case 'annotation.confirm':
      case 'annotation.decide':
      case 'annotation.second_check':
      case 'annotation.restore':
        this.#put(value as AnnotationView);
        return;
      case 'annotation.delete':
        this.#change(annotationId, (known) => ({ ...known, deleted: true }));
        return;
      case 'comment.create':
        this.#countComments(annotationId, this.#putComment(annotationId, value as CommentView) ? 1 : 0, true);
        return;
      case 'comment.change':
      case 'comment.react':
        this.#putComment(annotationId, value as CommentView);
        return;
      case 'comment.delete': {
        const comment = this.commentsOf(annotationId).find((each) => each.id === operation.commentId);
        if (!comment || comment.deletedAt !== null) return;
        this.#putComment(annotationId, deletedComment(comment, new Date().toISOString()));
        this.#countComments(annotationId, -1, false);
        return;
      }
      case 'thread.resolve':
      case 'thread.block':
        this.#changeView(annotationId, (view) => ({ ...view, thread: value as ThreadSummary }));
        return;
      case 'evidence.create':
      case 'evidence.change':
      case 'evidence.restore':
        this.#putEvidence(annotationId, value as EvidenceView);
        return;
      case 'evidence.delete':
        this.#changeView(annotationId, (view) => ({
          ...view,
          evidence: view.evidence.filter((evidence) => evidence.id !== operation.evidenceId),
        }));
        return;
      case 'source.create':
      case 'agent.create':
        return;
    }
  }

  /** Takes in how much of a talk the person has not read. */
  setUnread(annotationId: string, unread: number): void {
    this.#answered.set(annotationId, ++this.#tick);
    this.#changeView(annotationId, (view) => ({ ...view, thread: { ...view.thread, unread } }));
  }

  /** Takes in how the thing stands that an operation could not change. */
  putCurrent(annotationId: string, { type }: Operation, current: unknown): void {
    this.#answered.set(annotationId, ++this.#tick);
    if (type.startsWith('annotation.')) {
      this.#put(current as AnnotationView);
    } else if (type === 'evidence.change') this.#putEvidence(annotationId, current as EvidenceView);
    else if (type === 'comment.change') this.#putComment(annotationId, current as CommentView);
  }

  #putEvidence(annotationId: string, evidence: EvidenceView): void {
    this.#changeView(annotationId, (view) => {
      const isKnown = view.evidence.some((each) => each.id === evidence.id);
      const replaced = view.evidence.map((each) => (each.id === evidence.id ? evidence : each));
      return { ...view, evidence: isKnown ? replaced : [...view.evidence, evidence] };
    });
  }

  #putComment(annotationId: string, comment: CommentView): boolean {
    const comments = this.commentsOf(annotationId);
    const isNew = !comments.some((each) => each.id === comment.id);
    const next = isNew
      ? [...comments, comment]
      : comments.map((each) => (each.id === comment.id ? comment : each));
    this.#comments.set(annotationId, next);
    return isNew;
  }

  #countComments(annotationId: string, by: number, reopens: boolean): void {
    this.#changeView(annotationId, (view) => ({
      ...view,
      thread: {
        ...view.thread,
        comments: view.thread.comments + by,
        ...(reopens && { resolvedAt: null, resolvedById: null }),
      },
    }));
  }

  #change(annotationId: string, change: (known: Known) => Known): void {
    const known = this.#known.get(annotationId);
    if (known) this.#known.set(annotationId, change(known));
  }

  #changeView(annotationId: string, change: (view: AnnotationView) => AnnotationView): void {
    this.#change(annotationId, (known) => ({ ...known, view: change(known.view) }));
  }
}
