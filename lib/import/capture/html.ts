import { parseHTML } from 'linkedom';
import { isAllowedHref } from '@/lib/editor/extensions';
import type { Found } from '@/lib/import/capture/reading';
import { sectionsOf } from '@/lib/import/capture/sections';
import { readBlocks } from '@/lib/import/html-blocks';
import { cleanHtml } from '@/lib/import/html-clean';
import { baseAddress, readMetadata } from '@/lib/import/html-metadata';
import { readJsonLd } from '@/lib/import/json-ld';

/** More markup than this, without what is embedded in it, is not read: everybody would wait for it. */
const MAX_MARKUP = 6_000_000;
const LONGEST_HREF = 2_000;
// What SingleFile and others put into a page in place of pictures, fonts and styles.
const EMBEDDED = /data:[\w.+-]{1,60}\/[\w.+-]{1,80}(?:;[\w.+=-]{1,80}){0,5};base64,[A-Za-z0-9+/=]{64,}/g;

/** All the readable text of a web page, cleaned as imports are: nothing of it can act, load or hide. `address` is where it came from, or ''. */
export function readHtml(html: string, address: string): Found {
  const text = html.replace(EMBEDDED, 'data:,');
  const nothing = { mediaType: 'text/html', blocks: [], places: [], title: '', language: '' };
  if (text.length > MAX_MARKUP) {
    return {
      ...nothing,
      warnings: [
        'This page has too much markup for its text to be read; paste the text to have it searched and cited.',
      ],
    };
  }
  const clean = cleanHtml(text);
  if (!clean.ok) {
    return {
      ...nothing,
      warnings: [
        'This page is built too intricately for its text to be read; paste the text to have it searched and cited.',
      ],
    };
  }
  const { document } = parseHTML(`<!doctype html><html><body>${clean.html}</body></html>`);
  const found = readMetadata(document, { data: readJsonLd(text), language: clean.language, savedFrom: '' });
  const base = baseAddress(document, address || (found.url?.value ?? ''));
  const blocks = readBlocks(document.body, (href) => resolve(href, base));
  const isEmpty = blocks.every((block) => block.textContent.trim() === '');
  return {
    mediaType: 'text/html',
    blocks: isEmpty ? [] : blocks,
    places: sectionsOf(blocks),
    title: found.title?.value ?? '',
    language: found.language?.value ?? '',
    warnings: isEmpty
      ? [
          'There is no text in this page as it came; pages that draw their text in the browser are kept by saving them there, or by pasting.',
        ]
      : [],
  };
}

function resolve(href: string, base: string): string | null {
  const isFull = URL.canParse(href);
  if (!isFull && (base === '' || href.trim() === '' || !URL.canParse(href, base))) return null;
  const address = isFull ? new URL(href).href : new URL(href, base).href;
  return isAllowedHref(address) && address.length <= LONGEST_HREF ? address : null;
}
