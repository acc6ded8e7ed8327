import { describe, expect, test } from 'vitest';
import { segmentsOf } from '@/components/versions/row-segments';
import { indexMarks, type SideMark } from '@/components/versions/side-marks';
import type { ComparedRow } from '@/lib/versions/comparison-rules';

const LEFT = 'The quay was long.';
const RIGHT = 'The old quay is long.';
const row: ComparedRow = {
  left: { start: 10, end: 10 + LEFT.length, kind: 'paragraph' },
  right: { start: 20, end: 20 + RIGHT.length, kind: 'paragraph' },
  pieces: [
    { op: 'same', text: 'The ' },
    { op: 'add', text: 'old ' },
    { op: 'same', text: 'quay ' },
    { op: 'drop', text: 'was ' },
    { op: 'add', text: 'is ' },
    { op: 'same', text: 'long.' },
  ],
};
const markAt = (text: string, words: string, base: number, annotationId = 'a'): SideMark => {
  const start = base + text.indexOf(words);
  return { annotationId, kind: 'claim', start, end: start + words.length };
};
const NONE = { left: indexMarks([]), right: indexMarks([]) };

describe('the words of a compared row', () => {
  test('make up the block of each side', () => {
    const words = (side: 'left' | 'right') =>
      segmentsOf(row, side, NONE)
        .map(({ text }) => text)
        .join('');
    expect(words('left')).toBe(LEFT);
    expect(words('right')).toBe(RIGHT);
  });

  test('know where they stand in the new text, if they do', () => {
    for (const { at, text, op } of segmentsOf(row, 'both', NONE)) {
      if (at === null) expect(op).toBe('drop');
      else expect(RIGHT.slice(at - 20, at - 20 + text.length)).toBe(text);
    }
  });

  test('are cut where annotations begin and end', () => {
    const marks = {
      left: indexMarks([markAt(LEFT, 'quay was', 10)]),
      right: indexMarks([markAt(RIGHT, 'ay is lo', 20, 'b'), markAt(RIGHT, 'old quay', 20)]),
    };
    const marked = (side: 'left' | 'right' | 'both', id: string) =>
      segmentsOf(row, side, marks)
        .filter((segment) => segment.marks.some((mark) => mark.annotationId === id))
        .map(({ text }) => text)
        .join('');
    expect(marked('left', 'a')).toBe('quay was');
    expect(marked('right', 'a')).toBe('old quay');
    expect(marked('right', 'b')).toBe('ay is lo');
    // In one line what is gone has the marks of the old text, the rest those of the new one.
    expect(marked('both', 'a')).toBe('old quaywas');
  });
});
