import { type Node, Slice } from '@tiptap/pm/model';
import { ReplaceStep, type Step } from '@tiptap/pm/transform';
import { aligning } from '@/lib/anchoring/align-tokens';
import { NONE } from '@/lib/anchoring/alignment';
import { cuttingText } from '@/lib/anchoring/cut-text';
import { Vocabulary } from '@/lib/anchoring/tokens';
import type { Work } from '@/lib/anchoring/work';

/** More steps than this say less than one that replaces what they do. */
export const MOST_STEPS = 400;

/** So many positions of a textblock that are the same in another. */
type Kept = { a: number; b: number; length: number };

/** Adds steps for what differs in a textblock whose content begins at `pos`, word by word, the last place first; one more than `MOST_STEPS` at most. */
export function* changingText(before: Node, after: Node, pos: number, steps: Step[]): Work<void> {
  let end = { a: before.content.size, b: after.content.size };
  const change = (start: { a: number; b: number }) => {
    if (start.a >= end.a && start.b >= end.b) return;
    const slice = new Slice(after.content.cut(start.b, end.b), 0, 0);
    steps.push(new ReplaceStep(pos + start.a, pos + end.a, slice));
  };
  for (const run of (yield* findingRuns(before, after)).toReversed()) {
    for (const { a, b, length } of sameMarks(before, after, run).toReversed()) {
      if (steps.length > MOST_STEPS) return;
      change({ a: a + length, b: b + length });
      end = { a, b };
    }
  }
  change({ a: 0, b: 0 });
}

/** Stretches of two textblocks that say the same, in order; a unit of text is a position there. */
function* findingRuns(before: Node, after: Node): Work<Kept[]> {
  const vocabulary = new Vocabulary();
  const old = yield* cuttingText(inlineText(before), vocabulary);
  const fresh = yield* cuttingText(inlineText(after), vocabulary);
  const { forward, moved } = yield* aligning(old, fresh);
  const words = old.tokens.flatMap(({ start, end }, i): Kept[] => {
    const to = moved[i] === 1 ? undefined : fresh.tokens[forward[i] ?? NONE];
    return to ? [{ a: start, b: to.start, length: end - start }] : [];
  });
  const runs: Kept[] = [{ a: 0, b: 0, length: 0 }];
  for (const word of [...words, { a: old.text.length, b: fresh.text.length, length: 0 }]) {
    const run = runs.at(-1);
    if (!run) continue;
    const isSpace = (one: string | undefined, other: string | undefined) =>
      one === other && /^\s$/u.test(one ?? '');
    let room = Math.min(word.a - run.a, word.b - run.b) - run.length;
    while (room > 0 && isSpace(old.text[run.a + run.length], fresh.text[run.b + run.length])) {
      run.length += 1;
      room -= 1;
    }
    if (word.a === run.a + run.length && word.b === run.b + run.length) {
      run.length += word.length;
      continue;
    }
    let left = 0;
    while (left < room && isSpace(old.text[word.a - left - 1], fresh.text[word.b - left - 1])) left += 1;
    runs.push({ a: word.a - left, b: word.b - left, length: word.length + left });
  }
  return runs.filter((run) => run.length > 0);
}

/** Of a stretch with the same text, what has the same marks: all, or what is left at its ends. */
function sameMarks(before: Node, after: Node, run: Kept): Kept[] {
  const one = before.content.cut(run.a, run.a + run.length);
  const other = after.content.cut(run.b, run.b + run.length);
  const head = one.findDiffStart(other);
  if (head === null) return [run];
  const tail = run.length - (one.findDiffEnd(other)?.a ?? 0);
  const rest = Math.min(tail, run.length - head);
  return [
    { ...run, length: head },
    { a: run.a + run.length - rest, b: run.b + run.length - rest, length: rest },
  ].filter(({ length }) => length > 0);
}

function inlineText(node: Node): string {
  return node.textBetween(0, node.content.size, '', '\n');
}
