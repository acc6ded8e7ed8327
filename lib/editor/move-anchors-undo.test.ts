import { history, redo, undo } from '@tiptap/pm/history';
import type { Node } from '@tiptap/pm/model';
import { EditorState, type Transaction } from '@tiptap/pm/state';
import type { Step } from '@tiptap/pm/transform';
import fc from 'fast-check';
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
/** A share of a sample is a figure of that sample: always the same one. */
const SAMPLE = { numRuns: 400, seed: 20261123 };
/** So many are exactly as they were, down to parts of words in texts of four words. README.md says what cannot be known. */
const SHARE = 0.99;

/** Counts what came back exactly. */
class Returns {
  all = 0;
  same = 0;

  add(before: readonly StandingAnchor[], after: readonly StandingAnchor[]) {
    before.forEach((anchor, index) => {
      this.all += 1;
      if (JSON.stringify(after[index]) === JSON.stringify(anchor)) this.same += 1;
    });
  }

  get share(): number {
    return this.same / this.all;
  }
}

function write({ doc, operations }: Session): { docs: Node[]; steps: Step[] } {
  return docsOf(doc, performAll(EditorState.create({ doc }), operations).transactions);
}

describe('anchors through many steps', { timeout: 30_000 }, () => {
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
        // What is put in the place of words may say them again; then they are found by comparing, and not remembered.
        fc.pre(session.operations.every((each) => !['replace', 'restore', 'rewrite'].includes(each.do)));
        const { docs, steps } = write(session);
        const way = inverse(docs, steps);
        const there = followAll(session.anchors, batchesOf(docs, steps, session.sizes)).at(-1);
        const back = followAll(there ?? session.anchors, batchesOf(way.docs, way.steps, others)).at(-1);
        expect(back ?? there ?? session.anchors).toEqual(session.anchors);
      }),
      RUNS,
    );
  });

  test('are where they were once many operations are taken back, step by step or at once', () => {
    const returns = new Returns();
    fc.assert(
      fc.property(sessions(8), sizes, (session, others) => {
        const { docs, steps } = write(session);
        const way = inverse(docs, steps);
        const there = followAll(session.anchors, batchesOf(docs, steps, session.sizes)).at(-1);
        const back = followAll(there ?? session.anchors, batchesOf(way.docs, way.steps, others)).at(-1);
        returns.add(session.anchors, back ?? session.anchors);
      }),
      SAMPLE,
    );
    expect(returns.share).toBeGreaterThan(SHARE);
  });

  test('follow the undo and redo of an editor', () => {
    const returns = new Returns();
    const again = new Returns();
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
        returns.add(session.anchors, back);
        expectTruth(forthAgain, redone.state.doc);
        again.add(forth, forthAgain);
      }),
      SAMPLE,
    );
    expect(returns.share).toBeGreaterThan(SHARE);
    expect(again.share).toBeGreaterThan(SHARE);
  });
});

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
