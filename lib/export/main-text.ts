import type { ByKind } from '@/lib/export/by-kind';

/** What a person wrote on an annotation in the first place, by kind; undefined where the marked words say it all. */
export const MAIN_TEXT: ByKind<string | undefined> = {
  claim: ({ fields }) => fields.statement,
  quote: ({ fields }) => fields.contextNote,
  attribution: ({ fields }) => fields.note,
  source_citation: ({ fields }) => fields.note,
  entity_check: ({ fields }) => fields.note,
  query: ({ fields }) => fields.question,
  note: ({ fields }) => fields.body,
  cleared: () => undefined,
};
