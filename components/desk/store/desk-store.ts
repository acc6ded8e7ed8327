import { DeskApi } from '@/components/desk/store/desk-api';
import { readAllAnnotations, readAllComments } from '@/components/desk/store/desk-reading';
import {
  type DeskState,
  initialState,
  unsavedSource,
  withKey,
  withLineages,
} from '@/components/desk/store/desk-state';
import type { KeptWork, WorkKeeper } from '@/components/desk/store/kept-work';
import type { Entry, Operation } from '@/components/desk/store/operations';
import { Outbox, type SendResult } from '@/components/desk/store/outbox';
import { disputeOf } from '@/components/desk/store/dispute';
import { overlayAnnotation } from '@/components/desk/store/overlay';
import { overlayComments } from '@/components/desk/store/overlay-comments';
import { ServerSide } from '@/components/desk/store/server-side';
import type { LiveText } from '@/components/desk/text/live-text';
import type { UnsentText } from '@/components/desk/text/text-sync';
import type { AgentRef } from '@/lib/agents/model';
import {
  VERIFICATION_STATUSES,
  type AnnotationPage,
  type AnnotationView,
  type CitedSources,
  type FieldConflict,
} from '@/lib/annotations/model';
import { isAccurate } from '@/lib/annotations/rules';
import { isSameValue } from '@/lib/annotations/value-rules';
import type { Sufficiency } from '@/lib/evidence/sufficiency-rules';
import type { SourceLineage } from '@/lib/evidence/lineage-rules';
import type { CitedSource, SourceInput } from '@/lib/sources/model';

export interface DeskStoreOptions {
  articleId: string;
  /** All ranges here count in its settled version. */
  live: LiveText;
  userId: string;
  workspaceId: string;
  page: AnnotationPage;
  sufficiency: Sufficiency;
  /** What was written in the text and must outlive the page. */
  unsentText: () => UnsentText | null;
}

/** Something to tell the person: spoken always, and shown as a message when it is `shown`. */
export interface Notice {
  message: string;
  shown?: boolean;
  /** Offers to undo the last step. */
  undo?: boolean;
  urgent?: boolean;
}

/** What is told of others' doings. */
export interface Heard {
  annotations: readonly AnnotationView[];
  gone: readonly string[];
  sources: readonly CitedSource[];
  lineages: readonly SourceLineage[];
  /** Annotations whose comments are others now. */
  talk: readonly string[];
}

const REFRESH_EVERY_MS = 20_000;

/**
 * The state of one open desk: what the server said, with what was done here laid over it, so that everything shows at once and nothing is
 * lost on the way. Makes nothing happen until `start`.
 */
export class DeskStore {
  options: DeskStoreOptions;
  readonly #listeners = new Set<() => void>();
  readonly #noticed = new Set<(notice: Notice) => void>();
  readonly #api: DeskApi;
  readonly #server: ServerSide;
  readonly #outbox: Outbox;
  #keeper: WorkKeeper | null = null;
  #cursor: string | null;
  #refreshedAt = Date.now();
  #isReading = false;
  state: DeskState;
  /**
   * What others changed, as it was shown before; null for what was not shown. What the person here does something to is no longer among it;
   * whoever shows the rest takes it out.
   */
  readonly heard = new Map<string, AnnotationView | null>();
  /** Called with what an earlier page wrote in the text and could not save. */
  onKeptText: ((text: UnsentText) => Promise<void>) | null = null;

