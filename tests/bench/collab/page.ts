import { EditorState, TextSelection } from '@tiptap/pm/state';
import { collab } from 'prosemirror-collab';

import type { TextAnswer } from '@/components/desk/text/text-api';
import { LiveText } from '@/components/desk/text/live-text';
import { TextSync } from '@/components/desk/text/text-sync';
import type { AnnotationView } from '@/lib/annotations/model';
import type { ArticleView } from '@/lib/articles/model';
import { receiveSteps, unsentSteps } from '@/lib/editor/collaboration';
import { documentSchema } from '@/lib/editor/schema';
import { newId } from '@/lib/ids';
import type { StepsAnswer, StepsInput, StepView } from '@/lib/versions/model';

import { follow, type Following } from './follow';
import { readAnnotations, readArticle, sending, type Visitor } from './world';

/** What sending and hearing cost, and when letters were seen. */
export type PageLog = {
  posts: { ms: number; accepted: boolean }[];
  /** Answers that were not to be understood as one of these. */
  failures: number;
  /** For every letter that another wrote, when it was in this page's document. */
  seen: [letter: string, at: number][];
};

/** A page with the article open, without a screen: the desk's own text, sync and anchors over the real protocol. */
export class Page {
  readonly clientId = newId();
  readonly log: PageLog = { posts: [], failures: 0, seen: [] };
  readonly live: LiveText;
  readonly #visitor: Visitor;
  readonly #path: string;
  readonly #sync: TextSync;
  readonly #following: Following;
  #state: EditorState;
  #annotations: AnnotationView[];

  private constructor(visitor: Visitor, article: ArticleView, annotations: AnnotationView[]) {
    const { id, doc, version, lastEventNumber } = article;
    this.#visitor = visitor;
    this.#path = `/api/articles/${id}/steps`;
    this.#annotations = annotations;
    this.live = new LiveText(version, doc);
    this.#state = EditorState.create({
      doc: documentSchema.nodeFromJSON(doc),
      plugins: [collab({ version, clientID: this.clientId })],
    });
    this.#sync = new TextSync({
      clientId: this.clientId,
      api: {
        send: (input) => this.#send(input),
        stepsAfter: (after) => this.#tried(() => visitor.ask(`${this.#path}?after=${after}`)),
      },
      version: () => this.live.version,
      unsent: () => unsentSteps(this.#state),
      receive: (steps) => this.#receive(steps),
      onChange: () => undefined,
    });
    this.#sync.open();
    const place = { articleId: id, clientId: this.clientId, after: lastEventNumber };
    this.#following = follow(visitor, place, ({ edits }) => {
      let isWhole = true;
      for (const { to, steps, touched } of edits) {
        isWhole &&= this.#receive(steps);
        if (touched) this.live.noteTouched(to, touched);
        else throw new Error('More anchors moved than are told.');
      }
      if (!isWhole) void this.#sync.catchUp();
    });
  }

  static async open(visitor: Visitor, articleId: string): Promise<Page> {
    const article = await readArticle(visitor, articleId);
    const page = new Page(visitor, article, await readAnnotations(visitor, articleId));
    await page.#following.begun;
    return page;
  }

  get doc(): EditorState['doc'] {
    return this.#state.doc;
  }

  get isSaved(): boolean {
    return unsentSteps(this.#state) === null;
  }

  get reopened(): number {
    return this.#following.reopened;
  }

  /** Puts the caret at a share of the text, into some textblock that is not empty. */
  goTo(share: number): void {
    const { doc, tr } = this.#state;
    this.#state = this.#state.apply(
      tr.setSelection(TextSelection.near(doc.resolve(Math.floor(doc.content.size * share)))),
    );
  }

  /** Writes a letter at the caret, as a key does. */
  write(letter: string): void {
    this.#state = this.#state.apply(this.#state.tr.insertText(letter));
    this.#sync.written();
  }

  /** Deletes the character before the caret if it may be; false when nothing was deleted. */
  deleteBack(mayBe: (character: string) => boolean): boolean {
    const { $from } = this.#state.selection;
    const before = $from.parent.textBetween(Math.max(0, $from.parentOffset - 1), $from.parentOffset);
    if (before === '' || !mayBe(before)) return false;
    this.#state = this.#state.apply(this.#state.tr.delete($from.pos - 1, $from.pos));
    this.#sync.written();
    return true;
  }

  /** Says where the caret is, as a page does that writes. */
  tellCaret(): void {
    const { anchor, head } = this.#state.selection;
    const place = { clientId: this.clientId, version: this.live.version, anchor, head, isEditing: true };
    this.#visitor
      .fetch(this.#path.replace(/steps$/, 'presence'), sending('PUT', place))
      .then((response) => response.body?.cancel())
      .catch(() => undefined);
  }

  /** Moves the settled text on, and what stands on it. */
  settle(): void {
    if (!this.isSaved || !this.live.settle()) return;
    // Every annotation was read when the page was opened, and none is changed by anything but the text.
    this.#annotations = this.#annotations.map((view) => this.live.bringForward(view, 0));
  }

  /** Where the page has its annotations. */
  get annotations(): readonly AnnotationView[] {
    return this.#annotations;
  }

  async close(): Promise<void> {
    this.#sync.close();
    await this.#following.end();
  }

  #receive(views: readonly StepView[]): boolean {
    const taken = this.live.receive(views);
    if (!taken) return false;
    if (taken.length === 0) return true;
    const received = receiveSteps(this.#state, taken, this.clientId);
    if (!received) throw new Error('The server wrote something else than was sent.');
    this.#state = received.state;
    const at = performance.now();
    for (const { step, clientId } of taken) {
      if (clientId === this.clientId) continue;
      for (const letter of lettersOf(step)) this.log.seen.push([letter, at]);
    }
    return true;
  }

  async #send(input: StepsInput): Promise<TextAnswer<StepsAnswer>> {
    const began = performance.now();
    const answer = await this.#tried(() =>
      this.#visitor.ask<StepsAnswer>(this.#path, sending('POST', input)),
    );
    const ms = performance.now() - began;
    if (answer.outcome === 'done') this.log.posts.push({ ms, accepted: answer.value.accepted });
    return answer;
  }

  async #tried<T>(ask: () => Promise<T>): Promise<TextAnswer<T>> {
    try {
      return { outcome: 'done', value: await ask() };
    } catch (error) {
      if (this.log.failures === 0) console.error(`  ${String(error)}`);
      this.log.failures += 1;
      return { outcome: 'lost' };
    }
  }
}

type Slice = { content?: { text?: string }[] };

function lettersOf(step: Record<string, unknown>): string[] {
  const { slice } = step as { slice?: Slice };
  return (slice?.content ?? []).flatMap(({ text }) => (text ?? '').split(''));
}
