import type { Node } from '@tiptap/pm/model';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareTexts } from '@/lib/anchoring/carry-anchors';
import type { DocJson } from '@/lib/articles/model';
import { projectionOf } from '@/lib/editor/projection-of';
import { documentSchema } from '@/lib/editor/schema';
import { applySteps, followSteps } from '@/lib/versions/apply-steps';
import { findingSteps, joined, stepsBetween } from '@/lib/versions/steps-between';

const docOf = (content: DocJson[]) => documentSchema.nodeFromJSON({ type: 'doc', content });
const textDoc = (...texts: string[]) =>
  docOf(
    texts.map((text) => ({ type: 'paragraph', ...(text !== '' && { content: [{ type: 'text', text }] }) })),
  );

function turn(before: Node, after: Node): { steps: number; doc: Node } {
  const steps = stepsBetween(before, after);
  const followed = followSteps(before, steps);
  if (!followed.ok) throw new Error(followed.fault);
  return { steps: steps.length, doc: followed.docs.at(-1) ?? before };
}

// Few words, so that blocks are alike by chance as often as not.
const word = fc.constantFrom(
  'the',
  'quay',
  'was',
  'raised',
  '80',
  'metres',
  '“now”',
  '東京',
  '京',
  'أعمال',
  '🎉',
  'e\u0301',
);
const sentence = fc.array(word, { maxLength: 9 }).map((words) => words.join(' '));
const mark = fc.constantFrom<DocJson['marks']>(
  undefined,
  [{ type: 'bold' }],
  [{ type: 'italic' }],
  [{ type: 'link', attrs: { href: 'https://example.org/a' } }],
  [{ type: 'link', attrs: { href: 'https://example.org/b' } }],
);
const inline = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: fc.record({ text: sentence, marks: mark }) },
      { weight: 1, arbitrary: fc.constant(null) },
    ),
    { maxLength: 4 },
  )
  .map((parts): DocJson[] =>
    parts.flatMap((part): DocJson[] => {
      if (part === null) return [{ type: 'hardBreak' }];
      if (part.text === '') return [];
      return [{ type: 'text', text: part.text, ...(part.marks && { marks: part.marks }) }];
    }),
  );
const { block } = fc.letrec<{ block: DocJson; paragraph: DocJson; list: DocJson }>((tie) => ({
  paragraph: inline.map((content) => ({ type: 'paragraph', content })),
  list: fc
    .record({
      type: fc.constantFrom('bulletList', 'orderedList'),
      items: fc.array(fc.tuple(tie('paragraph'), fc.array(tie('block'), { maxLength: 2 })), {
        minLength: 1,
        maxLength: 3,
      }),
    })
    .map(({ type, items }) => ({
      type,
      content: items.map(([first, rest]) => ({ type: 'listItem', content: [first, ...rest] })),
    })),
  block: fc.oneof(
    { maxDepth: 2 },
    { weight: 6, arbitrary: tie('paragraph') },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.integer({ min: 1, max: 4 }), inline)
        .map(([level, content]) => ({ type: 'heading', attrs: { level }, content })),
    },
    {
      weight: 1,
      arbitrary: sentence.map((text) => ({
        type: 'codeBlock',
        ...(text !== '' && { content: [{ type: 'text', text }] }),
      })),
    },
    { weight: 1, arbitrary: inline.map((content) => ({ type: 'caption', content })) },
    { weight: 1, arbitrary: fc.constant({ type: 'horizontalRule' }) },
    { weight: 1, arbitrary: tie('list') },
    {
      weight: 1,
      arbitrary: fc
        .array(tie('block'), { minLength: 1, maxLength: 3 })
        .map((content) => ({ type: 'blockquote', content })),
    },
  ),
}));
const blocks = fc.array(block, { minLength: 1, maxLength: 8 });
/** A document, and one made of it by taking out, bringing in, doubling and moving blocks. */
const pair = fc
  .record({
    before: blocks,
    fresh: blocks,
    picks: fc.array(fc.record({ of: fc.constantFrom('before', 'fresh'), at: fc.nat() }), {
      minLength: 1,
      maxLength: 10,
    }),
  })
  .map(({ before, fresh, picks }) => {
    const from = { before, fresh };
    const content = picks.flatMap(
      ({ of, at }) => from[of as 'before' | 'fresh'].at(at % from[of as 'before' | 'fresh'].length) ?? [],
    );
    return { before: docOf(before), after: docOf(content) };
  });

