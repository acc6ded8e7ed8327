import type { AnnotationKind } from '@/lib/annotations/kind-model';
import type { AnchorRole } from '@/lib/annotations/model';

/** One annotation's part of a segment. */
export interface MarkPart {
  kind: AnnotationKind;
  role: AnchorRole;
  finished: boolean;
}

type LineStyle = 'claim' | 'part' | 'attribution' | 'source' | 'entity' | 'query' | 'note' | 'suggestion';
type Wash = 'claim' | 'quote' | 'note';

const LINES: Record<AnnotationKind, LineStyle | null> = {
  claim: 'claim',
  quote: null,
  attribution: 'attribution',
  source_citation: 'source',
  entity_check: 'entity',
  query: 'query',
  note: 'note',
  cleared: null,
  suggestion: 'suggestion',
};
const WASHES: Record<AnnotationKind, Wash | null> = {
  claim: 'claim',
  quote: 'quote',
  attribution: null,
  source_citation: null,
  entity_check: null,
  query: null,
  note: 'note',
  cleared: null,
  suggestion: null,
};

/** How a segment is drawn: its classes, and how many annotations meet there when more than two lines would be needed. */
export interface MarkStyle {
  className: string;
  count: number | null;
}

/**
 * The style of a segment from the parts on it, in reading order. Washes mix; the first line is a text decoration, the
 * second a border below it (a wavy line is always the decoration, since borders cannot wave), and beyond two stands a count.
 */
export function markStyle(parts: readonly MarkPart[]): MarkStyle {
  const lines = parts.map(lineOf).filter((line) => line !== null);
  const washes = parts.map(washOf).filter((wash) => wash !== null);
  const first = lines.includes('query') ? 'query' : lines[0];
  const second = lines.toSpliced(lines.indexOf(first ?? 'query'), 1)[0];

  const classes = ['mark'];
  if (first) classes.push(`line-${first}`);
  if (second) classes.push(`under-${second}`);
  for (const wash of new Set(washes)) classes.push(`wash-${wash}`);
  if (new Set(washes).size < washes.length) classes.push('wash-deep');
  if (parts.every((part) => part.finished)) classes.push('mark-done');
  const isCrowded = lines.length > 2;
  if (isCrowded) classes.push('mark-many');
  return { className: classes.join(' '), count: isCrowded ? parts.length : null };
}

// The cue and the speaker of a quote are not the quote: they get a faint line, to be found by.
function lineOf({ kind, role }: MarkPart): LineStyle | null {
  return kind === 'quote' && role !== 'content' ? 'part' : LINES[kind];
}

function washOf({ kind, role }: MarkPart): Wash | null {
  return role === 'content' ? WASHES[kind] : null;
}
