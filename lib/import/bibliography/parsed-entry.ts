import type { SourceFields } from '@/lib/sources/model';

/** An entry of a bibliography that was read. */
export interface ParsedEntry {
  /** The line that it begins on, from 1. */
  line: number;
  /** What the file calls it; empty without a key. */
  key: string;
  /** What it becomes; null when nothing can be made of it. */
  fields: SourceFields | null;
  /** One sentence each: what was not understood, and where it is kept. */
  warnings: string[];
  /** As it stood in the file. */
  text: string;
}

/** A bibliography that was read: every entry of it, those that are broken too. `warnings` are about what stands between them. */
export interface ParsedBibliography {
  entries: ParsedEntry[];
  warnings: string[];
}