describe('steps between two documents', () => {
  test('lead to exactly the second one, marks and attributes included', () => {
    fc.assert(
      fc.property(pair, ({ before, after }) => {
        const { doc } = turn(before, after);
        expect(doc.toJSON()).toEqual(joined(after).toJSON());
        expect(doc.eq(joined(after))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('are ones that a page could have sent', () => {
    fc.assert(
      fc.property(pair, ({ before, after }) => {
        const json = stepsBetween(before, after).map((step) => step.toJSON() as unknown);
        expect(applySteps(before, json)).toMatchObject({ ok: true });
      }),
    );
  });

  test('are none between equal ones', () => {
    fc.assert(
      fc.property(blocks, (content) => {
        expect(stepsBetween(joined(docOf(content)), docOf(content))).toEqual([]);
      }),
    );
  });

  test('touch only the words that differ', () => {
    const before = textDoc(
      'The quay is long.',
      'It was raised on Monday by two metres, the council says.',
      'No more.',
    );
    const after = textDoc(
      'The quay is long.',
      'It was raised on Tuesday by two metres, the town says.',
      'No more.',
    );
    const steps = stepsBetween(before, after);
    expect(steps.map((step) => JSON.stringify(step.toJSON()))).toEqual([
      expect.stringContaining('"text":"town"') as string,
      expect.stringContaining('"text":"Tuesday"') as string,
    ]);
  });

  test('keep the words of a paragraph that becomes a heading', () => {
    const paragraph = { type: 'paragraph', content: [{ type: 'text', text: 'The quay is long' }] };
    const before = docOf([paragraph, paragraph]);
    const after = docOf([{ ...paragraph, type: 'heading', attrs: { level: 2 } }, paragraph]);
    const [step, ...more] = stepsBetween(before, after);
    expect(JSON.stringify(step?.toJSON())).not.toContain('quay');
    expect(more).toEqual([]);
  });

  test.each([1, 2, 5])(
    'are few, however much has changed, and leave alone what they can (every %i)',
    (every) => {
      const line = (i: number, is: string) => `Line ${i} of the harbour book, as it ${is}.`;
      const indexes = Array.from({ length: 3_000 }, (_, i) => i);
      const before = textDoc(...indexes.map((i) => line(i, 'was')));
      const after = textDoc(...indexes.map((i) => line(i, i % every === 0 ? 'is now' : 'was')));
      const { steps, doc } = turn(before, after);
      expect(steps).toBeLessThanOrEqual(400);
      expect(doc.eq(after)).toBe(true);
      const old = new Set(before.content.content);
      expect(doc.content.content.filter((block) => old.has(block)).length).toBeGreaterThan(
        every === 5 ? 1_500 : -1,
      );
    },
  );

  test('are those that the same comparison gives in pieces, with many pauses for a long text', () => {
    const line = (i: number) => `Line ${i} of the harbour book, as it was on day ${i % 31}.`;
    const before = textDoc(...Array.from({ length: 900 }, (_, i) => line(i)));
    const after = textDoc(...Array.from({ length: 900 }, (_, i) => line(i % 9 === 0 ? i + 31 : i)));
    const comparison = compareTexts(projectionOf(before).text, projectionOf(after).text);
    const work = findingSteps(before, after, comparison);
    let pauses = 0;
    let piece = work.next();
    for (; !piece.done; piece = work.next()) pauses += 1;
    expect(piece.value).toEqual(stepsBetween(before, after));
    expect(pauses).toBeGreaterThan(900);
  });
});
