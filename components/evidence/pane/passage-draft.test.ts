import { describe, expect, test } from 'vitest';
import { passageDraft, passageProblem } from '@/components/evidence/pane/passage-draft';

const text = 'The board met.\nThe quay opens on 2 May.';
const copy = {
  captureId: 'copy',
  sourceId: 'source',
  text,
  textblocks: [
    { start: 0, end: 14 },
    { start: 15, end: text.length },
  ],
  places: [],
  language: 'en',
};
const first = { start: 4, end: 9 };
const second = { start: 15, end: text.length };

describe('passageDraft', () => {
  test('says where the words stand and what they say', () => {
    expect(passageDraft('claim', copy, second, null)).toMatchObject({
      relation: 'supported_by',
      sourceId: 'source',
      captureId: 'copy',
      passage: second,
      locatorType: 'paragraph',
      locator: '2',
      excerpt: 'The quay opens on 2 May.',
      excerptLanguage: 'en',
    });
    expect(passageDraft('quote', copy, first, null).relation).toBe('quoted_from');
  });

  test('keeps what was said when other words are chosen, but not where the former stood', () => {
    const said = passageDraft('claim', copy, first, null);
    const kept = { ...said, relation: 'contradicted_by' as const, note: 'Ask again', locator: '99' };
    expect(passageDraft('claim', copy, first, kept)).toBe(kept);
    expect(passageDraft('claim', copy, second, kept)).toMatchObject({
      relation: 'contradicted_by',
      note: 'Ask again',
      locator: '2',
      excerpt: 'The quay opens on 2 May.',
    });
  });

  test('names the page where the copy knows it', () => {
    const paged = { ...copy, places: [{ type: 'page' as const, value: 'iv', start: 0 }] };
    expect(passageDraft('claim', paged, second, null)).toMatchObject({ locatorType: 'page', locator: 'iv' });
  });
});

describe('passageProblem', () => {
  test('has none with what a link takes, and one with more', () => {
    expect(passageProblem({ start: 0, end: 5_000 })).toBeNull();
    expect(passageProblem({ start: 0, end: 5_001 })).toContain('5,000');
  });
});
