import type { DocJson } from '@/lib/articles/model';

/** What a Word comment says: by whom, when (UTC, ISO 8601), paragraph by paragraph. */
export interface WordComment {
  /** Of the annotation or comment that it tells, by which the file is matched when it comes back. */
  id: string;
  author: string;
  at: string;
  lines: string[];
}

/** A comment over a stretch of the text with those that answer it. */
export interface WordThread extends WordComment {
  /** UTF-16 units of the projected text, half open; null for what has no place in it, which stands at the title. */
  range: { start: number; end: number } | null;
  isDone: boolean;
  replies: WordComment[];
}

/** Everything that a Word file of an article is made of. */
export interface WordFile {
  title: string;
  byline: string;
  /** BCP 47; empty when unknown. */
  language: string;
  doc: DocJson;
  /** In the order in which they are numbered. */
  threads: WordThread[];
  /** What the file says of itself, in a comment at the title by the tool. */
  about: { id: string; lines: string[] };
  exportedAt: string;
  tool: { name: string; version: string };
}

/** Where a text of several lines is cut into paragraphs. */
export const LINE_ENDS = /\r\n|\r|\n/;

/** The threads in the order of the file: those without a place stand at the title, and so before the others. */
export function titleFirst(threads: readonly WordThread[]): WordThread[] {
  return [...threads.filter(({ range }) => range === null), ...threads.filter(({ range }) => range !== null)];
}
