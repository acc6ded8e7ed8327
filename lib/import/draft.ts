import type { Node } from '@tiptap/pm/model';
import type { ArticleFieldName, ArticleFields, DocJson, Provenance } from '@/lib/articles/model';
import type { ImportFailure } from '@/lib/import/failure';

/** What was read about an article, and where, in words for a person. */
export type Found = Partial<Record<ArticleFieldName, { value: string; from: string }>>;

/** What a format makes of its input: top-level blocks of lib/editor/schema, and what it knows about the article. */
export interface Reading {
  ok: true;
  blocks: Node[];
  found: Found;
  warnings: string[];
}

/** What every format has to say. */
export interface ImportFormat {
  name: string;
  extensions: readonly string[];
  mediaTypes: readonly string[];
  /** `isWhole` is true for a file, false for a selection that a person pasted: of that, nothing is chosen. */
  read(text: string, isWhole: boolean): Reading | ImportFailure;
}

/** An article as it was read, before a person decides. Each block of `doc` can be dropped. */
export interface Draft {
  /** The title is empty when none was found. */
  fields: ArticleFields;
  provenance: Provenance;
  doc: DocJson;
  /** The first block is not in the input: it holds the title. */
  titleAdded: boolean;
  warnings: string[];
}
