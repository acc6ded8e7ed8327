import { history, redo, undo } from '@tiptap/pm/history';
import type { Node } from '@tiptap/pm/model';
import { EditorState, type Transaction } from '@tiptap/pm/state';
import { Transform, type Step } from '@tiptap/pm/transform';
import fc from 'fast-check';
import { collab, receiveTransaction, sendableSteps } from 'prosemirror-collab';
import { describe, expect, test } from 'vitest';
import type { StandingAnchor } from '@/lib/editor/move-anchors';
import {
  batchesOf,
  docsOf,
  expectTruth,
  followAll,
  inverse,
  performAll,
  type Session,
  sessions,
  sizes,
} from '@/tests/fixtures/editing/sessions';

const RUNS = { numRuns: 200 };
const MANY = { numRuns: 400 };
/** A share of a sample is a figure of that sample: always the same one. */
const SAMPLE = { numRuns: 400, seed: 20261123 };
/** Where steps are not the inverse ones, in their order, words that are few and come again can be taken for others. */
const SHARE = 0.995;
const SHARE_OF_TWO = 0.98;

/** Counts what came back to its place. */
class Returns {
  all = 0;
  same = 0;

  add(before: readonly StandingAnchor[], after: readonly StandingAnchor[]) {
    before.forEach((anchor, index) => {
      const now = after[index];
      this.all += 1;
      const isSame = now?.start === anchor.start && now.end === anchor.end;
      if (isSame && now.placement === anchor.placement) this.same += 1;
    });
  }

  get share(): number {
    return this.same / this.all;
  }
}

function write({ doc, operations }: Session): { docs: Node[]; steps: Step[] } {
  return docsOf(doc, performAll(EditorState.create({ doc }), operations).transactions);
}

describe('anchors through many steps', () => {
  test('never say placed or moved on words that are not their quote', () => {
    fc.assert(
      fc.property(sessions(10), (session) => {
        const { docs, steps } = write(session);
        const batches = batchesOf(docs, steps, session.sizes);
        followAll(session.anchors, batches).forEach((anchors, index) => {
          expectTruth(anchors, batches[index]?.docs.at(-1));
        });
      }),
      RUNS,
    );
  });

  test('are exactly as they were once one operation is taken back, however it is cut', () => {
    fc.assert(
      fc.property(sessions(1), sizes, (session, others) => {
        const { docs, steps } = write(session);
        const way = inverse(docs, steps);
        const there = followAll(session.anchors, batchesOf(docs, steps, session.sizes)).at(-1);
        const back = followAll(there ?? session.anchors, batchesOf(way.docs, way.steps, others)).at(-1);
        expect(back ?? there ?? session.anchors).toEqual(session.anchors);
      }),
      RUNS,
    );
  });

  test('are exactly as they were once many operations are taken back, step by step or at once', () => {
    fc.assert(
      fc.property(sessions(8), sizes, (session, others) => {
        const { docs, steps } = write(session);
        const way = inverse(docs, steps);
        const there = followAll(session.anchors, batchesOf(docs, steps, session.sizes)).at(-1);
        const back = followAll(there ?? session.anchors, batchesOf(way.docs, way.steps, others)).at(-1);
        expect(back ?? there ?? session.anchors).toEqual(session.anchors);
      }),
      MANY,
    );
  });

  test('follow the undo and redo of an editor exactly', () => {
    fc.assert(
      fc.property(sessions(8), (session) => {
        const start = EditorState.create({ doc: session.doc, plugins: [history({ newGroupDelay: 0 })] });
        const done = performAll(start, session.operations);
        const undone = repeat(done.state, undo);
        const redone = repeat(undone.state, redo);
        expect(undone.state.doc.eq(session.doc)).toBe(true);
        const forth = byTransaction(session.anchors, session.doc, done.transactions);
        const back = byTransaction(forth, done.state.doc, undone.transactions);
        const forthAgain = byTransaction(back, undone.state.doc, redone.transactions);
        expect(back).toEqual(session.anchors);
        expectTruth(forthAgain, redone.state.doc);
        expect(forthAgain).toEqual(forth);
      }),
      MANY,
    );
  });

  test('are where they were also when a history has made one step of several', () => {
    const returns = new Returns();
    fc.assert(
      fc.property(sessions(8), (session) => {
        const start = EditorState.create({ doc: session.doc, plugins: [history({ newGroupDelay: 1e9 })] });
        const done = performAll(start, session.operations);
        const undone = repeat(done.state, undo);
        expect(undone.state.doc.eq(session.doc)).toBe(true);
        const forth = byTransaction(session.anchors, session.doc, done.transactions);
        const back = byTransaction(forth, done.state.doc, undone.transactions);
        expectTruth(back, session.doc);
        returns.add(session.anchors, back);
      }),
      SAMPLE,
    );
    expect(returns.share).toBeGreaterThan(SHARE);
  });

  test('are where they were when one writer takes everything back, and then the other who wrote after', () => {
    const returns = new Returns();
    fc.assert(
      fc.property(sessions(4), sessions(4), sizes, (session, { operations }, others) => {
        const article = new Article(session.doc);
        article.write(0, (state) => performAll(state, session.operations).state);
        article.write(1, (state) => performAll(state, operations).state);
        article.write(0, (state) => repeat(state, undo).state);
        article.write(1, (state) => repeat(state, undo).state);
        const { docs, steps } = article;
        const back = followAll(session.anchors, batchesOf(docs, steps, others)).at(-1) ?? session.anchors;
        expectTruth(back, docs.at(-1));
        if (docs.at(-1)?.eq(session.doc)) returns.add(session.anchors, back);
      }),
      SAMPLE,
    );
    expect(returns.all).toBeGreaterThan(200);
    expect(returns.share).toBeGreaterThan(SHARE_OF_TWO);
  });
});

