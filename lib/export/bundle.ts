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
  /** In any order; deleted and restricted ones left out, whoever exports. Formats put them into reading order themselves. */
  annotations: AnnotationView[];
  /** How many are left out because they are restricted. */
  withheldAnnotations: number;
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
  /** The article's sentences with their derived status, which counts restricted annotations too; the numbers of items do not. */
  lines: Line[];
}

type Part = Uint8Array<ArrayBuffer>;

/** One way out of Galley: a pure function from a bundle to the file's parts, in order; some are ready only after a while. */
export interface ExportFormat<Parts extends Iterable<Part> | AsyncIterable<Part> = Iterable<Part>> {
  label: string;
  mediaType: string;
  /** Without a dot. */
  extension: string;
  render(bundle: ExportBundle): Parts;
}
