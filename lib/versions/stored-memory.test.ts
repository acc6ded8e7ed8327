import { describe, expect, test } from 'vitest';
import { documentSchema } from '@/lib/editor/schema';
import type { AnchorMemory } from '@/lib/editor/standing-anchor';
import { follow, marked, write } from '@/tests/fixtures/editing/writing';
import { readMemory, storeMemory } from '@/lib/versions/stored-memory';

describe('what an anchor remembers', () => {
  test('is read as it was stored', () => {
    const { doc, anchor } = marked('The ferry [was cancelled] at noon.', 'Nobody came.');
    const cut = write(doc, (to) => to.delete(3, 40));
    const typed = write(cut.docs[1] ?? doc, (to) => to.insert(3, documentSchema.text('no')));
    const memory: AnchorMemory | null = follow(anchor, cut, typed).memory;
    if (!memory) throw new Error('It was lost, and is remembered.');
    const stored = JSON.parse(JSON.stringify(storeMemory(memory)));
    expect(readMemory(stored)).toEqual(memory);
  });

  test('is read of rows that only knew where they stood', () => {
    expect(readMemory({ home: [12, 3], places: [] })).toEqual({ home: { offset: 12, skip: 3 }, places: [] });
  });

  test.each([[null], [{}], [{ home: [1], places: [] }], [{ home: null, places: [[[1], [2, [0]], false]] }]])(
    'is nothing when it is not what was stored: %j',
    (stored) => {
      expect(readMemory(stored)).toBeNull();
    },
  );
});
