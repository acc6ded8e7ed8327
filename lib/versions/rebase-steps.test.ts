import { EditorState, type Transaction } from '@tiptap/pm/state';
import { canSplit, Step } from '@tiptap/pm/transform';
import fc from 'fast-check';
import { collab } from 'prosemirror-collab';
import { describe, expect, test } from 'vitest';
import { receiveSteps, unsentSteps } from '@/lib/editor/collaboration';
import { documentSchema } from '@/lib/editor/schema';
import { applyRebased } from '@/lib/versions/apply-steps';
import type { StepView } from '@/lib/versions/model';

const { nodes, marks } = documentSchema;
const start = documentSchema.node('doc', null, [
  documentSchema.node('heading', { level: 1 }, [documentSchema.text('Mill to reopen')]),
  documentSchema.node('paragraph', null, [documentSchema.text('The mill at Orsk grinds again.')]),
  documentSchema.node('paragraph', null, [documentSchema.text('It stood still for three years.')]),
]);

type Edit = { do: 'type' | 'delete' | 'split' | 'bold' | 'heading' | 'cut'; at: number; length: number };
type Act = { page: number; act: 'edit' | 'send' | 'hear'; edit: Edit; count: number };

const edits: fc.Arbitrary<Edit> = fc.record({
  do: fc.constantFrom('type', 'type', 'type', 'delete', 'delete', 'split', 'bold', 'heading', 'cut'),
  at: fc.nat(90),
  length: fc.nat(20),
});
const acts: fc.Arbitrary<Act[]> = fc.array(
  fc.record({
    page: fc.nat(2),
    act: fc.constantFrom('edit', 'edit', 'edit', 'send', 'hear'),
    edit: edits,
    count: fc.integer({ min: 1, max: 4 }),
  }),
  { maxLength: 40 },
);

function perform({ doc, tr }: EditorState, edit: Edit): Transaction {
  const size = doc.content.size;
  const from = 1 + (edit.at % Math.max(1, size - 1));
  const to = Math.min(from + edit.length, size - 1);
  const inText = doc.resolve(from).parent.isTextblock;
  const bold = marks['bold']?.create();
  if (edit.do === 'type' && inText) return tr.insertText('xyz'.slice(0, 1 + (edit.length % 3)), from);
  if (edit.do === 'delete' && to > from) return tr.delete(from, to);
  if (edit.do === 'cut' && to > from) return tr.deleteRange(from, to);
  if (edit.do === 'split' && canSplit(doc, from)) return tr.split(from);
  if (edit.do === 'bold' && bold && to > from) return tr.addMark(from, to, bold);
  const heading = nodes['heading'];
  if (edit.do === 'heading' && inText && heading) return tr.setBlockType(from, from, heading, { level: 2 });
  return tr;
}

/** A server as ours is, and pages that write, send and hear when they come to it. */
class Desk {
  readonly log: StepView[] = [];
  doc = start;
  readonly pages = [0, 1, 2].map((index) => {
    const clientId = `page ${index}`;
    const plugins = [collab({ version: 0, clientID: clientId })];
    return { clientId, version: 0, state: EditorState.create({ doc: start, plugins }) };
  });

  write(index: number, edit: Edit): void {
    const page = this.#page(index);
    page.state = page.state.apply(perform(page.state, edit));
  }

  send(index: number): void {
    const { clientId, version, state } = this.#page(index);
    const steps = unsentSteps(state)?.steps.map((step) => step.toJSON() as unknown) ?? [];
    const since = this.log.slice(version);
    // As a batch that is sent again: nothing is written.
    if (steps.length === 0 || since.some((each) => each.clientId === clientId)) return;
    const over = since.map(({ step }) => Step.fromJSON(documentSchema, step).getMap());
    const applied = applyRebased(this.doc, steps, over);
    if (!applied.ok) throw new Error(applied.fault);
    for (const step of applied.steps) {
      const json = step.toJSON() as Record<string, unknown>;
      this.log.push({ version: this.log.length + 1, step: json, clientId });
    }
    this.doc = applied.docs.at(-1) ?? this.doc;
  }

  /** Some of what the page does not know yet, in order, as streams and answers cut it; false when it knows better. */
  hear(index: number, count: number): boolean {
    const page = this.#page(index);
    const views = this.log.slice(page.version, page.version + count);
    const received = receiveSteps(page.state, views, page.clientId);
    if (!received) return false;
    page.state = received.state;
    page.version += views.length;
    return true;
  }

  #page(index: number) {
    const page = this.pages[index];
    if (!page) throw new RangeError(`There is no page ${index}.`);
    return page;
  }
}

describe('steps that come late', () => {
  test('are written over what others wrote, and every page comes to the same text', () => {
    let doubted = 0;
    let runs = 0;
    fc.assert(
      fc.property(acts, (list) => {
        const desk = new Desk();
        let isSure = true;
        for (const { page, act, edit, count } of list) {
          if (act === 'edit') desk.write(page, edit);
          else if (act === 'send') desk.send(page);
          else isSure &&= desk.hear(page, count);
        }
        for (let round = 0; round < 4; round++) {
          for (const page of [0, 1, 2]) {
            isSure &&= desk.hear(page, Infinity);
            desk.send(page);
          }
        }
        for (const page of [0, 1, 2]) isSure &&= desk.hear(page, Infinity);
        runs += 1;
        // A page that was told in pieces may have dropped what the server, told at once, had room for: it knows, and opens the text anew.
        if (!isSure) doubted += 1;
        else for (const { state } of desk.pages) expect(state.doc.eq(desk.doc)).toBe(true);
      }),
      { numRuns: 400 },
    );
    expect(doubted / runs).toBeLessThan(0.01);
  });
});
