import { biblatexEntry } from '@/lib/export/bibliography/biblatex';
import { bibtexEntry } from '@/lib/export/bibliography/bibtex';
import { completeLines } from '@/lib/export/bibliography/complete';
import { cslItem } from '@/lib/export/bibliography/csl-json';
import { escapeHtml } from '@/lib/export/bibliography/escape-html';
import type { BibliographyName } from '@/lib/sources/bibliography-model';
import { listPageEnd, listPageItem, listPageStart } from '@/lib/export/bibliography/list-page';
import { newsroomLine } from '@/lib/export/bibliography/newsroom';
import { LEFT_OUT_KEY, type BibliographyRecord } from '@/lib/export/bibliography/record';
import { risRecord } from '@/lib/export/bibliography/ris';
import { styler, type StyleName } from '@/lib/export/bibliography/styled';

/** What is known of a list before its first entry. */
export interface BibliographyHead {
  title: string;
  /** How many sources are in the list, and how many of them are protected. */
  total: number;
  withheld: number;
  /** Protected sources that the list leaves out altogether. */
  unlisted: number;
}

/** A list while it is written: its begin, an entry for each record in order, its end. */
export interface BibliographyWriter {
  mediaType: string;
  /** Without a dot. */
  extension: string;
  start: (head: BibliographyHead) => string;
  entry: (record: BibliographyRecord, index: number) => string;
  end: (head: BibliographyHead) => string;
}

export interface BibliographyOptions {
  /** Lists for people as a page; otherwise they are plain text. */
  asHtml: boolean;
  /** RIS begins with a byte order mark, for programs that take it for another encoding otherwise. */
  withMark: boolean;
}

/** The writer of a format. Its entries come one after the other, so that a library need not be held as a whole. */
export function bibliographyWriter(name: BibliographyName, options: BibliographyOptions): BibliographyWriter {
  switch (name) {
    case 'csl-json':
      return cslWriter();
    case 'biblatex':
      return bibWriter(biblatexEntry);
    case 'bibtex':
      return bibWriter(bibtexEntry);
    case 'ris':
      return risWriter(options);
    case 'newsroom':
      return options.asHtml
        ? pageWriter(name, (record) => escapeHtml(newsroomLine(record)))
        : textWriter(newsroomLine);
    case 'complete':
      return options.asHtml
        ? pageWriter(name, (record) => completeLines(record).map(escapeHtml).join('<br>'))
        : textWriter((record) => completeLines(record).join('\n  '));
    case 'apa':
    case 'chicago-author-date':
    case 'chicago-notes':
    case 'mla':
    case 'harvard':
      return styledWriter(name, options);
  }
}

/** "14 sources, 2 of them protected": the count that every list begins with. */
function countInWords({ total, withheld, unlisted }: BibliographyHead): string {
  const among = withheld > 0 ? `, ${withheld} of them protected` : '';
  const left = unlisted > 0 ? ` ${protectedInWords(unlisted)}.` : '';
  return `${total.toLocaleString('en')} ${total === 1 ? 'source' : 'sources'}${among}.${left}`;
}

function protectedInWords(unlisted: number): string {
  return unlisted === 1 ? '1 protected source is left out' : `${unlisted} protected sources are left out`;
}

function cslWriter(): BibliographyWriter {
  const item = (value: object, index: number) =>
    `${index === 0 ? '' : ',\n'}${JSON.stringify(value, null, 2).replaceAll(/^/gm, '  ')}`;
  return {
    mediaType: 'application/vnd.citationstyles.csl+json; charset=utf-8',
    extension: 'json',
    start: () => '[\n',
    entry: (record, index) => item(cslItem(record), index),
    // JSON has no place for a remark.
    end: ({ unlisted, total }) => {
      const told = { id: LEFT_OUT_KEY, type: 'document', title: `${protectedInWords(unlisted)}.` };
      return `${unlisted === 0 ? '' : item(told, total)}\n]\n`;
    },
  };
}

function bibWriter(entry: (record: BibliographyRecord) => string): BibliographyWriter {
  return {
    mediaType: 'application/x-bibtex; charset=utf-8',
    extension: 'bib',
    // Words between entries are no part of the bibliography; an @ would begin one.
    start: (head) => `% ${head.title.replaceAll(/[@\s]+/g, ' ').trim()}\n% ${countInWords(head)}\n\n`,
    entry: (record, index) => `${index === 0 ? '' : '\n'}${entry(record)}`,
    end: () => '',
  };
}

function risWriter({ withMark }: BibliographyOptions): BibliographyWriter {
  return {
    mediaType: 'application/x-research-info-systems; charset=utf-8',
    extension: 'ris',
    start: () => (withMark ? '\ufeff' : ''),
    entry: (record, index) => `${index === 0 ? '' : '\r\n'}${risRecord(record)}`,
    end: ({ unlisted }) =>
      unlisted === 0
        ? ''
        : `\r\nTY  - GEN\r\nID  - ${LEFT_OUT_KEY}\r\nTI  - ${protectedInWords(unlisted)}.\r\nER  - \r\n`,
  };
}

function styledWriter(name: StyleName, { asHtml }: BibliographyOptions): BibliographyWriter {
  const style = styler(name, asHtml ? 'html' : 'text');
  // Some styles leave interviews and the like out; a list that is asked for has them all the same.
  const line = (record: BibliographyRecord) =>
    style(record) ?? (asHtml ? escapeHtml(newsroomLine(record)) : newsroomLine(record));
  return asHtml ? pageWriter(name, line, 'Formatted with citeproc-js.') : textWriter(line);
}

function textWriter(line: (record: BibliographyRecord) => string): BibliographyWriter {
  return {
    mediaType: 'text/plain; charset=utf-8',
    extension: 'txt',
    start: (head) => `${head.title}\n${countInWords(head)}\n`,
    entry: (record) => `\n${line(record)}\n`,
    end: () => '',
  };
}

function pageWriter(
  name: string,
  line: (record: BibliographyRecord) => string,
  foot = '',
): BibliographyWriter {
  return {
    mediaType: 'text/html; charset=utf-8',
    extension: 'html',
    start: (head) => listPageStart(head.title, countInWords(head), name),
    entry: (record) => listPageItem(line(record)),
    end: () => listPageEnd(foot),
  };
}
