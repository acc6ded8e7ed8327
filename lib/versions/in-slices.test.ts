import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparing } from '@/lib/anchoring/carry-anchors';
import { finish, type Work } from '@/lib/anchoring/work';
import { comparingBlocks } from '@/lib/versions/comparison-rules';
import { inSlices } from '@/lib/versions/in-slices';

/** Lines that tell much of the same. */
const book = (lines: number, of: string) =>
  Array.from(
    { length: lines },
    (_, i) => `Line ${i} of ${of}, day ${i % 31}: ${i * 7} crates, ${i % 13} masts.`,
  );
const wholeOf = (text: string) => ({ text, blocks: [{ start: 0, end: text.length, kind: 'paragraph' }] });

describe('work in slices', () => {
  test('answers what it answers at once', async () => {
    const word = fc.constantFrom('the', 'quay', 'was', 'raised', '80', 'metres', '東京', 'أعمال', '.');
    const text = fc.array(word, { maxLength: 60 }).map((words) => words.join(' '));
    await fc.assert(
      fc.asyncProperty(text, text, async (before, after) => {
        const [one, other] = [wholeOf(before), wholeOf(after)];
        const sliced = await inSlices(comparingBlocks(one, other));
        expect(sliced).toEqual(finish(comparingBlocks(one, other)));
        const { forward, moved } = await inSlices(comparing(before, after));
        const whole = finish(comparing(before, after));
        expect([forward, moved]).toEqual([whole.forward, whole.moved]);
      }),
      { numRuns: 300 },
    );
  });

  test('leaves others their turns in between', async () => {
    const [before, after] = [
      book(4_000, 'the harbour').join('\n'),
      book(4_000, 'the quay').toReversed().join('\n'),
    ];
    let turns = 0;
    let isOver = false;
    const take = () => {
      turns += 1;
      if (!isOver) setImmediate(take);
    };
    setImmediate(take);
    const { forward } = await inSlices(comparing(before, after));
    isOver = true;
    expect(forward.some((to) => to >= 0)).toBe(true);
    expect(turns).toBeGreaterThan(5);
  });

  test('fails as the work fails', async () => {
    function* failing(): Work<void> {
      yield;
      throw new Error('The quay is gone.');
    }
    await expect(inSlices(failing())).rejects.toThrow('The quay is gone.');
  });
});
