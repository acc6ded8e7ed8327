import type { CommentView } from '@/lib/annotations/comment-model';
import type { AnnotationView } from '@/lib/annotations/model';
import type { ArticleView } from '@/lib/articles/model';
import type { SourceLineage } from '@/lib/evidence/lineage-rules';
import type { Line } from '@/lib/coverage/coverage';
import type { Scale } from '@/lib/review/scale-model';
import type { CitedSource } from '@/lib/sources/model';

/** Everything that an export is made of, read in one go through the authorised path (product.md D13). */
export interface ExportBundle {
  /** Scheme and host that public ids begin with, without a slash at the end: https://desk.example */
  origin: string;
  /** UTC, ISO 8601; the only value that two exports of one state may differ in. */
  exportedAt: string;
  /** The program that exports, told once in each format. */
  tool: { name: string; version: string };
  article: ArticleView & { text: string };
  /** In any order; deleted ones left out. Formats put them into reading order themselves. */
  annotations: AnnotationView[];
  /** By annotation id, oldest first; deleted ones left out. */
  comments: Map<string, CommentView[]>;
  /** The sources that the annotations are linked to, by citation key; restricted ones are withheld, whoever exports. */
  sources: CitedSource[];
  /** Where those come from, and what they derive from, by source id. */
  lineages: Map<string, SourceLineage>;
  /** Of the copies that evidence stands in, the SHA-256 of their bytes by their ids, hex; of withheld sources there are none. */
  captureHashes: Map<string, string>;
  /** What the claims are rated by, and what it is known by outside: the workspace has one. */
  scale: Scale & { id: string };
  /** Names of all people that the bundle mentions, by user id. */
  people: Map<string, string>;
  /** The article's sentences with their derived status. */
  lines: Line[];
}

/** One way out of Galley: a pure function from a bundle to the file's parts, in order. */
export interface ExportFormat {
  label: string;
  mediaType: string;
  /** Without a dot. */
  extension: string;
  render(bundle: ExportBundle): Iterable<Uint8Array<ArrayBuffer>>;
}
