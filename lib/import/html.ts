import { parseHTML } from 'linkedom';
import { isAllowedHref } from '@/lib/editor/extensions';
import type { ImportFormat, Reading } from '@/lib/import/draft';
import type { ImportFailure } from '@/lib/import/failure';
import { findArticle } from '@/lib/import/html-article';
import { readBlocks, type ResolveHref } from '@/lib/import/html-blocks';
import { cleanHtml } from '@/lib/import/html-clean';
import { baseAddress, readMetadata } from '@/lib/import/html-metadata';
import { readJsonLd } from '@/lib/import/json-ld';

const LONGEST_HREF = 2_000;
const SAVED_FROM =
  /<!--\s*saved from url=\(\d{4}\)(https?:\/\/[^\s>]{1,2000})|Page saved with SingleFile\s+url:\s*(https?:\/\/\S{1,2000})/;

/** Web pages and rich text: cleaned, and of a whole page the article found. */
export const html: ImportFormat = {
  name: 'web page',
  extensions: ['.html', '.htm', '.xhtml'],
  mediaTypes: ['text/html', 'application/xhtml+xml'],
  read(text, isWhole) {
    return isWhole && /<(?:!doctype|html|head|body)\b/i.test(text) ? readPage(text) : readFragment(text);
  },
};

function readPage(text: string): Reading | ImportFailure {
  const clean = cleanHtml(text);
  if (!clean.ok) return clean;
  const open = () => openPage(clean.html);
  const document = open();
  const [, saved, singleFile] = SAVED_FROM.exec(text.slice(0, 10_000)) ?? [];
  const found = readMetadata(document, {
    data: readJsonLd(text),
    language: clean.language,
    savedFrom: saved ?? singleFile ?? '',
  });
  const { root, isPart } = findArticle(document, open);
  const warnings = isPart
    ? ['Only the article was taken from the page; menus and what else stands around it were left out.']
    : [];
  return readRoot(root, baseAddress(document, found.url?.value ?? ''), {
    ok: true,
    blocks: [],
    found,
    warnings,
  });
}

/** Reads a selection or a piece of a page: all of it, without looking for an article. */
export function readFragment(text: string): Reading | ImportFailure {
  const clean = cleanHtml(selectionOf(text));
  if (!clean.ok) return clean;
  const document = openPage(clean.html);
  return readRoot(document.body, baseAddress(document, ''), {
    ok: true,
    blocks: [],
    found: {},
    warnings: [],
  });
}

function readRoot(root: Node, base: string, reading: Reading): Reading {
  let dropped = 0;
  const resolveHref: ResolveHref = (href) => {
    const address = absoluteHref(href, base);
    // A link within the page is no loss.
    if (address === null && href.trim() !== '' && !href.trim().startsWith('#')) dropped += 1;
    return address;
  };
  const blocks = readBlocks(root, resolveHref);
  const links = dropped === 1 ? 'One link' : `${dropped} links`;
  const warnings =
    dropped > 0
      ? [
          ...reading.warnings,
          `${links} had no full address, or one that is not allowed; the words were kept.`,
        ]
      : reading.warnings;
  return { ...reading, blocks, warnings };
}

function absoluteHref(href: string, base: string): string | null {
  const isFull = URL.canParse(href);
  if (!isFull && (base === '' || href.trim() === '' || !URL.canParse(href, base))) return null;
  const address = isFull ? new URL(href).href : new URL(href, base).href;
  return isAllowedHref(address) && address.length <= LONGEST_HREF ? address : null;
}

// What a browser puts around a selection on the clipboard.
function selectionOf(text: string): string {
  const start = text.indexOf('<!--StartFragment-->');
  const end = text.lastIndexOf('<!--EndFragment-->');
  return start >= 0 && end > start ? text.slice(start + '<!--StartFragment-->'.length, end) : text;
}

function openPage(clean: string): Document {
  return parseHTML(`<!doctype html><html><body>${clean}</body></html>`).document;
}
