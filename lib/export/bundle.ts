import type { AnnotationView, CommentView } from '@/lib/annotations/model';
import type { ArticleView } from '@/lib/articles/model';
import type { Line } from '@/lib/coverage/coverage';
import type { SourceView } from '@/lib/sources/model';

/** Everything that an export is made of, read in one go through the authorised path (product.md D13). */
export interface ExportBundle {
  /** Scheme and host that public ids begin with, without a slash at the end: https://desk.example */
  origin: string;
  /** UTC, ISO 8601; the only value that two exports of one state may differ in. */
  exportedAt: string;
  article: ArticleView & { text: string };
  /** In reading order: by first range (start, then longer first), those without a range last; deleted ones left out. */
  annotations: AnnotationView[];
  /** By annotation id, oldest first; deleted ones left out. */
  comments: Map<string, CommentView[]>;
  /** The sources that the annotations are linked to, by citation key. */
  sources: SourceView[];
  /** Names of all people that the bundle mentions, by user id. */
  people: Map<string, string>;
  /** The article's sentences with their derived status. */
  lines: Line[];
}

/** One way out of Galley: a pure function from a bundle to the file's parts, in order. */
export interface ExportFormat {
  name: string;
  label: string;
  mediaType: string;
  /** Without a dot. */
  extension: string;
  render(bundle: ExportBundle): Iterable<Uint8Array>;
}
