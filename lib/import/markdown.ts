import { marked } from 'marked';
import { cleanText } from '@/lib/import/clean-text';
import type { ImportFormat } from '@/lib/import/draft';
import { failure } from '@/lib/import/failure';
import { takeFrontMatter } from '@/lib/import/front-matter';
import { readFragment } from '@/lib/import/html';

// Twice as many as a text of the greatest length has in lines of 80 characters.
const MOST_LINES = 50_000;

/** Markdown as GitHub writes it, with its front matter; HTML inside it goes the way of all HTML. */
export const markdown: ImportFormat = {
  name: 'Markdown',
  extensions: ['.md', '.markdown'],
  mediaTypes: ['text/markdown', 'text/x-markdown'],
  read(text) {
    const { found, body } = takeFrontMatter(cleanText(text));
    if (body.split('\n', MOST_LINES + 1).length > MOST_LINES) {
      return failure('too_complex', `This has more than ${MOST_LINES.toLocaleString('en')} lines.`);
    }
    const page = isCostly(body) ? null : renderMarkdown(body);
    if (page === null)
      return failure('too_complex', 'The marks of this Markdown stand too close or too deep.');
    const reading = readFragment(page);
    return reading.ok ? { ...reading, found } : reading;
  },
};

function renderMarkdown(text: string): string | null {
  try {
    return marked.parse(shallow(text), { async: false, gfm: true });
  } catch (error) {
    // The parser calls itself for what is nested, and patterns for what is repeated, until the stack ends.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

// Quotations and lists deeper than eight are read as eight deep: the parser's time grows faster than their depth.
const MARKER = String.raw`[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]))`;
const MARKERS = new RegExp(`^((?:${MARKER}){8})(?:${MARKER})+`, 'gm');
function shallow(text: string): string {
  return text.replace(MARKERS, '$1').replace(/^[ \t]{32,}/gm, ' '.repeat(32));
}

// The parser looks through the whole paragraph at every mark that may begin something, and again for what it finds inside:
// seconds and then minutes, for text that was made to be slow. Nobody writes emphasis a hundred deep.
const MOST_LOOKS = 200_000_000;
const DEEPEST_EMPHASIS = 100;

function isCostly(text: string): boolean {
  const paragraphs = text.split(/\n(?=[ \t]*(?:\n|[-*+] |#))/);
  const looks = paragraphs.map(
    (paragraph) => paragraph.length * (paragraph.match(/[*_~`[\]<!&\\@:]|www\./g)?.length ?? 0),
  );
  return looks.reduce((sum, count) => sum + count, 0) > MOST_LOOKS || paragraphs.some(isDeeplyEmphasized);
}

function isDeeplyEmphasized(paragraph: string): boolean {
  let open = 0;
  for (const { index, 0: run } of paragraph.matchAll(/[*_~]+/g)) {
    const before = paragraph.charAt(index - 1);
    const after = paragraph.charAt(index + run.length);
    if (open > 0 && before.trim() !== '') open -= 1;
    else if (after.trim() !== '') open += 1;
    if (open > DEEPEST_EMPHASIS) return true;
  }
  return false;
}
