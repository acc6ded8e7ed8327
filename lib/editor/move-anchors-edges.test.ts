import type { Node } from '@tiptap/pm/model';
import { EditorState } from '@tiptap/pm/state';
import { Transform, type Step } from '@tiptap/pm/transform';
import fc from 'fast-check';
import { collab, receiveTransaction, sendableSteps } from 'prosemirror-collab';
import { describe, expect, test } from 'vitest';
import type { StandingAnchor } from '@/lib/editor/move-anchors';
import { projectionOf } from '@/lib/editor/projection-of';
import { documentSchema } from '@/lib/editor/schema';
import { documents } from '@/tests/fixtures/editing/documents';
import { operationsOf } from '@/tests/fixtures/editing/operations';
import {
  anchorAt,
  batchesOf,
  expectTruth,
  followAll,
  performAll,
  sizes,
} from '@/tests/fixtures/editing/sessions';
import { follow, posAt, write } from '@/tests/fixtures/editing/writing';

const RUNS = { numRuns: 200 };
const part = fc.double({ min: 0, max: 1, noNaN: true });
const letters = fc.constantFrom('x', 'no', '一', 'ש ', 'a b');

/** What a writer does who brings nothing back: deleting, and typing a letter that no document has. */
const losses = fc.array(fc.record({ at: part, length: fc.integer({ min: 0, max: 12 }) }), {
  minLength: 1,
  maxLength: 6,
});

/** A document with one anchor, and a place in it, often one of its edges. */
const places = documents
  .chain(({ doc }) =>
    fc.record({
      doc: fc.constant(doc),
      at: part,
      length: fc.integer({ min: 1, max: 20 }),
      to: part,
      edge: fc.constantFrom('start', 'end', 'before', 'behind'),
    }),
  )
  .map(({ doc, at, length, to, edge }) => ({ doc, anchor: anchorAt(doc, at, length)[0], to, edge }));

const typeAt = (doc: Node, offset: number, text: string) =>
  write(doc, (transform) => transform.insert(posAt(doc, offset), documentSchema.text(text)));

describe('an anchor', () => {
  test('stays on its words whatever is typed or deleted outside it, its edges included', () => {
    fc.assert(
      fc.property(places, letters, fc.boolean(), ({ doc, anchor, to, edge }, text, isDeleting) => {
        if (!anchor) return;
        const { length } = projectionOf(doc).text;
        const isBefore = edge === 'start' || edge === 'before';
        const room = isBefore ? anchor.start : length - anchor.end;
        const away = edge === 'start' || edge === 'end' ? 0 : Math.round(to * room);
        const at = isBefore ? anchor.start - away : anchor.end + away;
        const end = Math.min(at + 3, isBefore ? anchor.start : length);
        const batch = isDeleting
          ? write(doc, (transform) => transform.delete(posAt(doc, at), posAt(doc, end)))
          : typeAt(doc, at, text);
        const after = follow(anchor, batch);
        const next = projectionOf(batch.docs.at(-1) ?? doc).text;
        const shift = isBefore ? next.length - length : 0;
        expect(after).toEqual({ ...anchor, start: anchor.start + shift, end: anchor.end + shift });
      }),
      RUNS,
    );
  });

  test('takes in what is typed inside it', () => {
    fc.assert(
      fc.property(places, ({ doc, anchor, to }) => {
        if (!anchor || anchor.end - anchor.start < 2) return;
        const offset = anchor.start + 1 + Math.floor(to * (anchor.end - anchor.start - 1.001));
        const after = follow(anchor, typeAt(doc, offset, 'zz'));
        expect(after).toEqual({ ...anchor, end: anchor.end + 2, placement: 'changed' });
      }),
      RUNS,
    );
  });

  test('is on no words that were there before and are merely alike', () => {
    fc.assert(
      fc.property(places, losses, sizes, ({ doc, anchor }, done, cut) => {
        if (!anchor) return;
        const transform = new Transform(doc);
        for (const { at, length } of done) {
          const text = projectionOf(transform.doc);
          const offset = Math.round(at * text.text.length);
          const [from, to] = [text.offsetToPos(offset, 1), text.offsetToPos(offset + length, -1)];
          // Within one block: where blocks are joined, a step may take text out and bring it in again.
          const isWithin = transform.doc.resolve(from).sameParent(transform.doc.resolve(to));
          if (length > 0 && isWithin) transform.delete(from, to);
          else transform.insert(from, documentSchema.text('z'));
        }
        const docs = [...transform.docs, transform.doc];
        const state = followAll([anchor], batchesOf(docs, transform.steps, cut)).at(-1)?.[0] ?? anchor;
        // What became of each of its letters, by their positions alone.
        const text = projectionOf(doc);
        const letters = Array.from({ length: anchor.end - anchor.start }, (_, index) =>
          transform.mapping.mapResult(text.offsetToPos(anchor.start + index, 1), 1),
        );
        const isLost = letters.some((letter) => letter.deletedAfter);
        const words = projectionOf(transform.doc).text.slice(state.start, state.end);
        if (isLost) expect(['changed', 'orphaned']).toContain(state.placement);
        else expect(state.placement).toBe(words === anchor.exact ? 'placed' : 'changed');
      }),
      RUNS,
    );
  });
});

