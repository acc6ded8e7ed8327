import { z } from 'zod';
import type { ArticleRow, ArticleSort } from '@/lib/articles/model';
import { Cursors, textValue, timeValue } from '@/lib/cursor';

/** Places in the list of articles. */
export const articleCursors = new Cursors<ArticleRow, ArticleSort, string | number>({
  updated: { of: (row) => row.updatedAt, schema: timeValue },
  title: { of: (row) => row.title, schema: textValue },
  outlet: { of: (row) => row.outlet, schema: textValue },
  published: { of: (row) => row.publishedAt, schema: textValue },
  // PostgreSQL's numbers of words end at 2^31.
  words: { of: (row) => row.wordCount, schema: z.int32().min(0) },
  // What is never due is due last.
  due: { of: (row) => row.dueAt ?? 'infinity', schema: z.union([z.literal('infinity'), timeValue]) },
});
