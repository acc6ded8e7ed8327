import type { Node } from '@tiptap/pm/model';
import type { BlockPlace } from '@/lib/import/capture/reading';

/** The places of a text that has headings: a section for each, called as its heading. */
export function sectionsOf(blocks: readonly Node[]): BlockPlace[] {
  return blocks.flatMap((block, index): BlockPlace[] => {
    const value = block.textContent.trim();
    if (block.type.name !== 'heading' || value === '') return [];
    return [{ type: 'section', value, block: index, within: 0 }];
  });
}
