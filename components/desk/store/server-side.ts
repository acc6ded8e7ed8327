import type { Entry, Operation } from '@/components/desk/store/operations';
import type { Known } from '@/components/desk/store/overlay';
import type { AnnotationView, CommentView, EvidenceView, ThreadSummary } from '@/lib/annotations/model';

/** What the server said last of each annotation and its comments. */
export class ServerSide {
  readonly #known = new Map<string, Known>();
  readonly #comments = new Map<string, readonly CommentView[]>();
  /** When each annotation was last answered for, in ticks: an older list must not undo a newer answer. */
  readonly #answered = new Map<string, number>();
  #tick = 0;

  constructor(annotations: readonly AnnotationView[]) {
    for (const view of annotations) this.#known.set(view.id, { view, deleted: false });
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
    for (const view of taken) this.#known.set(view.id, { view, deleted: false });
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
      case 'annotation.restore':
        this.#known.set(annotationId, { view: value as AnnotationView, deleted: false });
        return;
      case 'annotation.delete':
        this.#change(annotationId, (known) => ({ ...known, deleted: true }));
        return;
      case 'comment.create':
        this.#countComments(annotationId, this.#putComment(annotationId, value as CommentView) ? 1 : 0, true);
        return;
      case 'comment.change':
        this.#putComment(annotationId, value as CommentView);
        return;
      case 'comment.delete': {
        const comment = this.commentsOf(annotationId).find((each) => each.id === operation.commentId);
        if (!comment || comment.deletedAt !== null) return;
        this.#putComment(annotationId, { ...comment, body: '', deletedAt: new Date().toISOString() });
        this.#countComments(annotationId, -1, false);
        return;
      }
      case 'thread.resolve':
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
        return;
    }
  }

  /** Takes in how the thing stands that an operation could not change. */
  putCurrent(annotationId: string, { type }: Operation, current: unknown): void {
    this.#answered.set(annotationId, ++this.#tick);
    if (type === 'annotation.change') {
      this.#known.set(annotationId, { view: current as AnnotationView, deleted: false });
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
