import { attribute, childOf, elementsOf, type XmlElement } from '@/lib/import/capture/xml';
import { languageTag } from '@/lib/import/language';

/** What the styles of a document say: which of them are headings, and in which language it is written. */
export interface Styles {
  /** Level from 1, by the style's id. */
  headings: ReadonlyMap<string, number>;
  /** The list that paragraphs of a style stand in. */
  lists: ReadonlyMap<string, { numId: string; level: number }>;
  language: string;
}

/** Whether a list is numbered, by its number and level. */
export type Numbering = (numId: string, level: number) => 'bullet' | 'ordered';

/** Reads word/styles.xml; of none, nothing is a heading. */
export function readStyles(styles: XmlElement | null): Styles {
  const headings = new Map<string, number>();
  const lists = new Map<string, { numId: string; level: number }>();
  for (const style of elementsOf(styles ?? undefined, 'w:style')) {
    const id = attribute(style, 'w:styleId') ?? '';
    const name = attribute(childOf(style, 'w:name'), 'w:val') ?? '';
    const outline = attribute(childOf(style, 'w:pPr', 'w:outlineLvl'), 'w:val');
    const named = /^heading (\d)$/i.exec(name)?.[1];
    if (/^title$/i.test(name)) headings.set(id, 1);
    else if (named !== undefined) headings.set(id, Number(named));
    else if (outline !== undefined && Number(outline) < 9) headings.set(id, Number(outline) + 1);
    const list = listOf(childOf(style, 'w:pPr'));
    if (list) lists.set(id, list);
  }
  const language =
    attribute(childOf(styles, 'w:docDefaults', 'w:rPrDefault', 'w:rPr', 'w:lang'), 'w:val') ?? '';
  return { headings, lists, language: languageTag(language) };
}

/** The list that a paragraph's properties put it into; null for none. */
export function listOf(properties: XmlElement | undefined): { numId: string; level: number } | null {
  const list = childOf(properties, 'w:numPr');
  const numId = attribute(childOf(list, 'w:numId'), 'w:val');
  // Zero takes a paragraph out of the list of its style.
  if (numId === undefined || numId === '0') return null;
  return { numId, level: Math.min(Number(attribute(childOf(list, 'w:ilvl'), 'w:val') ?? 0) || 0, 8) };
}

/** Reads word/numbering.xml; what it does not know is a list with bullets. */
export function readNumbering(numbering: XmlElement | null): Numbering {
  const formats = new Map<string, string>();
  for (const abstract of elementsOf(numbering ?? undefined, 'w:abstractNum')) {
    const id = attribute(abstract, 'w:abstractNumId') ?? '';
    for (const level of elementsOf(abstract, 'w:lvl')) {
      const format = attribute(childOf(level, 'w:numFmt'), 'w:val') ?? 'bullet';
      formats.set(`${id}/${attribute(level, 'w:ilvl') ?? '0'}`, format);
    }
  }
  const abstracts = new Map(
    elementsOf(numbering ?? undefined, 'w:num').map((num) => [
      attribute(num, 'w:numId') ?? '',
      attribute(childOf(num, 'w:abstractNumId'), 'w:val') ?? '',
    ]),
  );
  return (numId, level) => {
    const format = formats.get(`${abstracts.get(numId) ?? ''}/${level}`) ?? 'bullet';
    return format === 'bullet' || format === 'none' ? 'bullet' : 'ordered';
  };
}
