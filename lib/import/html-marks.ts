import type { Mark } from '@tiptap/pm/model';
import { documentSchema } from '@/lib/editor/schema';

/** Where words stand, as far as their marks go. */
export interface Marked {
  marks: readonly Mark[];
}

const { marks } = documentSchema;

/** The place inside one more mark. Code takes no other mark beside it, but a link is worth more than code. */
export function withMark<P extends Marked>(place: P, mark: Mark): P {
  const isCode = mark.type === marks['code'];
  if (isCode && place.marks.some((other) => other.type === marks['link'])) return place;
  const others =
    mark.type === marks['link'] ? place.marks.filter((other) => other.type !== marks['code']) : place.marks;
  return { ...place, marks: mark.addToSet(others) };
}

/** The place inside an element whose style says emphasis (`data-look` of `cleanHtml`); that of a whole block is only its look. */
export function withLook<P extends Marked>(element: Element, place: P): P {
  const look = element.getAttribute('data-look')?.split(' ') ?? [];
  if (look.length === 0 || !/^(?:span|font|b|i|em|strong|u|s|a)$/.test(element.localName)) return place;
  const bold = look.includes('bold') ? withMark(place, documentSchema.mark('bold')) : place;
  return look.includes('italic') ? withMark(bold, documentSchema.mark('italic')) : bold;
}
