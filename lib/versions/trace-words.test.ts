import { Fragment, Slice } from '@tiptap/pm/model';
import { ReplaceStep } from '@tiptap/pm/transform';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { documentSchema } from '@/lib/editor/schema';
import { traceBack, type TracedPiece } from '@/lib/versions/trace-words';

const docOf = (text: string) =>
  documentSchema.node('doc', null, [documentSchema.node('paragraph', null, [documentSchema.text(text)])]);

test('every character is told to be of the step that brought it in', () => {
  const edits = fc.array(
    fc.record({ at: fc.nat(), cut: fc.nat(4), words: fc.constantFrom('', 'a', 'bc', 'def') }),
    { maxLength: 20 },
  );
  fc.assert(
    fc.property(edits, fc.nat(), fc.nat(), (wanted, one, other) => {
      let doc = docOf('the first text');
      // Who wrote each character, as the steps go by: 0 for what was there.
      let writers = Array.from('the first text', () => 0);
      const steps: ReplaceStep[] = [];
      for (const { at, cut, words } of wanted) {
        const from = at % writers.length;
        const to = Math.min(writers.length, from + cut);
        if (writers.length - (to - from) + words.length === 0) continue;
        const step = new ReplaceStep(
          from + 1,
          to + 1,
          new Slice(words === '' ? Fragment.empty : Fragment.from(documentSchema.text(words)), 0, 0),
        );
        doc = step.apply(doc).doc ?? doc;
        steps.push(step);
        writers = [...writers.slice(0, from), ...Array.from(words, () => steps.length), ...writers.slice(to)];
      }
      expect(doc.textContent).toHaveLength(writers.length);
      const [start = 0, end = 0] = [one % (writers.length + 1), other % (writers.length + 1)].toSorted(
        (a, b) => a - b,
      );
      const told: number[] = [];
      const tell = (piece: TracedPiece, writer: number) => {
        for (let pos = piece.origin; pos < piece.origin + piece.to - piece.from; pos++)
          told[pos - 1 - start] = writer;
      };
      let open: TracedPiece[] = [{ from: start + 1, to: end + 1, origin: start + 1 }];
      for (const [index, step] of [...steps.entries()].toReversed()) {
        const { broughtIn, kept } = traceBack(open, step.getMap());
        for (const piece of broughtIn) tell(piece, index + 1);
        open = kept;
      }
      for (const piece of open) tell(piece, 0);
      expect(told).toEqual(writers.slice(start, end));
    }),
    { numRuns: 300 },
  );
});
