import { Cursors, textValue, timeValue } from '@/lib/cursor';
import type { SourceSort } from '@/lib/sources/list-model';
import type { SourceView } from '@/lib/sources/model';

/** Places in the list of sources. */
export const sourceCursors = new Cursors<SourceView, SourceSort>({
  updated: { of: (row) => row.updatedAt, schema: timeValue },
  title: { of: (row) => row.title, schema: textValue },
  issued: { of: (row) => row.issued, schema: textValue },
  outlet: { of: (row) => row.containerTitle, schema: textValue },
});
