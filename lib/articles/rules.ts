import {
  articleFieldsSchema,
  type ArticleChanges,
  type ArticleFieldConflict,
  type ArticleFieldName,
  type ArticleFields,
  type ArticleSort,
  type SortDirection,
} from '@/lib/articles/model';
import { foldText } from '@/lib/text/fold';

const FIELD_NAMES = articleFieldsSchema.keyof().options;

/** The most text that one article may have, in UTF-16 units, and the most textblocks. */
export const MAX_TEXT = 2_000_000;
export const MAX_BLOCKS = 20_000;

export type FieldsChange =
  | { ok: true; fields: ArticleFields; changed: ArticleFieldName[] }
  | { ok: false; conflicts: ArticleFieldConflict[] };

/**
 * Applies changes to the fields as they are stored. A field that already has the new value is left out of `changed`; one
 * that is neither the value the change was made on nor the new one is a conflict, and then nothing is applied.
 */
export function changeFields(stored: ArticleFields, changes: ArticleChanges): FieldsChange {
  const fields = { ...stored };
  const changed: ArticleFieldName[] = [];
  const conflicts: ArticleFieldConflict[] = [];
  for (const name of FIELD_NAMES) {
    const change = changes[name];
    if (!change || change.to === stored[name]) continue;
    if (change.from !== stored[name]) {
      conflicts.push({ field: name, yours: change.to, theirs: stored[name] });
    } else {
      fields[name] = change.to;
      changed.push(name);
    }
  }
  return conflicts.length > 0 ? { ok: false, conflicts } : { ok: true, fields, changed };
}

/** What search looks in; `searchTerms` of lib/text folds a query in the same way. */
export function articleSearchText(fields: ArticleFields, text: string): string {
  return foldText([fields.title, fields.byline, fields.outlet, fields.agency, text].join('\n'));
}

/** The direction in which a sort is first read: names from A, what is due from the first, everything else from the newest or largest. */
export function usualDirection(sort: ArticleSort): SortDirection {
  return sort === 'title' || sort === 'outlet' || sort === 'due' ? 'asc' : 'desc';
}