/** Two writers of one article, who hear of each other's steps. */
class Article {
  readonly docs: Node[];
  readonly steps: Step[] = [];
  readonly #states: EditorState[];

  constructor(doc: Node) {
    this.docs = [doc];
    this.#states = [1, 2].map((clientID) =>
      EditorState.create({ doc, plugins: [history({ newGroupDelay: 0 }), collab({ clientID })] }),
    );
  }

  write(writer: number, edit: (state: EditorState) => EditorState): void {
    this.#states.splice(writer, 1, ...this.#states.slice(writer, writer + 1).map(edit));
    const sent = this.#states.slice(writer, writer + 1).flatMap((state) => sendableSteps(state) ?? []);
    for (const { steps, clientID } of sent) {
      const transform = new Transform(this.docs.at(-1) ?? failed());
      steps.forEach((step) => transform.step(step));
      this.docs.push(...transform.docs.slice(1), transform.doc);
      this.steps.push(...steps);
      const ids = steps.map(() => clientID);
      this.#states.forEach((state, index) => {
        this.#states[index] = state.apply(receiveTransaction(state, steps, ids));
      });
    }
  }
}

function failed(): never {
  throw new Error('an article without its document');
}

/** Runs a command until it has no more to do. */
function repeat(
  state: EditorState,
  command: (at: EditorState, dispatch: (transaction: Transaction) => void) => boolean,
): { state: EditorState; transactions: Transaction[] } {
  const transactions: Transaction[] = [];
  let current = state;
  const dispatch = (transaction: Transaction) => {
    transactions.push(transaction);
    current = current.apply(transaction);
  };
  while (command(current, dispatch));
  return { state: current, transactions };
}

function byTransaction(
  anchors: readonly StandingAnchor[],
  doc: Node,
  transactions: readonly Transaction[],
): readonly StandingAnchor[] {
  let current = doc;
  const batches = transactions.map((transaction) => {
    const { docs, steps, maps } = docsOf(current, [transaction]);
    current = transaction.doc;
    return { docs, steps, maps };
  });
  return followAll(anchors, batches).at(-1) ?? anchors;
}
