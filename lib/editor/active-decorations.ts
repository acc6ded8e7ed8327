import { Decoration } from '@tiptap/pm/view';
import { clipToBlocks } from '@/lib/editor/block-clip';
import type { TextMark } from '@/lib/editor/text-mark';
import { snapToGrapheme } from '@/lib/text/graphemes';
import type { TextProjection } from '@/lib/text/project-text';

/**
 * The outline of one annotation. A range is one decoration in each textblock, and its first and last character get the
 * closing edges: inner marks cut the text into several elements, so that no element can know that it is the last.
 */
export function activeDecorations(projection: TextProjection, mark: TextMark): Decoration[] {
  return mark.ranges.flatMap((range, index) => {
    const attributes = { class: `on on-${mark.kind} on-${range.role}`, 'data-range': String(index) };
    return clipToBlocks(projection.blocks, range.start, range.end).flatMap(({ start, end, from, to }) => {
      const afterFirst = from + Math.min(snapToGrapheme(projection.text, start + 1, 1), end) - start;
      const beforeLast = to + Math.max(snapToGrapheme(projection.text, end - 1, -1), start) - end;
      return [
        Decoration.inline(from, to, attributes),
        Decoration.inline(from, afterFirst, { class: 'on-first' }),
        Decoration.inline(beforeLast, to, { class: 'on-last' }),
      ];
    });
  });
}
