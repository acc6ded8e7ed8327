import { agencyNamed } from '@/lib/import/agencies';
import { oneLine } from '@/lib/import/clean-text';
import { parseDate } from '@/lib/import/dates';
import type { Found } from '@/lib/import/draft';
import type { ArticleData } from '@/lib/import/json-ld';
import { languageTag } from '@/lib/import/language';
import { foldText } from '@/lib/text/fold';

type Candidate = [value: string, from: string];

// No field is longer; patterns take quadratic time over more.
const LONGEST_CANDIDATE = 5_000;

/** Beside the cleaned page: what its JSON-LD says, the language of its html element, and the address that a browser saved it from. */
export interface PageFacts {
  data: ArticleData | null;
  language: string;
  savedFrom: string;
}

/** What a page says about its article outside the text, each with the place it was read from. The title is without the site's name. */
export function readMetadata(document: Document, { data, language, savedFrom }: PageFacts): Found {
  const meta = metaOf(document);
  const metas = (...names: string[]): Candidate[] =>
    names.map((name) => [meta.get(name) ?? '', `meta ${name}`]);
  const shown = (selector: string, from: string, attribute?: string): Candidate => {
    const element = document.querySelector(selector);
    return [(attribute ? element?.getAttribute(attribute) : element?.textContent) ?? '', from];
  };
  const author = pick(
    [
      [data?.authors.join(', ') ?? '', 'JSON-LD author'],
      ...metas('author', 'parsely-author', 'dc.creator', 'byl', 'article:author', 'citation_author'),
      shown(
        '[itemprop~="author"] [itemprop~="name"], [itemprop~="author"], a[rel~="author"]',
        'author element',
      ),
      shown('.byline, .by-line, .article-byline, .article__byline', 'byline element'),
    ],
    readAuthor,
  );
  const outlet = pick(
    [
      ...metas('og:site_name'),
      [data?.publisher ?? '', 'JSON-LD publisher'],
      ...metas('dc.publisher', 'publisher', 'application-name'),
    ],
    (value) => (isAddress(value) ? '' : oneLine(value, 300)),
  );
  const found: Record<keyof Found, Found[keyof Found]> = {
    title: pick(
      [
        [data?.headline ?? '', 'JSON-LD headline'],
        ...metas('og:title', 'twitter:title', 'dc.title', 'parsely-title'),
        shown('title', 'title of the page'),
      ],
      (value) => oneLine(withoutSite(value, outlet?.value ?? ''), 500),
    ),
    byline: author,
    outlet,
    agency: pick(
      [
        [data?.agency ?? '', 'JSON-LD sourceOrganization'],
        [agencyNamed(author?.value ?? '') ?? '', author?.from ?? ''],
      ],
      (value) => agencyNamed(value) ?? oneLine(value, 300),
    ),
    publishedAt: pick(
      [
        [data?.datePublished ?? '', 'JSON-LD datePublished'],
        ...metas(
          'article:published_time',
          'og:article:published_time',
          'datepublished',
          'parsely-pub-date',
          'pubdate',
        ),
        ...metas(
          'publishdate',
          'publish-date',
          'sailthru.date',
          'dc.date',
          'dc.date.issued',
          'dcterms.created',
          'date',
        ),
        shown('[itemprop~="datePublished"][datetime]', 'datePublished element', 'datetime'),
        shown('[itemprop~="datePublished"][content]', 'datePublished element', 'content'),
        shown('article time[datetime], main time[datetime]', 'first time element', 'datetime'),
        shown('time[datetime]', 'first time element', 'datetime'),
      ],
      (value) => parseDate(value) ?? '',
    ),
    url: pick(
      [
        shown('link[rel~="canonical"]', 'canonical link', 'href'),
        ...metas('og:url'),
        [data?.url ?? '', 'JSON-LD url'],
        [savedFrom, 'address that the browser saved it from'],
      ],
      webAddress,
    ),
    language: pick(
      [
        [language, 'lang of the page'],
        [data?.language ?? '', 'JSON-LD inLanguage'],
        ...metas('content-language', 'dc.language', 'og:locale'),
      ],
      languageTag,
    ),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

/** The address that relative links of the page count from: its base, else its own; '' when it says none. */
export function baseAddress(document: Document, address: string): string {
  const base = document.querySelector('base[href]')?.getAttribute('href') ?? '';
  return (
    webAddress(base) ||
    (URL.canParse(base, address) ? webAddress(new URL(base, address).href) : '') ||
    address
  );
}

function metaOf(document: Document): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const element of document.querySelectorAll('meta[content]')) {
    const content = element.getAttribute('content')?.trim() ?? '';
    for (const attribute of ['property', 'name', 'itemprop', 'http-equiv']) {
      const name = element.getAttribute(attribute)?.toLowerCase();
      if (name && content !== '' && !found.has(name)) found.set(name, content);
    }
  }
  return found;
}

function pick(
  candidates: Candidate[],
  read: (value: string) => string,
): { value: string; from: string } | undefined {
  for (const [raw, from] of candidates) {
    const candidate = raw.slice(0, LONGEST_CANDIDATE).replace(/\s+/g, ' ').trim();
    const value = candidate === '' ? '' : read(candidate);
    if (value !== '') return { value, from };
  }
  return undefined;
}

function readAuthor(raw: string): string {
  const value = oneLine(raw, 500).replace(/^(?:by|von|par|por)\s+/i, '');
  return isAddress(value) || value.length > 200 ? '' : value;
}

function isAddress(value: string): boolean {
  return /^(?:https?:)?\/\//i.test(value.trim());
}

function webAddress(value: string): string {
  const address = value.trim();
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol)) return '';
  const { href } = new URL(address);
  return href.length <= 2_000 ? href : '';
}

const TITLE_PARTS = /\s+(?:[|–—·•»:]|::|-{1,2})\s+|\s*[|｜_]\s*/g;

// "Ferry to return | The Harrow Courier": the part that is the outlet's name, or is the shorter one.
function withoutSite(title: string, outlet: string): string {
  const parts = [...title.matchAll(TITLE_PARTS)];
  const last = parts.at(-1);
  if (!last) return title;
  const before = title.slice(0, last.index);
  const after = title.slice(last.index + last[0].length);
  if (outlet !== '') {
    if (foldText(after) === foldText(outlet)) return withoutSite(before, outlet);
    const first = parts[0];
    const isFirst = first && foldText(title.slice(0, first.index)) === foldText(outlet);
    return isFirst ? title.slice(first.index + first[0].length) : title;
  }
  return after.split(/\s+/).length <= 4 && after.length < before.length ? before : title;
}
