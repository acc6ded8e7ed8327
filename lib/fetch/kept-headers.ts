import { isUtf8 } from 'node:buffer';
import type { IncomingHttpHeaders } from 'node:http';

const KEPT = [
  'content-type',
  'content-language',
  'content-disposition',
  'content-location',
  'date',
  'last-modified',
  'etag',
  'memento-datetime',
  'link',
] as const;

/** What a server said of a page that is worth keeping with it: what it is, how old, and where its other copies are. */
export type KeptHeaders = Partial<Record<(typeof KEPT)[number], string>>;

const LONGEST = 1_000;
const RELATIONS = new Set(['canonical', 'original', 'memento', 'timegate', 'timemap', 'license', 'author']);

/**
 * The headers of a response that are kept, each at most 1,000 characters, without control characters; of `link` only the
 * relations that tell where a page belongs.
 */
export function keptHeaders(headers: IncomingHttpHeaders): KeptHeaders {
  const kept = KEPT.map((name): [string, string] => {
    const value = headerText(headers[name]);
    return [name, (name === 'link' ? linksThatTell(value) : value).slice(0, LONGEST)];
  });
  return Object.fromEntries(kept.filter(([, value]) => value !== ''));
}

/** A header as people wrote it: servers send UTF-8, which Node reads byte by byte. '' when it is missing. */
export function headerText(value: string | string[] | undefined): string {
  const bytes = Buffer.from([value ?? ''].flat().join(', '), 'latin1');
  return bytes
    .toString(isUtf8(bytes) ? 'utf8' : 'latin1')
    .replace(/\p{Cc}/gu, ' ')
    .trim();
}

// A comma parts links only where another link begins; targets and titles may hold commas and brackets too.
function linksThatTell(value: string): string {
  const links = value.split(/,\s*(?=<[^<>]*>\s*(?:[;,]|$))/);
  return links.filter((link) => relationsOf(link).some((relation) => RELATIONS.has(relation))).join(', ');
}

function relationsOf(link: string): string[] {
  const parameters = link.slice(link.indexOf('>')).split(';');
  const rel = parameters
    .map((parameter) => parameter.trim().toLowerCase())
    .find((text) => text.startsWith('rel='));
  return rel?.slice(4).replaceAll('"', '').split(' ') ?? [];
}
