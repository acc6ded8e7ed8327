import sanitizeHtml from 'sanitize-html';
import { failure, type ImportFailure } from '@/lib/import/failure';

/** What is left of a page: its allowed elements, and the language that its html element names. */
export interface CleanHtml {
  ok: true;
  html: string;
  language: string;
}

// Browsers stop nesting at the same depth; the walk over the page is recursive and relies on it.
const MAX_DEPTH = 512;
// Long articles have some thousand. What a page with more would take, seconds and then minutes, everybody would wait for.
const MAX_ELEMENTS = 100_000;
// The page is read again with a node of its own for each.
const MAX_ENTITIES = 200_000;
const LONGEST_CLASS = 1_000;

const words = (text: string): string[] => text.split(' ');
const ALLOWED = [
  // Blocks.
  ...words(
    'address article aside blockquote center dd details dir div dl dt fieldset figcaption figure footer form',
  ),
  ...words('h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre search section summary ul'),
  ...words('caption table tbody td tfoot th thead tr'),
  // Words.
  ...words(
    'a abbr b bdi bdo big br cite code data del dfn em font i ins kbd mark q ruby s samp small span strike',
  ),
  ...words('strong sub sup time tt u var'),
  // What the page says about itself.
  ...words('base link meta title'),
];
/** Gone with all that is in them; of any other element that is not allowed, the text stays. */
const GONE = [
  ...words(
    'applet audio button canvas datalist dialog embed frame frameset iframe input label legend listing map',
  ),
  ...words(
    'math meter noembed noframes noscript object optgroup option param plaintext portal progress rp rt rtc',
  ),
  ...words('script select source style svg template textarea track video xmp'),
];

class TooComplex extends Error {}

/**
 * The page without anything that could act, load or hide: scripts, styles, handlers, forms, frames, media, comments. Elements that are not
 * shown are marked `hidden`, and emphasis by style is told in `data-look`. Fails for elements nested more than 512 deep,
 * and for more of them than any article has.
 */
export function cleanHtml(html: string): CleanHtml | ImportFailure {
  let depth = 0;
  let elements = 0;
  let language = '';
  try {
    const clean = sanitizeHtml(html, {
      allowedTags: ALLOWED,
      nonTextTags: GONE,
      allowedAttributes: {
        '*': ['class', 'data-look', 'hidden', 'id', 'itemprop', 'rel', 'role'],
        a: ['href'],
        base: ['href'],
        link: ['href'],
        meta: ['content', 'name', 'property', 'http-equiv'],
        ol: ['start'],
        td: ['colspan', 'rowspan'],
        th: ['colspan', 'rowspan'],
        time: ['datetime'],
      },
      allowedSchemes: ['http', 'https', 'mailto'],
      transformTags: {
        '*': (tagName, attribs) => {
          if (tagName === 'html') language ||= attribs['lang'] ?? attribs['xml:lang'] ?? '';
          return { tagName, attribs: withLook(attribs) };
        },
      },
      onOpenTag: () => {
        depth += 1;
        elements += 1;
        if (depth > MAX_DEPTH)
          throw new TooComplex(`The elements of this page are nested more than ${MAX_DEPTH} deep.`);
        if (elements > MAX_ELEMENTS) {
          throw new TooComplex(`This page has more than ${MAX_ELEMENTS.toLocaleString('en')} elements.`);
        }
      },
      onCloseTag: () => {
        depth -= 1;
      },
    });
    if ((clean.match(/&/g)?.length ?? 0) > MAX_ENTITIES) {
      throw new TooComplex('This page has too many characters that are written as entities.');
    }
    return { ok: true, html: clean, language };
  } catch (error) {
    if (!(error instanceof TooComplex)) throw error;
    return failure('too_complex', error.message);
  }
}

const UNSEEN = /\b(?:sr-only|visually-hidden|visuallyhidden|screen-reader-text)\b/;

function withLook(attribs: Record<string, string>): Record<string, string> {
  const style = attribs['style'] ?? '';
  const isHidden =
    attribs['hidden'] !== undefined ||
    /\b(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style) ||
    UNSEEN.test(attribs['class'] ?? '');
  const look = [
    /\bfont-weight\s*:\s*(?:bold|[6-9]00)/i.test(style) && 'bold',
    /\bfont-weight\s*:\s*(?:normal|[1-5]00)/i.test(style) && 'not-bold',
    /\bfont-style\s*:\s*(?:italic|oblique)/i.test(style) && 'italic',
    /\bfont-style\s*:\s*normal/i.test(style) && 'not-italic',
  ].filter((word) => word !== false);
  return {
    ...attribs,
    ...(attribs['class'] !== undefined && { class: attribs['class'].slice(0, LONGEST_CLASS) }),
    ...(isHidden && { hidden: 'hidden' }),
    ...(look.length > 0 && { 'data-look': look.join(' ') }),
  };
}
