import { Fragment, type Node, Slice } from '@tiptap/pm/model';
import { type Step, Transform } from '@tiptap/pm/transform';
import { projectionOf } from '@/lib/editor/projection-of';
import { documentSchema } from '@/lib/editor/schema';
import type { TextRange } from '@/lib/text/text-range';

/**
 * The steps that put words in the place of a range of the text: in the marks that its first character has, and in as many blocks as
 * the words have lines, each like the one that the range begins in. Offsets; the range is not empty.
 */
export function replacingSteps(doc: Node, { start, end }: TextRange, words: string): Step[] {
  const projection = projectionOf(doc);
  const [from, to] = [projection.offsetToPos(start, 1), projection.offsetToPos(end, -1)];
  const place = doc.resolve(from);
  const marks = place.nodeAfter?.marks ?? place.marks();
  const lines = words.split(/\r\n|[\r\n]/).map((line) => line.trim());
  const texts = lines.filter((line) => line !== '').map((line) => documentSchema.text(line, marks));
  const { type, attrs } = place.parent;
  const slice =
    texts.length < 2
      ? new Slice(Fragment.fromArray(texts), 0, 0)
      : new Slice(Fragment.fromArray(texts.map((text) => type.create(attrs, text))), 1, 1);
  return new Transform(doc).replace(from, to, slice).steps;
}
