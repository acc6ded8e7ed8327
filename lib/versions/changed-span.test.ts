import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinSpans } from '@/lib/versions/changed-span';

describe('joinSpans', () => {
  it('is nothing for nothing', () => {
    expect(joinSpans([])).toBeNull();
  });

  it('covers, in the text before all, whatever was replaced, and tells how far the rest moved', () => {
    const change = fc.record({ at: fc.nat(), length: fc.nat(6), insert: fc.nat(6) });
    fc.assert(
      fc.property(fc.nat(60), fc.array(change, { minLength: 1, maxLength: 8 }), (length, changes) => {
        // Each character knows where it stood at first; what came in stood nowhere.
        const first = Array.from({ length }, (_, index) => index);
        let text: (number | null)[] = first;
        const spans = changes.map(({ at, length: cut, insert }) => {
          const start = at % (text.length + 1);
          const end = Math.min(text.length, start + cut);
          text = [...text.slice(0, start), ...Array.from({ length: insert }, () => null), ...text.slice(end)];
          return { start, end, shift: insert - (end - start) };
        });
        const joined = joinSpans(spans);
        if (!joined) throw new Error('Something was changed.');
        const { start, end, shift } = joined;
        expect(text.slice(0, start)).toEqual(first.slice(0, start));
        expect(text.slice(end + shift)).toEqual(first.slice(end));
        expect(text.length).toBe(length + shift);
      }),
    );
  });
});
