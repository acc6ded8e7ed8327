import { langOf, markup, type Markup, type Part } from '@/lib/export/report/markup';
import { dayWords } from '@/lib/export/report/times';
import { safeUrl } from '@/lib/export/safe-url';
import type { PublicSource } from '@/lib/report/public-model';

/** What a protected source is called of which nothing was agreed. */
export const PROTECTED_NAME = 'A source that is protected';

/** A source as a reader finds it again: who, what, where, when, its address and an archived copy, without a stop; of a protected one what was agreed. */
export function citationOf(source: PublicSource): Markup {
  if (source.isProtected) {
    return markup`<bdi>${source.description || PROTECTED_NAME}</bdi>
      <span class="protected">protected source</span>`;
  }
  const { title, authors, containerTitle, publisher, agency, section, pages, issued, via, accessedAt } =
    source;
  const url = safeUrl(source.url);
  const archive = safeUrl(source.archiveUrl);
  const name = markup`<cite dir="auto"${langOf(source.language)}>${title}</cite>`;
  const doi = source.doi === '' ? null : safeUrl(`https://doi.org/${source.doi}`);
  // Who wrote it and published it, too, is named once.
  const isNamed = [containerTitle, ...authors].includes(publisher);
  const where = [containerTitle, isNamed ? '' : publisher, agency && `(${agency})`];
  const facts: Part[] = [
    authors.length > 0 && markup`<bdi>${authors.join(', ')}</bdi>`,
    url === null ? name : markup`<a href="${url}" rel="nofollow noopener noreferrer">${name}</a>`,
    ...where.filter((part) => part !== '').map((part) => markup`<bdi>${part}</bdi>`),
    section !== '' && markup`<bdi>${section}</bdi>`,
    pages !== '' && `p. ${pages}`,
    issued !== '' && dayWords(issued),
    via !== '' && markup`via <bdi>${via}</bdi>`,
    doi !== null &&
      doi !== url &&
      markup`<a href="${doi}" rel="nofollow noopener noreferrer">doi:${source.doi}</a>`,
    archive !== null &&
      markup`<a href="${archive}" rel="nofollow noopener noreferrer"
        >archived copy${source.archiveDate === '' ? null : markup` of ${dayWords(source.archiveDate)}`}</a
      >`,
    url !== null && accessedAt !== '' && `read on ${dayWords(accessedAt)}`,
  ];
  const told = facts.filter((part) => part !== false);
  return markup`${told.map((part, index) => (index === 0 ? part : [', ', part]))}`;
}

/** The address of a source in words, where paper has no links. */
export function printedAddress(source: PublicSource): Part {
  const url = source.isProtected ? null : safeUrl(source.url);
  return url === null ? null : markup`<span class="printed"> ${url}</span>`;
}
