import { areDatesNear, matchKey } from '@/lib/sources/match-rules';
import type { SourceKind } from '@/lib/sources/model';

/** By what two sources seem to be one. */
export const DUPLICATE_REASONS = ['address', 'doi', 'isbn', 'title'] as const;
export type DuplicateReason = (typeof DUPLICATE_REASONS)[number];

interface Known {
  kind: SourceKind;
  title: string;
  issued: string;
  canonicalUrl: string;
  doi: string;
  isbn: string;
}

// Parts of one book have its ISBN.
const PARTS: readonly SourceKind[] = [
  'chapter',
  'entry-encyclopedia',
  'entry-dictionary',
  'paper-conference',
];

/** Why two sources seem to be one: the same address, DOI or ISBN, or near-equal titles and dates. Empty when they do not. */
export function duplicateReasons(one: Known, other: Known): DuplicateReason[] {
  const key = matchKey(one);
  const isPart = PARTS.includes(one.kind) || PARTS.includes(other.kind);
  const holds: Record<DuplicateReason, boolean> = {
    address: one.canonicalUrl !== '' && one.canonicalUrl === other.canonicalUrl,
    doi: one.doi !== '' && one.doi === other.doi,
    isbn: one.isbn !== '' && one.isbn === other.isbn && !isPart,
    title: key !== '' && key === matchKey(other) && areDatesNear(one.issued, other.issued),
  };
  return DUPLICATE_REASONS.filter((reason) => holds[reason]);
}
