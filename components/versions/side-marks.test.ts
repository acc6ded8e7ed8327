import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indexMarks, marksIn, type SideMark } from '@/components/versions/side-marks';

test('the marks on some words are those that share some of them', () => {
  const range = fc.record({ start: fc.nat(40), length: fc.integer({ min: 1, max: 30 }) });
  fc.assert(
    fc.property(fc.array(range, { maxLength: 20 }), range, (ranges, { start, length }) => {
      const end = start + length;
      const marks = ranges.map((each, index): SideMark => {
        return { annotationId: `${index}`, kind: 'claim', start: each.start, end: each.start + each.length };
      });
      const found = marksIn(indexMarks(marks), { start, end }).map(({ annotationId }) => annotationId);
      const wanted = marks.filter((mark) => mark.start < end && mark.end > start);
      expect(found.toSorted()).toEqual(wanted.map(({ annotationId }) => annotationId).toSorted());
    }),
  );
});
