import type { DocJson } from '@/lib/articles/model';
import { MAX_BLOCKS, MAX_TEXT } from '@/lib/articles/rules';
import { isAllowedHref } from '@/lib/editor/extensions';
import { documentSchema } from '@/lib/editor/schema';
import { keptSpan } from '@/lib/editor/tables';
import { projectText } from '@/lib/text/project-text';

/** How deep blocks may stand in blocks. */
const MAX_DEPTH = 40;

export type DocumentFault =
  'malformed' | 'too_deep' | 'too_long' | 'too_many_blocks' | 'unsafe_link' | 'unstorable' | 'no_text';

export type DocumentCheck =
  { ok: true; doc: DocJson; text: string; blocks: number } | { ok: false; fault: DocumentFault };

class Refused extends Error {
  constructor(readonly fault: DocumentFault) {
    super(fault);
  }
}

/**
 * Reads a document from outside: of the editor's schema, within the limits, with allowed links only, and with no attribute
 * that the schema does not know. The result is in canonical form: reading it again gives the same.
 */
export function readDocument(json: unknown): DocumentCheck {
  try {
    const node = documentSchema.nodeFromJSON(cleanNode(json, 0));
    node.check();
    if (node.type !== documentSchema.topNodeType) return { ok: false, fault: 'malformed' };
    const { text, blocks } = projectText(node);
    if (text.trim() === '') return { ok: false, fault: 'no_text' };
    if (text.length > MAX_TEXT) return { ok: false, fault: 'too_long' };
    if (blocks.length > MAX_BLOCKS) return { ok: false, fault: 'too_many_blocks' };
    return { ok: true, doc: node.toJSON() as DocJson, text, blocks: blocks.length };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, fault: error.fault };
    // What ProseMirror throws for unknown types and for content that the schema does not take.
    if (error instanceof RangeError) return { ok: false, fault: 'malformed' };
    throw error;
  }
}

function cleanNode(json: unknown, depth: number): DocJson {
  if (depth > MAX_DEPTH) throw new Refused('too_deep');
  const node = asRecord(json);
  const type = asString(node['type']);
  const attrs = cleanNodeAttrs(type, node['attrs']);
  return {
    type,
    ...(attrs && { attrs }),
    ...(node['content'] !== undefined && {
      content: asList(node['content']).map((child) => cleanNode(child, depth + 1)),
    }),
    ...(node['text'] !== undefined && { text: cleanText(asString(node['text'])) }),
    ...(node['marks'] !== undefined && { marks: asList(node['marks']).map(cleanMark) }),
  };
}

function cleanNodeAttrs(type: string, json: unknown): Record<string, unknown> | null {
  const attrs = json === undefined || json === null ? {} : asRecord(json);
  const integer = (value: unknown, min: number, max: number) =>
    typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max ? value : min;
  switch (type) {
    case 'heading':
      return { level: integer(attrs['level'], 1, 4) };
    case 'orderedList':
      return { start: integer(attrs['start'], 1, 1_000_000) };
    case 'codeBlock': {
      const language = attrs['language'];
      return { language: typeof language === 'string' && /^[\w+#-]{1,40}$/.test(language) ? language : null };
    }
    case 'tableCell':
    case 'tableHeader':
      return { colspan: keptSpan(attrs['colspan']), rowspan: keptSpan(attrs['rowspan']) };
    default:
      return null;
  }
}

// Of a link only its address and title are taken: what it does to the page that opens it is the schema's to say.
function cleanMark(json: unknown): { type: string; attrs?: Record<string, unknown> } {
  const mark = asRecord(json);
  const type = asString(mark['type']);
  if (type !== 'link') return { type };
  const attrs = asRecord(mark['attrs']);
  const href = cleanText(asString(attrs['href']));
  if (!isAllowedHref(href) || href.length > 5_000) throw new Refused('unsafe_link');
  const title = attrs['title'];
  return {
    type,
    attrs: { href, ...(typeof title === 'string' && { title: cleanText(title).slice(0, 500) }) },
  };
}

// Neither a text nor a JSON column of PostgreSQL holds these.
function cleanText(text: string): string {
  if (/[\0\p{Surrogate}]/u.test(text)) throw new Refused('unstorable');
  return text;
}

function asRecord(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Refused('malformed');
  return value as Record<string, unknown>;
}

function asList(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new Refused('malformed');
  return value;
}

function asString(value: unknown): string {
  if (typeof value !== 'string') throw new Refused('malformed');
  return value;
}
