/** The ways out of the library, as they stand in addresses. */
export const BIBLIOGRAPHY_NAMES = [
  'csl-json',
  'biblatex',
  'bibtex',
  'ris',
  'apa',
  'chicago-author-date',
  'chicago-notes',
  'mla',
  'harvard',
  'newsroom',
  'complete',
] as const;
export type BibliographyName = (typeof BIBLIOGRAPHY_NAMES)[number];

/** What people read of each. */
export const BIBLIOGRAPHY_LABELS: Record<BibliographyName, string> = {
  'csl-json': 'CSL-JSON',
  biblatex: 'BibLaTeX',
  bibtex: 'BibTeX (classic)',
  ris: 'RIS',
  apa: 'APA',
  'chicago-author-date': 'Chicago, author and date',
  'chicago-notes': 'Chicago, notes',
  mla: 'MLA',
  harvard: 'Harvard',
  newsroom: 'Newsroom list',
  complete: 'Complete list',
};

/** Those that reference managers read; the others are lists for people, as a page or as plain text. */
export const DATA_NAMES = [
  'csl-json',
  'biblatex',
  'bibtex',
  'ris',
] as const satisfies readonly BibliographyName[];
export const LIST_NAMES = BIBLIOGRAPHY_NAMES.filter((name) => !DATA_NAMES.some((each) => each === name));