  constructor(options: DeskStoreOptions) {
    this.options = options;
    const { page } = options;
    this.#api = new DeskApi(options);
    this.#server = new ServerSide(options.live, page.items);
    this.#cursor = page.nextCursor;
    this.state = initialState(page.items, page, page.nextCursor === null);
    this.#outbox = new Outbox({
      byId: options.userId,
      send: (entry) => this.#api.send(entry),
      onAnswer: (entry, result) => this.#answer(entry, result),
      onChange: () => this.#saveStateChanged(),
    });
  }

  /** The settled version of the text, and its words: what ranges of the state count in. */
  get articleVersion(): number {
    return this.options.live.settled.version;
  }
  get text(): string {
    return this.options.live.projection.text;
  }

  /** Calls back after each change of `state`; returns how to stop. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Calls back for everything that is to be told; returns how to stop. */
  onNotice(listener: (notice: Notice) => void): () => void {
    this.#noticed.add(listener);
    return () => this.#noticed.delete(listener);
  }

  notify(notice: Notice): void {
    for (const listener of this.#noticed) listener(notice);
  }

  set(change: Partial<DeskState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.#listeners) listener();
  }

  /** Takes over unsaved work of earlier visits and reads the annotations that are not here yet; starts again after `stop`. */
  start(keeper: WorkKeeper | null, locks: LockManager | undefined): void {
    this.#keeper ??= keeper;
    this.#outbox.open();
    void this.#readOn();
    void this.#takeOver(locks);
  }

  /** Sends nothing more; what waits is kept. */
  stop(): void {
    this.#outbox.close();
  }

  /** The settled version of the text has moved on. */
  moveText(): void {
    const waiting = this.#outbox.entries().map((entry) => entry.annotationId);
    this.recompute(...new Set([...this.#server.moveText(), ...waiting]));
  }

  /** Takes in what others did. */
  hear({ annotations, gone, sources, lineages, talk }: Heard): void {
    const ids = this.#server.hear(annotations, gone);
    this.#putSources({ sources, lineages });
    if (ids.length > 0) this.#recomputeHeard(ids);
    else if (sources.length > 0) this.set({});
    for (const id of talk) if (this.state.comments.has(id)) void this.readComments(id);
  }

  /** Asks something else of evidence from now on. */
  judgeBy(sufficiency: Sufficiency): void {
    this.options = { ...this.options, sufficiency };
  }

  /** Reads everything again: so much has happened that it was not told one by one. */
  async readAgain(): Promise<void> {
    this.#refreshedAt = 0;
    await this.refresh();
  }

  /** Keeps what is not saved, the text among it. */
  keep(): void {
    this.#keep();
  }

  /** Puts an operation on its way; what it does shows at once. */
  enqueue(annotationId: string, operation: Operation, how?: { typing?: boolean }): void {
    this.#outbox.add(annotationId, operation, how);
    this.heard.delete(annotationId);
    this.recompute(annotationId);
  }

  flush(annotationId?: string): void {
    this.#outbox.flush(annotationId);
  }

  /** Tries at once to send what is kept: the network may be back. */
  resume(): void {
    if (this.state.save.kind === 'offline' || this.state.save.kind === 'signed-out') this.#outbox.resume();
  }

  retry(annotationId: string): void {
    this.#outbox.retry(annotationId);
  }

  /** Tries again all that the server refused. */
  retryAll(): void {
    for (const [id, lane] of this.state.lanes) if (lane.kind === 'refused') this.retry(id);
  }

  discard(annotationId: string): void {
    this.#outbox.discard(annotationId);
    this.recompute(annotationId);
  }

  searchSources(search: string, signal: AbortSignal, more?: { copies: 'yes' }) {
    return this.#api.searchSources(search, signal, more);
  }

  /** Takes in a source that is not here yet; one that cannot be read is left out. */
  async fetchSource(sourceId: string): Promise<void> {
    if (this.state.sources.has(sourceId)) return;
    const read = await this.#api.readSource(sourceId);
    if (read.ok) this.putSource(read.value);
  }

  searchAgents(search: string, signal: AbortSignal) {
    return this.#api.searchAgents(search, signal);
  }

  proposeAgents(name: string, signal: AbortSignal) {
    return this.#api.proposeAgents(name, signal);
  }

  /** Whether the server has an annotation, as far as it said: it can be asked about. */
  isOnServer(annotationId: string): boolean {
    return this.#server.get(annotationId)?.deleted === false;
  }

  /** Reads the comments of an annotation, also when they are here already. */
  async readComments(annotationId: string): Promise<void> {
    // What is not there, or not there again, has no comments that could be asked for.
    if (!this.isOnServer(annotationId)) {
      this.#showComments(annotationId, 'ready');
      return;
    }
    if (!this.state.comments.has(annotationId)) this.#showComments(annotationId, 'loading');
    const items = await readAllComments(this.#api, annotationId);
    if (!items) return this.#showComments(annotationId, 'failed');
    this.#server.setComments(annotationId, items);
    this.#showComments(annotationId, 'ready');
  }

  /**
   * Takes note that the person has the talk about an annotation before them, to the newest comment by others. What cannot be told now is told
   * when the talk is looked at again; answers whether it was.
   */
  async readThread(annotationId: string): Promise<boolean> {
    if (!this.isOnServer(annotationId)) return false;
    const { userId } = this.options;
    const last = this.#server.commentsOf(annotationId).findLast(({ authorId }) => authorId !== userId);
    const read = await this.#api.readThread(annotationId, { userId, commentId: last?.id ?? null });
    if (!read.ok) return false;
    this.#server.setUnread(annotationId, read.value.unread);
    this.recompute(annotationId);
    return true;
  }

  /** Reads all annotations again, so that what others did shows; not more often than makes sense. */
  async refresh(): Promise<void> {
    if (this.#isReading || Date.now() - this.#refreshedAt < REFRESH_EVERY_MS) return;
    this.#refreshedAt = Date.now();
    this.#isReading = true;
    const since = this.#server.beginReading();
    const all = await readAllAnnotations(this.#api);
    if (all) {
      const gone = this.#server.keepOnly(new Set(all.views.map((view) => view.id)), since);
      this.#putSources(all);
      this.#recomputeHeard([...this.#server.take(all.views, since), ...gone]);
    }
    this.#isReading = false;
    const { activeId } = this.state;
    if (activeId && this.state.comments.has(activeId)) await this.readComments(activeId);
  }

  /** Reads on where reading stopped. */
  async readOn(): Promise<void> {
    if (this.state.loading === 'failed') this.set({ loading: 'partial' });
    await this.#readOn();
  }

  /** Shows the annotation as it stands after its operations. */
  recompute(...annotationIds: string[]): void {
    const annotations = new Map(this.state.annotations);
    let { comments } = this.state;
    for (const id of annotationIds) {
      const entries = this.#outbox.entriesOf(id);
      const known = overlayAnnotation(this.#server.get(id), entries, {
        ...this.options,
        agentOf: (agentId) => this.state.agents.get(agentId) ?? null,
      });
      if (known && !known.deleted) annotations.set(id, known.view);
      else annotations.delete(id);
      const list = comments.get(id);
      if (list) {
        comments = withKey(comments, id, {
          ...list,
          items: overlayComments(this.#server.commentsOf(id), entries),
        });
      }
    }
    const { activeId } = this.state;
    this.set({
      annotations,
      comments,
      activeId: activeId !== null && annotations.has(activeId) ? activeId : null,
    });
  }

  /** Asks why a claim is to count as verified; false while another is asked about, and for what says no such thing. */
  ask({ id, status, lacks }: { id: string; status: unknown; lacks: readonly string[] }): boolean {
    const asked = VERIFICATION_STATUSES.find((each) => each === status && isAccurate(each));
    if (!asked || this.state.asking) return false;
    this.set({ asking: { id, status: asked, lacks } });
    return true;
  }

  setDraft(key: string, draft: string | undefined): void {
    this.set({ drafts: withKey(this.state.drafts, key, draft === '' ? undefined : draft) });
    this.#keep();
  }

  setConflicts(annotationId: string, conflicts: readonly FieldConflict[]): void {
    const value = conflicts.length > 0 ? conflicts : undefined;
    this.set({ conflicts: withKey(this.state.conflicts, annotationId, value) });
    this.#keep();
  }

  // What comes in is shown at once when all of it is there: drawing it page by page costs more than it shows.
  async #readOn(): Promise<void> {
    if (this.#isReading) return;
    this.#isReading = true;
    const since = this.#server.beginReading();
    const views: AnnotationView[] = [];
    const cited: CitedSources = { sources: [], lineages: [] };
    while (this.#cursor !== null && this.state.loading === 'partial') {
      const page = await this.#api.listAnnotations(this.#cursor);
      if (page.ok) {
        this.#cursor = page.value.nextCursor;
        views.push(...page.value.items);
        cited.sources.push(...page.value.sources);
        cited.lineages.push(...page.value.lineages);
      } else this.set({ loading: 'failed' });
    }
    this.#isReading = false;
    if (views.length > 0) {
      this.#putSources(cited);
      this.recompute(...this.#server.take(views, since));
    }
    if (this.#cursor === null && this.state.loading !== 'all') this.set({ loading: 'all' });
  }

  // The stream tells one's own doings too: those change nothing that is shown, or are still on their way.
  #recomputeHeard(ids: readonly string[]): void {
    const before = this.state.annotations;
    this.recompute(...ids);
    for (const id of ids) {
      const [was, is] = [before.get(id), this.state.annotations.get(id)];
      if (this.heard.has(id) || this.#outbox.entriesOf(id).length > 0) continue;
      if (!isSameValue(was, is)) this.heard.set(id, was ?? null);
    }
  }

  async #takeOver(locks: LockManager | undefined): Promise<void> {
    if (!this.#keeper) return;
    const { work, forget } = await this.#keeper.takeOver(locks);
    const made = work.entries.flatMap(({ operation }) =>
      operation.type === 'source.create' ? [operation] : [],
    );
    this.set({
      conflicts: new Map([...this.state.conflicts, ...Object.entries(work.conflicts)]),
      drafts: new Map([...this.state.drafts, ...Object.entries(work.drafts)]),
    });
    for (const { input } of made) this.addSource(input);
    for (const { operation } of work.entries) {
      if (operation.type === 'agent.create') this.putAgent(operation.input);
    }
    this.#outbox.restore(work.entries);
    this.recompute(...new Set(work.entries.map((entry) => entry.annotationId)));
    for (const text of work.texts) await this.onKeptText?.(text);
    if (this.#keep()) forget();
  }

  /** Shows a source that the server does not know yet. */
  addSource(input: SourceInput): void {
    if (!this.state.sources.has(input.id)) this.putSource(unsavedSource(input));
  }

  /** Takes in a source that the server knows. */
  putSource(source: CitedSource): void {
    this.#putSources({ sources: [source], lineages: [] });
    this.set({});
  }

  // Shown with what is set next.
  #putSources({ sources, lineages }: Pick<Heard, 'sources' | 'lineages'>): void {
    if (sources.length === 0 && lineages.length === 0) return;
    this.state = {
      ...this.state,
      sources: new Map([...this.state.sources, ...sources.map((source) => [source.id, source] as const)]),
      lineages: withLineages(this.state.lineages, sources, lineages),
    };
  }

  /** Keeps who was seen here, for when they are named. */
  putAgent({ id, kind, name, sameAs, roles }: AgentRef): void {
    this.set({ agents: withKey(this.state.agents, id, { id, kind, name, sameAs, roles }) });
  }

  #answer(entry: Entry, result: Extract<SendResult, { outcome: 'done' | 'conflict' }>): void {
    const { annotationId, operation } = entry;
    if (result.outcome === 'conflict') this.#takeConflict(entry, result);
    else {
      this.#server.answer(entry, result.value);
      if (operation.type === 'source.create') this.putSource(result.value as CitedSource);
      const isBack = operation.type === 'annotation.restore' && this.state.comments.has(annotationId);
      if (isBack) void this.readComments(annotationId);
    }
    this.recompute(annotationId);
  }

  #takeConflict(
    { annotationId, operation }: Entry,
    result: Extract<SendResult, { outcome: 'conflict' }>,
  ): void {
    const { conflicts, rest } = disputeOf(operation, result);
    this.#server.putCurrent(annotationId, operation, result.current);
    // What nobody disputes is saved all the same, and before anything that was done after it.
    if (rest) this.#outbox.putBack(annotationId, rest);
    const isNew = new Set(conflicts.map((conflict) => conflict.field));
    const before = this.state.conflicts.get(annotationId) ?? [];
    this.setConflicts(annotationId, [...before.filter((each) => !isNew.has(each.field)), ...conflicts]);
    const status = operation.type === 'annotation.change' ? operation.changes['status']?.to : undefined;
    if (result.lacks && this.ask({ id: annotationId, status, lacks: result.lacks })) return;
    this.notify({ message: result.message, shown: true, urgent: true });
  }

  #saveStateChanged(): void {
    const entries = this.#outbox.entries();
    const ids = new Set(entries.map((entry) => entry.annotationId));
    const lanes = new Map(
      [...ids].flatMap((id) => {
        const lane = this.#outbox.stateOf(id);
        return lane ? [[id, lane] as const] : [];
      }),
    );
    this.set({ save: this.#outbox.state(), lanes });
    this.#keep();
  }

  #showComments(annotationId: string, status: 'loading' | 'ready' | 'failed'): void {
    const items = overlayComments(
      this.#server.commentsOf(annotationId),
      this.#outbox.entriesOf(annotationId),
    );
    this.set({ comments: withKey(this.state.comments, annotationId, { status, items }) });
  }

  #keep(): boolean {
    if (!this.#keeper) return false;
    const work: KeptWork = {
      entries: this.#outbox.entries(),
      conflicts: Object.fromEntries([...this.state.conflicts].map(([id, list]) => [id, [...list]])),
      drafts: Object.fromEntries(this.state.drafts),
      texts: [this.options.unsentText()].flatMap((text) => text ?? []),
    };
    return this.#keeper.save(work);
  }
}
