/** An element of an XML part: names keep their prefixes, and what is text is a string among the children. */
export interface XmlElement {
  name: string;
  /** As it is written; `attribute` reads it. */
  attributes: string;
  children: (XmlElement | string)[];
}

/** Deeper elements than this are in no document that a person wrote. */
const MAX_DEPTH = 200;
const MAX_ELEMENTS = 2_000_000;
const TOKEN =
  /<!\[CDATA\[([^]*?)\]\]>|<!--[^]*?-->|<\?[^]*?\?>|<(\/?)([\w:.-]+)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>|([^<]+)/g;
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Reads the XML of an office document: elements, attributes, text, the five entities and character references. Null for what is not
 * well formed, declares a document type (so no entity can be made to explode), or is deeper or larger than documents are.
 */
export function parseXml(xml: string): XmlElement | null {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) return null;
  const root: XmlElement = { name: '', attributes: '', children: [] };
  const open = [root];
  let elements = 0;
  for (const [, cdata, slash, name, attributes = '', isClosed, text] of xml.matchAll(TOKEN)) {
    const parent = open.at(-1);
    if (!parent) return null;
    if (cdata !== undefined) parent.children.push(cdata);
    else if (text !== undefined) parent.children.push(decodeEntities(text));
    else if (name === undefined) continue;
    else if (slash === '/') {
      if (open.pop()?.name !== name) return null;
    } else {
      const element: XmlElement = { name, attributes, children: [] };
      parent.children.push(element);
      elements += 1;
      if (!isClosed) open.push(element);
      if (open.length > MAX_DEPTH || elements > MAX_ELEMENTS) return null;
    }
  }
  const [only] = elementsOf(root);
  return open.length === 1 && only ? only : null;
}

/** The child elements, of one name where it is given. */
export function elementsOf(element: XmlElement | undefined, name?: string): XmlElement[] {
  const children = element?.children.filter((child) => typeof child !== 'string') ?? [];
  return name === undefined ? children : children.filter((child) => child.name === name);
}

/** The element at the end of a path of first children; undefined where one is missing. */
export function childOf(element: XmlElement | null | undefined, ...path: string[]): XmlElement | undefined {
  let at = element ?? undefined;
  for (const name of path) at = elementsOf(at, name)[0];
  return at;
}

/** The value of an attribute; undefined where there is none. */
export function attribute(element: XmlElement | undefined, name: string): string | undefined {
  const found =
    element && new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(element.attributes);
  return found ? decodeEntities(found[1] ?? found[2] ?? '') : undefined;
}

/** All text in an element. */
export function textOf(element: XmlElement | undefined): string {
  return element?.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('') ?? '';
}

function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,4}));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name] ?? whole;
      const point = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      return point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd';
    },
  );
}