describe('two writers', () => {
  const meetings = documents.chain(({ doc, vocabulary }) =>
    fc.record({
      doc: fc.constant(doc),
      places: fc.array(fc.tuple(part, fc.integer({ min: 1, max: 30 })), { minLength: 1, maxLength: 6 }),
      mine: fc.array(operationsOf(vocabulary), { minLength: 1, maxLength: 4 }),
      theirs: fc.array(operationsOf(vocabulary), { minLength: 1, maxLength: 4 }),
      one: sizes,
      other: sizes,
    }),
  );

  test('leave anchors where they would be however their steps are cut, if none of their letters was lost', () => {
    fc.assert(
      fc.property(meetings, ({ doc, places: at, mine, theirs, one, other }) => {
        const anchors = at.flatMap(([where, length]) => anchorAt(doc, where, length));
        const { docs, steps } = rebase(
          doc,
          performAll(writer(doc, 1), mine).state,
          performAll(writer(doc, 2), theirs).state,
        );
        const single = followAll(anchors, batchesOf(docs, steps, [1]));
        const [first, second] = [one, other].map((cut) => {
          const batches = batchesOf(docs, steps, cut);
          const states = followAll(anchors, batches);
          states.forEach((state, index) => {
            expectTruth(state, batches[index]?.docs.at(-1));
          });
          return states.at(-1) ?? anchors;
        });
        const isKept = (index: number) =>
          steps.every((step, turn) => {
            const anchor = (turn === 0 ? anchors : single[turn - 1])?.[index];
            return anchor !== undefined && !deletesFrom(step, docs[turn] ?? doc, anchor);
          });
        anchors.forEach((_anchor, index) => {
          if (isKept(index)) expect(first?.[index]).toEqual(second?.[index]);
        });
      }),
      RUNS,
    );
  });
});

function deletesFrom(step: Step, doc: Node, { start, end }: StandingAnchor): boolean {
  const text = projectionOf(doc);
  const [from, to] = [text.offsetToPos(start, 1), text.offsetToPos(end, -1)];
  let deletes = false;
  step.getMap().forEach((oldStart, oldEnd) => {
    deletes ||= Math.max(oldStart, from) < Math.min(oldEnd, to);
  });
  return deletes;
}

function writer(doc: Node, clientID: number): EditorState {
  return EditorState.create({ doc, plugins: [collab({ clientID })] });
}

/** What an authority sees: all steps of one writer, then those of another, rebased over them. */
function rebase(doc: Node, first: EditorState, second: EditorState): { docs: Node[]; steps: Step[] } {
  const steps = [...(sendableSteps(first)?.steps ?? [])];
  const received = second.apply(
    receiveTransaction(
      second,
      steps,
      steps.map(() => 1),
    ),
  );
  const all = [...steps, ...(sendableSteps(received)?.steps ?? [])];
  const transform = new Transform(doc);
  all.forEach((step) => transform.step(step));
  expect(transform.doc.eq(received.doc)).toBe(true);
  return { docs: [...transform.docs, transform.doc], steps: all };
}
