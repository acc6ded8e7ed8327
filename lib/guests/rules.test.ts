import { describe, expect, it } from 'vitest';
import type { DocJson } from '@/lib/articles/model';
import { beginsWithTitle } from '@/lib/guests/rules';

const text = (words: string): DocJson => ({ type: 'text', text: words });
const doc = (...content: DocJson[]): DocJson => ({ type: 'doc', content });

describe('a text that tells its title itself', () => {
  const title = 'The mill is for sale';
  it('has it as its first heading, whatever its spaces and marks', () => {
    const heading = { type: 'heading', content: [text('The mill '), text(' is for\nsale')] };
    expect(beginsWithTitle({ title, doc: doc(heading) })).toBe(true);
  });
  it('has it nowhere else, and in no other words', () => {
    const paragraph = { type: 'paragraph', content: [text(title)] };
    const heading = { type: 'heading', content: [text(title)] };
    expect(beginsWithTitle({ title, doc: doc(paragraph) })).toBe(false);
    expect(beginsWithTitle({ title, doc: doc(paragraph, heading) })).toBe(false);
    expect(beginsWithTitle({ title: 'Another', doc: doc(heading) })).toBe(false);
    expect(beginsWithTitle({ title, doc: doc() })).toBe(false);
  });
});
